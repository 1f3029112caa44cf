"""The application as it is shipped: prepared by its own actions, started by its own command."""

import secrets
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from flask import Flask

from bench.contender import Contender, Launch
from bench.learner import HOST
from bench.numbers import numbers
from bench.recipes import CASE, LEARNERS, PASSWORD, learner_email, play_application
from eduapp.actions import cohorts, giving, people, roles, shelf
from eduapp.actions.audit import Hand
from eduapp.app import create_app
from eduapp.places import shipped
from eduapp.store import Attempt, Decision, Member, Person, Revision
from eduapp.web import ids
from eduapp.web.db import alembic, db

KEY = secrets.token_urlsafe(32)
NOW = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
DECISIONS = 10  # of each attempt that lies there already


@contextmanager
def inside(url: str) -> Iterator[Flask]:
    with tempfile.TemporaryDirectory() as folder:
        app = create_app({"DATABASE_URL": url, "DATA": folder, "SECRET_KEY": KEY})
        with app.app_context():
            yield app
            for engine in db.engines.values():
                engine.dispose()


def prepare(url: str) -> None:
    """Migrates, loads the cases that come along, and signs the learners up."""
    with inside(url):
        alembic.upgrade()
        shelf.load(db.session, shipped("cases"), now=NOW)
        for number in range(LEARNERS):
            people.sign_up(db.session, f"Learner {number}", learner_email(number), PASSWORD, now=NOW)
        db.session.commit()


def prepare_assigned(url: str) -> None:
    """The same, and the case is given to a cohort of all learners: what they decide is counted for it."""
    prepare(url)
    with inside(url):
        learners = db.session.scalars(sa.select(Person)).all()
        educator = people.sign_up(db.session, "Educator", "educator@bench.example", PASSWORD, now=NOW)
        educator.email_verified_at = NOW
        roles.grant(db.session, educator, "educator", now=NOW)
        cohort = cohorts.create(db.session, ids.new(NOW), educator.id, "Bench", "UTC", now=NOW)
        for learner in learners:
            db.session.add(Member(cohort_id=cohort.id, person_id=learner.id, joined_at=NOW, shares=True))
        hand = Hand(educator.id, educator.name, NOW, ids.maker(NOW))
        giving.give(db.session, cohort, "case", CASE, giving.Terms(), hand)
        db.session.commit()


def grow(url: str, total: int) -> None:
    """Stores attempts that have ended until there are so many decisions; to be called on a prepared database."""
    with inside(url), db.engine.begin() as connection:
        revision = connection.scalars(sa.select(Revision.id).where(Revision.key == CASE)).one()
        connection.execute(_ended_attempts(total // DECISIONS, revision))
        connection.execute(_their_decisions())


def _ended_attempts(count: int, revision: int) -> sa.Insert:
    number = numbers(count, "numbers")
    values = {
        "id": number.c.n + 1,
        "person_id": number.c.n % LEARNERS + 1,
        "case_key": sa.literal(CASE),
        "revision_id": sa.literal(revision),
        "kind": sa.literal("scored"),
        "is_first": sa.false(),
        "seed": sa.literal(1),
        "copied": sa.literal(0),
        "decided": sa.literal(DECISIONS),
        "changes": sa.literal(DECISIONS),
        "scene": sa.literal("home"),
        "started_at": sa.literal(NOW, Attempt.__table__.c.started_at.type),
        "changed_at": sa.literal(NOW, Attempt.__table__.c.changed_at.type),
        "finished_at": sa.literal(NOW, Attempt.__table__.c.changed_at.type),
        "end": sa.literal("good"),
    }
    return sa.insert(Attempt).from_select(list(values), sa.select(*values.values()))


def _their_decisions() -> sa.Insert:
    number = numbers(DECISIONS, "numbers")
    values = {
        "attempt_id": Attempt.id,
        "number": number.c.n,
        "scene": number.c.n,
        "choice": (Attempt.id + number.c.n) % 4,
        "ticks": sa.literal(""),
        "words": sa.literal(""),
        "at": sa.literal(NOW, Attempt.__table__.c.started_at.type),
    }
    made = sa.select(*values.values()).select_from(sa.join(Attempt, number, sa.true()))
    return sa.insert(Decision).from_select(list(values), made)


def launch(url: str, port: int) -> Launch:
    command = [sys.executable, "-c", "from eduapp.cli import main; main()", "run", "--host", HOST, "--port", str(port)]
    data = Path(tempfile.gettempdir()) / "eduapp-bench"
    settings = {"DATABASE_URL": url, "SECRET_KEY": KEY, "DATA": str(data), "PUBLIC_URL": f"http://{HOST}:{port}"}
    return Launch(command, {f"EDUAPP_{name}": value for name, value in settings.items()})


APPLICATION = Contender("application", prepare, grow, launch, play_application)
ASSIGNED = Contender("application, assigned", prepare_assigned, grow, launch, play_application)

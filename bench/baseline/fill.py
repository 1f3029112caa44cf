"""Puts learners and old decisions into a database of the baseline."""

from datetime import UTC, datetime

import sqlalchemy as sa
from werkzeug.security import generate_password_hash

from bench.baseline.engine import engine_for
from bench.baseline.scenes import DECISIONS
from bench.baseline.tables import attempts, decisions, learners, metadata
from bench.numbers import numbers
from bench.recipes import LEARNERS, PASSWORD, learner_email

LONG_AGO = datetime(2026, 1, 5, 9, 30, tzinfo=UTC).replace(tzinfo=None)


def prepare(url: str) -> None:
    """Makes the tables and the learners who play."""
    engine = engine_for(url)
    metadata.create_all(engine)
    # Quick to check: the log-in is no part of a step.
    password = generate_password_hash(PASSWORD, method="pbkdf2:sha256:1000")
    people = [
        {"email": learner_email(number), "name": f"Learner {number}", "password": password, "role": "learner"}
        for number in range(LEARNERS)
    ]
    with engine.begin() as connection:
        connection.execute(sa.insert(learners), people)
    engine.dispose()


def grow(url: str, total: int) -> None:
    """Stores attempts that have ended until there are so many decisions; to be called on a fresh database."""
    engine = engine_for(url)
    with engine.begin() as connection:
        connection.execute(_ended_attempts(total // DECISIONS))
        connection.execute(_their_decisions())
    engine.dispose()


def _ended_attempts(count: int) -> sa.Insert:
    number = numbers(count, "numbers")
    ended = sa.select(
        number.c.n % LEARNERS + 1,
        sa.literal(1),
        sa.literal(1),
        sa.literal(DECISIONS),
        sa.literal(LONG_AGO),
        sa.literal(LONG_AGO),
    )
    return sa.insert(attempts).from_select(["learner_id", "case_id", "scene", "decided", "begun", "ended"], ended)


def _their_decisions() -> sa.Insert:
    number = numbers(DECISIONS, "numbers")
    made = sa.select(
        attempts.c.id,
        number.c.n,
        number.c.n,
        (attempts.c.id + number.c.n) % 4,
        number.c.n % 3,
        sa.literal(LONG_AGO),
    ).select_from(attempts.join(number, sa.true()))
    return sa.insert(decisions).from_select(["attempt_id", "number", "scene", "choice", "points", "at"], made)

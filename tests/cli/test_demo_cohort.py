"""The cohort of the demo, played on the cases that come along, has something to tell its educator."""

from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from sqlalchemy import func, select

from eduapp.actions import cohorts, people, roles, shelf, tallies
from eduapp.actions.playable import playables
from eduapp.cli.demo_cohort import ALICE, FIRST_CASE, LAST_CASE, MODULE, RESIDENTS, seed_cohort
from eduapp.places import shipped
from eduapp.store import Assignment, Attempt, Cohort, Member, Person, QuizAttempt, StandingThen
from eduapp.web.db import db
from tests.conftest import NOON
from tests.databases import Templates, close, site
from tests.lives import learner


def seed() -> Cohort | None:
    alice, bob = (people.by_email(db.session, f"{name}@example.org") for name in ("alice", "bob"))
    assert alice is not None
    assert bob is not None
    return seed_cohort(db.session, bob, alice, now=NOON)


@pytest.fixture(scope="module")
def app(templates: Templates, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """A site with all that comes along, and the cohort on it."""
    with templates.copy("sqlite") as url:
        made = site(url, tmp_path_factory.mktemp("demo"))
        with made.app_context():
            shelf.load(db.session, shipped("cases"), now=NOON)
            learner(db.session, "Alice", NOON)
            roles.grant(db.session, learner(db.session, "Bob", NOON), "educator", now=NOON)
            assert seed() is not None
            db.session.commit()
        yield made
        close(made)


@pytest.fixture(autouse=True)
def _inside(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield
        db.session.rollback()


def person(name: str) -> int:
    return db.session.scalars(select(Person.id).where(Person.name.startswith(name))).one()


def tried(name: str, key: str) -> list[Attempt]:
    own = select(Attempt).where(Attempt.person_id == person(name), Attempt.case_key == key)
    return list(db.session.scalars(own.order_by(Attempt.started_at)))


def test_it_has_twelve_residents_and_alice_most_of_whom_share_their_standing() -> None:
    shares = db.session.scalars(select(Member.shares)).all()
    assert len(shares) == len(RESIDENTS) + 1 == 13
    assert len(shares) / 2 < sum(shares) < len(shares)
    assert len({resident.email for resident in (*RESIDENTS, ALICE)}) == 13


def test_a_case_is_over_a_module_goes_on_and_a_case_is_due_soon() -> None:
    found = db.session.scalars(select(Assignment).order_by(Assignment.due_at)).all()
    assert [(one.kind, one.key) for one in found] == [("case", FIRST_CASE), ("case", LAST_CASE), ("module", MODULE)]
    left = [one.due_at - NOON for one in found if one.due_at is not None]
    assert left[0].days < -30 < 0 <= left[1].days < 3 < left[2].days
    assert {f"{one.due_at.astimezone(ZoneInfo('Europe/Berlin')):%H:%M}" for one in found if one.due_at} == {"23:59"}


def test_somebody_did_something_unsafe_and_somebody_failed_twice() -> None:
    assert [bool(one.unsafe) for one in tried("Hiroto", LAST_CASE)] == [True]
    assert [one.passed for one in tried("Gwena", FIRST_CASE)] == [False, False]


def test_some_have_not_begun_what_is_due() -> None:
    assert [name for name in ("Ikaika", "Kofi", "Alice", "Lwazi") if not tried(name, LAST_CASE)] == [
        "Ikaika",
        "Kofi",
        "Alice",
    ]
    assert not db.session.scalar(select(func.count()).where(Attempt.person_id == person("Kofi")))


def test_the_standing_of_one_falls_by_more_than_ten_points_of_a_hundred() -> None:
    rows = select(StandingThen.standings).where(StandingThen.person_id == person("Jadwiga")).order_by(StandingThen.day)
    days = [standings["recognise"][0] for standings in db.session.scalars(rows)]
    assert max(days) - days[-1] > 0.1


def test_the_able_do_better_than_the_others() -> None:
    share = func.avg(1.0 * Attempt.points / Attempt.best)
    means = [db.session.scalar(select(share).where(Attempt.person_id == person(name))) for name in ("Gwena", "Amara")]
    assert (means[0] or 0) + 0.3 < (means[1] or 0)


def test_all_work_belongs_to_an_assignment_and_the_tallies_agree_with_it() -> None:
    for table in (Attempt, QuizAttempt):
        assert not db.session.scalar(select(func.count()).where(table.assignment_id.is_(None)))
    assert tallies.rebuild(db.session.connection(), playables()) == 0


def test_nothing_lies_ahead_and_it_is_made_once() -> None:
    assert db.session.scalars(select(func.max(Attempt.changed_at))).one() < NOON
    assert seed() is None
    bob = people.by_email(db.session, "bob@example.org")
    assert bob is not None
    assert len(cohorts.taught_by(db.session, bob.id, now=NOON)) == 1


def test_where_nothing_is_on_the_shelf_it_has_its_residents_only(templates: Templates, tmp_path: Path) -> None:
    with templates.copy("sqlite") as url:
        bare = site(url, tmp_path)
        with bare.app_context():
            learner(db.session, "Alice", NOON)
            roles.grant(db.session, learner(db.session, "Bob", NOON), "educator", now=NOON)
            assert seed() is not None
            counts = [db.session.scalar(select(func.count()).select_from(table)) for table in (Member, Assignment)]
            assert counts == [13, 0]
        close(bare)

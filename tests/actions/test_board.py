"""The board: who is on it, in which order, and what is compared with what."""

from datetime import timedelta
from typing import Any

from eduapp.actions.board import Board, board
from eduapp.store import Cohort, StandingThen
from eduapp.web.db import db
from eduapp.web.desk import desk
from tests.conftest import NOON, Clock
from tests.schooling import ASK, MODULE
from tests.taught import Class

DAY = timedelta(days=1)


def seen(class_: Class) -> Board:
    db.session.expire_all()
    return board(db.session, desk().weighings, db.session.get_one(Cohort, class_.cohort), now=NOON)


def stood(class_: Class, name: str, **chances: float) -> None:
    """The standing of somebody in one competency, so many days ago each."""
    for days, chance in chances.items():
        day = (NOON - int(days.removeprefix("d")) * DAY).date()
        standings: dict[str, Any] = {"recognise": [chance, 0.1, 0.9, 12]}
        db.session.add(StandingThen(person_id=class_.ids[name], day=day, standings=standings))
    db.session.commit()


def fell(class_: Class, name: str = "Alice") -> list[int]:
    (learner,) = [one for one in seen(class_).learners if one.name == name]
    return [why.count for why in learner.reasons if why.kind == "fell"]


def test_assignments_come_as_they_are_due_with_the_titles_of_the_shelf(in_class: Class) -> None:
    never, later = in_class.give(), in_class.give("module", MODULE, due_at=NOON + DAY)
    soon = in_class.give(key="gone-from-the-shelf", due_at=NOON)
    found = seen(in_class).assignments
    assert [one.id for one in found] == [soon.id, later.id, never.id]
    assert [one.title for one in found] == ["gone-from-the-shelf", "Legs over a year", "The stairs at home"]


def test_learners_come_by_their_names(in_class: Class) -> None:
    in_class.join("Dan")
    assert [one.name for one in seen(in_class).learners] == ["Alice", "Dan", "Mallory"]


def test_a_standing_is_compared_with_that_of_four_weeks_ago(in_class: Class) -> None:
    stood(in_class, "Alice", d60=0.2, d29=0.8, d10=0.9, d1=0.6)
    assert fell(in_class) == [20]


def test_who_began_since_is_compared_with_the_first_day(in_class: Class) -> None:
    stood(in_class, "Alice", d20=0.75, d10=0.9, d1=0.6)
    assert fell(in_class) == [15]


def test_a_standing_that_is_not_shared_counts_for_nothing(in_class: Class) -> None:
    stood(in_class, "Alice", d30=0.8, d1=0.2)
    in_class.member("Alice").shares = False
    db.session.commit()
    assert fell(in_class) == []
    assert seen(in_class).learners[0].standings is None


def test_those_of_whom_the_gravest_is_to_be_said_come_first(in_class: Class, time: Clock) -> None:
    in_class.give(due_at=NOON + DAY)
    stood(in_class, "Alice", d30=0.8, d1=0.2)
    in_class.join("Dan")
    in_class.climb_for("Dan", in_class.give(due_at=NOON + DAY), ASK)
    assert [one.name for one in seen(in_class).needing] == ["Alice", "Mallory", "Dan"]


def test_an_extension_lets_nobody_be_waited_for(in_class: Class) -> None:
    given = in_class.give(due_at=NOON + DAY)
    in_class.extend("Alice", given, NOON + 9 * DAY)
    assert [one.name for one in seen(in_class).needing] == ["Mallory"]

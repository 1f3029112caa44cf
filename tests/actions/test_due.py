"""What a learner has to do."""

from datetime import timedelta

from eduapp.actions.due import Due, due
from eduapp.store import Cohort
from eduapp.web import clock
from eduapp.web.db import db
from tests.conftest import NOON, Clock
from tests.schooling import ASK, MODULE
from tests.stage import statements
from tests.taught import Class

DAY = timedelta(days=1)


def seen(class_: Class, name: str = "Alice") -> list[Due]:
    db.session.expire_all()
    return due(db.session, class_.ids[name], now=clock.now())


def states(class_: Class) -> list[str]:
    return [one.state for one in seen(class_)]


def test_what_is_due_first_stands_first(in_class: Class) -> None:
    in_class.give()
    in_class.give("module", MODULE, due_at=NOON + 2 * DAY)
    in_class.give(due_at=NOON + DAY)
    assert [one.title for one in seen(in_class)] == ["The stairs at home", "Legs over a year", "The stairs at home"]


def test_what_is_not_of_her_or_over_is_not_asked(in_class: Class) -> None:
    in_class.give(withdrawn_at=NOON)
    given = in_class.give()
    assert seen(in_class, "Dan") == []
    assert [one.assignment.id for one in seen(in_class)] == [given.id]
    in_class.member("Alice").left_at = NOON
    db.session.commit()
    assert seen(in_class) == []
    db.session.get_one(Cohort, in_class.cohort).archived_at = NOON
    db.session.commit()
    assert seen(in_class, "Mallory") == []


def test_how_she_stands_with_it(in_class: Class, time: Clock) -> None:
    given = in_class.give(due_at=NOON + DAY, closes_at=NOON + 3 * DAY)
    assert states(in_class) == ["not begun"]
    attempt = in_class.climb_for("Alice", given)
    assert states(in_class) == ["going on"]
    time.pass_(days=2)
    assert states(in_class) == ["late"]
    time.pass_(days=1)
    assert states(in_class) == ["closed"]
    in_class.play("Alice", attempt, ASK)
    assert states(in_class) == ["done late"]


def test_what_is_done_or_closed_stays_in_sight_for_a_week(in_class: Class, time: Clock) -> None:
    given = in_class.give(due_at=NOON + DAY)
    in_class.give(closes_at=NOON + DAY)
    in_class.climb_for("Alice", given, ASK)
    assert states(in_class) == ["done", "not begun"]
    time.pass_(days=6)
    assert states(in_class) == ["done", "closed"]
    time.pass_(days=1)
    assert states(in_class) == ["closed"]
    time.pass_(days=1)
    assert states(in_class) == []


def test_what_left_the_shelf_is_called_by_its_key(in_class: Class) -> None:
    in_class.give(key="the-old-case")
    assert [one.title for one in seen(in_class)] == ["the-old-case"]


def test_as_many_statements_for_much_as_for_little(in_class: Class) -> None:
    def sent() -> int:
        db.session.expunge_all()
        with statements(in_class.app) as found:
            due(db.session, in_class.ids["Alice"], now=NOON)
        return len(found)

    in_class.give()
    assert sent() == 5
    for _ in range(3):
        in_class.climb_for("Alice", in_class.give(), ASK)
    sent()  # reads what the case is called, which a process keeps
    assert sent() == 5

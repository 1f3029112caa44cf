"""What a cohort is to do, and for which of it somebody can begin something."""

from datetime import timedelta

import pytest

from eduapp.actions.assignments import open_for, to_begin_for
from eduapp.actions.refused import Refused
from eduapp.store import Assignment, Cohort
from eduapp.web.db import db
from tests.conftest import NOON, Clock
from tests.schooling import ASK, MODULE
from tests.stage import STAIRS, statements
from tests.taught import Class

DAY = timedelta(days=1)


def fits(class_: Class, name: str = "Alice", kind: str = "case", key: str = STAIRS) -> list[Assignment]:
    return open_for(db.session, class_.ids[name], kind, key, now=NOON)


def test_what_is_due_first_comes_first_and_what_is_never_due_last(in_class: Class) -> None:
    never = in_class.give()
    later, sooner = in_class.give(due_at=NOON + 2 * DAY), in_class.give(due_at=NOON + DAY)
    assert fits(in_class) == [sooner, later, never]
    in_class.extend("Alice", sooner, NOON + 3 * DAY)
    assert fits(in_class) == [later, sooner, never], "by the dates that hold for her"


def test_only_that_case_or_module_and_only_who_is_in_the_cohort(in_class: Class) -> None:
    case, module = in_class.give(), in_class.give("module", MODULE)
    assert fits(in_class) == [case]
    assert fits(in_class, kind="module", key=MODULE) == [module]
    assert fits(in_class, key="the-walk") == fits(in_class, "Dan") == fits(in_class, key="nul\0") == []


def test_nothing_for_who_has_left_nothing_archived_nothing_withdrawn(in_class: Class) -> None:
    given = in_class.give()
    in_class.member("Alice").left_at = NOON
    assert fits(in_class) == []
    assert fits(in_class, "Mallory") == [given]
    given.withdrawn_at = NOON
    assert fits(in_class, "Mallory") == []
    given.withdrawn_at, db.session.get_one(Cohort, in_class.cohort).archived_at = None, NOON
    assert fits(in_class, "Mallory") == []


def test_nothing_before_it_opens_or_after_it_closes_for_her(in_class: Class) -> None:
    in_class.give(opens_at=NOON + DAY)
    closed = in_class.give(closes_at=NOON, created_at=NOON - DAY)
    assert fits(in_class) == []
    in_class.extend("Alice", closed, None, NOON + DAY)
    assert fits(in_class) == [closed]
    assert fits(in_class, "Mallory") == []
    in_class.member("Mallory").extra_time = 10
    assert fits(in_class, "Mallory") == [closed]


def test_an_attempt_that_was_begun_is_used(in_class: Class, time: Clock) -> None:
    given = in_class.give(attempts=2)
    in_class.climb_for("Alice", given)
    assert fits(in_class) == [given]
    in_class.climb_for("Alice", given, ASK)
    assert fits(in_class) == []
    assert fits(in_class, "Mallory") == [given]


def test_one_statement_however_many(in_class: Class) -> None:
    for _ in range(3):
        in_class.give()
    with statements(in_class.app) as sent:
        fits(in_class)
    assert len(sent) == 1


def test_the_last_attempt_that_is_left_is_begun_once(in_class: Class) -> None:
    given = in_class.give(attempts=1)
    alice, stairs = in_class.ids["Alice"], [("case", STAIRS)]
    assert to_begin_for(db.session, alice, given.id, stairs, now=NOON) == given
    in_class.climb_for("Alice", given)
    with pytest.raises(Refused, match="all attempts are used"):
        to_begin_for(db.session, alice, given.id, stairs, now=NOON)
    for other in ([], [("module", MODULE)]):
        with pytest.raises(Refused):
            to_begin_for(db.session, in_class.ids["Mallory"], given.id, other, now=NOON)

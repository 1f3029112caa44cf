"""Marks: what attempts come to, by the rule of the assignment."""

from datetime import timedelta

import pytest

from eduapp.actions.marks import Mark, marks_of
from eduapp.store import Assignment
from eduapp.web.db import db
from tests.conftest import NOON, Clock
from tests.schooling import AFTER, ASK, BEFORE, MODULE, PRACTICE, PRAISE, RIGHT, WRONG
from tests.stage import statements
from tests.taught import Class

HOUR = timedelta(hours=1)


def of(class_: Class, given: Assignment, name: str = "Alice") -> Mark:
    db.session.expire_all()
    return marks_of(db.session, class_.cohort)[given.id, class_.ids[name]]


def climb(class_: Class, time: Clock, given: Assignment, *ways: object) -> None:
    for way in ways:
        time.pass_(hours=1)
        class_.climb_for("Alice", given, way)  # type: ignore[arg-type]


def test_who_has_begun_nothing_has_a_mark_without_a_share(in_class: Class) -> None:
    given = in_class.give(due_at=NOON + HOUR)
    mark = of(in_class, given)
    assert mark == Mark(dates=mark.dates)
    assert not mark.is_done
    assert not mark.is_overdue(NOON + HOUR)
    assert mark.is_overdue(NOON + 2 * HOUR)


def test_there_is_a_mark_of_every_learner_for_everything(in_class: Class) -> None:
    given, withdrawn = in_class.give(), in_class.give(withdrawn_at=NOON)
    in_class.member("Mallory").left_at = NOON
    people = in_class.ids["Alice"], in_class.ids["Mallory"]
    assert marks_of(db.session, in_class.cohort).keys() == {(a.id, p) for a in (given, withdrawn) for p in people}


@pytest.mark.parametrize(("counts", "share"), [("first", 1.0), ("best", 1.0), ("last", 0.0)])
def test_the_rule_says_which_attempt_gives_the_mark(in_class: Class, time: Clock, counts: str, share: float) -> None:
    given = in_class.give(counts=counts)
    climb(in_class, time, given, ASK, PRAISE)
    mark = of(in_class, given)
    assert (mark.share, mark.begun, mark.finished, mark.is_done) == (share, 2, 2, True)


def test_an_attempt_that_goes_on_counts_as_begun(in_class: Class, time: Clock) -> None:
    given = in_class.give()
    in_class.climb_for("Alice", given)
    mark = of(in_class, given)
    assert (mark.share, mark.begun, mark.finished, mark.done, mark.last_at) == (None, 1, 0, 0.0, NOON)


def test_work_that_is_done_for_nothing_or_by_others_is_not_seen(in_class: Class) -> None:
    given, other = in_class.give(), in_class.give()
    in_class.played("Alice", ASK, key=given.key)
    in_class.climb_for("Alice", other, ASK)
    in_class.climb_for("Mallory", given, ASK)
    assert of(in_class, given).begun == 0


def test_failed_tries_are_counted_since_the_last_that_passed(in_class: Class, time: Clock) -> None:
    given = in_class.give()
    climb(in_class, time, given, PRAISE, PRAISE)
    assert of(in_class, given).failed == 2
    climb(in_class, time, given, ASK)
    assert of(in_class, given).failed == 0


@pytest.mark.parametrize(("counts", "is_late"), [("first", False), ("best", False), ("last", True)])
def test_it_is_late_where_the_attempt_that_gives_the_mark_was(
    in_class: Class, time: Clock, counts: str, is_late: bool
) -> None:
    given = in_class.give(counts=counts, due_at=NOON + 1.5 * HOUR)
    climb(in_class, time, given, ASK, ASK)
    assert of(in_class, given).is_late is is_late


def test_in_extra_time_or_an_extension_nothing_is_late(in_class: Class, time: Clock) -> None:
    given = in_class.give(counts="last", due_at=NOON + 1.5 * HOUR)
    climb(in_class, time, given, ASK, ASK)
    in_class.member("Alice").extra_time = 100
    db.session.commit()
    assert not of(in_class, given).is_late
    in_class.member("Alice").extra_time = 0
    in_class.extend("Alice", given, NOON + 3 * HOUR)
    assert not of(in_class, given).is_late


def test_a_mark_by_hand_stands_beside_what_was_earned(in_class: Class) -> None:
    given = in_class.give()
    in_class.climb_for("Alice", given, PRAISE)
    in_class.override("Alice", given, 0.8)
    mark = of(in_class, given)
    assert (mark.share, mark.earned) == (0.8, 0.0)
    assert mark.override is not None
    assert mark.override.reason == "The file was broken."
    in_class.override("Mallory", given, 0.4)
    assert (of(in_class, given, "Mallory").share, of(in_class, given, "Mallory").begun) == (0.4, 0)


def test_the_mark_of_a_module_is_that_of_its_post_test(in_class: Class, time: Clock) -> None:
    given = in_class.give("module", MODULE)
    in_class.enrol("Alice")
    in_class.take_for("Alice", given, BEFORE, WRONG)
    in_class.belong(in_class.climb("Alice"), given)
    half = of(in_class, given)
    assert (half.share, half.failed, round(half.done, 2), half.is_done) == (None, 0, 0.67, False)
    in_class.take_for("Alice", given, PRACTICE, WRONG)
    in_class.take_for("Alice", given, AFTER, WRONG)
    time.pass_(hours=1)
    assert (of(in_class, given).share, of(in_class, given).failed) == (0.0, 1)
    in_class.take_for("Alice", given, AFTER, RIGHT)
    whole = of(in_class, given)
    assert (whole.share, whole.failed, whole.done, whole.begun) == (1.0, 0, 1.0, 5)


def test_the_statements_do_not_grow_with_the_cohort(in_class: Class) -> None:
    def sent() -> int:
        db.session.expunge_all()
        with statements(in_class.app) as found:
            marks_of(db.session, in_class.cohort)
        return len(found)

    given = in_class.give("module", MODULE)
    in_class.enrol("Alice")
    in_class.take_for("Alice", given, BEFORE)
    sent()  # reads the release, which a process keeps
    assert sent() == 4
    for name in ("Dan", "Rita", "Olga"):
        in_class.join(name)
        in_class.climb_for(name, in_class.give(), ASK)
    assert sent() == 5

"""Giving a cohort something to do, changing and withdrawing it."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from eduapp.actions import giving
from eduapp.actions.giving import Slip, Terms
from eduapp.actions.refused import NotThere, Refused
from eduapp.store import Assignment, Change, Cohort
from eduapp.web.db import db
from tests.conftest import NOON
from tests.schooling import MODULE
from tests.stage import STAIRS
from tests.taught import Class

DAY = timedelta(days=1)
WEEK = Terms(NOON, NOON + 7 * DAY, NOON + 8 * DAY, 2, "first")


def cohort(class_: Class) -> Cohort:
    return db.session.get_one(Cohort, class_.cohort)


def give(class_: Class, terms: Terms = WEEK, kind: str = "case", key: str = STAIRS) -> Assignment:
    return giving.give(db.session, cohort(class_), kind, key, terms, class_.hand())


def changes() -> list[tuple[Any, ...]]:
    rows = db.session.scalars(select(Change).order_by(Change.at, Change.id)).all()
    return [(row.by_name, row.what, row.before, row.after) for row in rows]


def test_what_is_given_is_kept_and_written_down(in_class: Class) -> None:
    made = give(in_class)
    assert giving.terms_of(made) == WEEK
    assert changes() == [
        (
            "Bob",
            "given",
            None,
            {
                "kind": "case",
                "key": STAIRS,
                "opens_at": "2026-11-23T12:00:00+00:00",
                "due_at": "2026-11-30T12:00:00+00:00",
                "closes_at": "2026-12-01T12:00:00+00:00",
                "attempts": 2,
                "counts": "first",
            },
        )
    ]


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        (Terms(NOON, NOON), "due_at"),
        (Terms(NOON, NOON - DAY), "due_at"),
        (Terms(None, NOON, NOON - DAY), "closes_at"),
        (Terms(NOON, None, NOON), "closes_at"),
        (Terms(attempts=0), "attempts"),
        (Terms(attempts=101), "attempts"),
        (Terms(counts="median"), "counts"),
    ],
)
def test_what_does_not_fit_is_told_at_its_field_and_nothing_is_given(in_class: Class, terms: Terms, field: str) -> None:
    with pytest.raises(Slip) as told:
        give(in_class, terms)
    assert told.value.field == field
    assert giving.of_cohort(db.session, in_class.cohort) == []
    assert changes() == []


def test_any_date_may_be_missing(in_class: Class) -> None:
    for terms in (
        Terms(),
        Terms(NOON),
        Terms(None, NOON),
        Terms(None, None, NOON),
        Terms(NOON, NOON + DAY, NOON + DAY),
    ):
        assert giving.terms_of(give(in_class, terms)) == terms


def test_only_what_is_on_the_shelf_can_be_given(in_class: Class) -> None:
    assert giving.titles(db.session)["module", MODULE] == "Legs over a year"
    for kind, key in (("case", "nothing"), ("module", STAIRS), ("quiz", "walking/before"), ("case", "nul\0")):
        with pytest.raises(Slip) as told:
            give(in_class, kind=kind, key=key)
        assert told.value.field == "what"


def test_a_module_says_by_itself_how_often_its_tests_are_taken(in_class: Class) -> None:
    with pytest.raises(Slip) as told:
        give(in_class, kind="module", key=MODULE)
    assert told.value.field == "attempts"


def test_a_change_names_only_what_is_new(in_class: Class) -> None:
    made = give(in_class)
    giving.change(db.session, made, Terms(NOON, NOON + 9 * DAY, None, 2, "first"), in_class.hand())
    giving.change(db.session, made, giving.terms_of(made), in_class.hand())
    assert changes()[1:] == [
        (
            "Bob",
            "terms",
            {"due_at": "2026-11-30T12:00:00+00:00", "closes_at": "2026-12-01T12:00:00+00:00"},
            {"due_at": "2026-12-02T12:00:00+00:00", "closes_at": None},
        )
    ]


def test_a_change_that_does_not_fit_changes_nothing(in_class: Class) -> None:
    made = give(in_class)
    with pytest.raises(Slip):
        giving.change(db.session, made, Terms(NOON, NOON - DAY), in_class.hand())
    assert giving.terms_of(made) == WEEK


def test_withdrawing_and_giving_again(in_class: Class) -> None:
    made = give(in_class)
    for _ in range(2):
        giving.withdraw(db.session, made, in_class.hand())
    assert made.withdrawn_at == NOON
    giving.restore(db.session, made, in_class.hand())
    assert made.withdrawn_at is None
    assert [what for _, what, _, _ in changes()] == ["given", "withdrawn", "given again"]


def test_nothing_is_asked_in_an_archived_cohort(in_class: Class) -> None:
    made = give(in_class)
    cohort(in_class).archived_at = NOON
    db.session.flush()
    with pytest.raises(Refused, match="archived"):
        give(in_class)
    with pytest.raises(Refused, match="archived"):
        giving.change(db.session, made, Terms(), in_class.hand())


def test_an_assignment_of_another_cohort_is_not_there(in_class: Class) -> None:
    made, other = give(in_class), in_class.found("Tuesday")
    with pytest.raises(NotThere):
        giving.assignment_or_404(db.session, other, made.id)
    assert giving.assignment_or_404(db.session, cohort(in_class), made.id) is made


def test_what_is_due_first_stands_first_and_what_is_withdrawn_last(in_class: Class) -> None:
    never, later = give(in_class, Terms()), give(in_class, Terms(None, NOON + 2 * DAY))
    sooner, gone = give(in_class, Terms(None, NOON + DAY)), give(in_class, Terms(None, NOON))
    giving.withdraw(db.session, gone, in_class.hand())
    assert giving.of_cohort(db.session, in_class.cohort) == [sooner, later, never, gone]

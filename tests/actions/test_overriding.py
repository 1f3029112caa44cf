"""Marks set by hand, and taken back."""

from typing import Any

import pytest
from sqlalchemy import select

from eduapp.actions import overriding
from eduapp.actions.giving import Slip
from eduapp.actions.refused import NotThere
from eduapp.store import Assignment, Change
from eduapp.web.db import db
from tests.schooling import ASK, PRAISE
from tests.taught import Class

BROKEN = "The chart did not load."


@pytest.fixture
def given(in_class: Class) -> Assignment:
    made = in_class.give()
    in_class.climb_for("Alice", made, PRAISE)
    return made


def share(class_: Class, given: Assignment) -> float | None:
    return overriding.mark_of(db.session, given, class_.member("Alice")).share


def changes() -> list[tuple[Any, ...]]:
    found = db.session.scalars(select(Change).order_by(Change.id)).all()
    return [(row.what, row.before, row.after, row.reason) for row in found]


def test_a_mark_by_hand_holds_until_it_is_taken_back(in_class: Class, given: Assignment) -> None:
    alice = in_class.member("Alice")
    overriding.override(db.session, given, alice, 0.75, BROKEN, in_class.hand())
    assert share(in_class, given) == 0.75
    overriding.override(db.session, given, alice, 0.5, "Counted again.", in_class.hand())
    in_class.climb_for("Alice", given, ASK)
    assert share(in_class, given) == 0.5, "whatever is played meanwhile"
    overriding.take_back(db.session, given, alice, "It was right.", in_class.hand())
    overriding.take_back(db.session, given, alice, "It was right.", in_class.hand())
    assert share(in_class, given) == 1.0
    earned, first, second = ({"share": s, "by_hand": h} for s, h in ((0.0, False), (0.75, True), (0.5, True)))
    assert changes() == [
        ("mark", earned, first, BROKEN),
        ("mark", first, second, "Counted again."),
        ("mark", second, {"share": 1.0, "by_hand": False}, "It was right."),
    ]


@pytest.mark.parametrize(
    ("mark", "reason", "field"),
    [(-0.1, BROKEN, "per_cent"), (1.1, BROKEN, "per_cent"), (float("nan"), BROKEN, "per_cent"), (0.5, " ", "reason")],
)
def test_what_does_not_fit_is_told_at_its_field_and_nothing_changes(
    in_class: Class, given: Assignment, mark: float, reason: str, field: str
) -> None:
    with pytest.raises(Slip) as told:
        overriding.override(db.session, given, in_class.member("Alice"), mark, reason, in_class.hand())
    assert told.value.field == field
    assert share(in_class, given) == 0.0
    assert changes() == []


def test_only_of_who_is_or_was_in_the_cohort(in_class: Class, given: Assignment) -> None:
    assert overriding.member_or_404(db.session, given, in_class.ids["Mallory"]).person_id == in_class.ids["Mallory"]
    with pytest.raises(NotThere):
        overriding.member_or_404(db.session, given, in_class.ids["Dan"])

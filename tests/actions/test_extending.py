"""More time for some learners, with the reason."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from eduapp.actions import extending
from eduapp.actions.giving import Slip
from eduapp.actions.refused import NotThere
from eduapp.store import Assignment, Change, Extension
from eduapp.web.db import db
from tests.conftest import NOON
from tests.taught import Class

DAY = timedelta(days=1)
ILL = "She was ill."


@pytest.fixture
def given(in_class: Class) -> Assignment:
    return in_class.give(opens_at=NOON, due_at=NOON + 7 * DAY, closes_at=NOON + 9 * DAY)


def people(class_: Class, *names: str) -> list[int]:
    return [class_.ids[name] for name in names or ("Alice", "Mallory")]


def rows() -> dict[int, Extension]:
    return {row.person_id: row for row in db.session.scalars(select(Extension))}


def changes() -> list[tuple[Any, ...]]:
    found = db.session.scalars(select(Change).order_by(Change.id)).all()
    return [(row.what, row.person_id, row.before, row.after, row.reason) for row in found]


def test_a_list_of_learners_gets_more_time_at_once(in_class: Class, given: Assignment) -> None:
    everybody = people(in_class)
    assert extending.extend(db.session, given, everybody, NOON + 8 * DAY, None, f" {ILL} ", in_class.hand()) == 2
    assert {id_: (row.due_at, row.reason) for id_, row in rows().items()} == dict.fromkeys(
        everybody, (NOON + 8 * DAY, ILL)
    )
    until = {"due_at": "2026-12-01T12:00:00+00:00", "closes_at": None}
    assert sorted(changes()) == [("extension", id_, None, until, ILL) for id_ in sorted(everybody)]


def test_another_extension_takes_the_place_of_the_one_before(in_class: Class, given: Assignment) -> None:
    (alice,) = people(in_class, "Alice")
    extending.extend(db.session, given, [alice], NOON + 8 * DAY, None, ILL, in_class.hand())
    extending.extend(db.session, given, [alice], NOON + 9 * DAY, NOON + 10 * DAY, "Still ill.", in_class.hand())
    row = rows()[alice]
    assert (row.due_at, row.closes_at, row.reason) == (NOON + 9 * DAY, NOON + 10 * DAY, "Still ill.")
    assert changes()[1][2] == changes()[0][3], "the trail leads from one to the next"


@pytest.mark.parametrize(
    ("due", "closes", "reason", "field"),
    [
        (None, None, ILL, "due_at"),
        (7, None, ILL, "due_at"),
        (6, None, ILL, "due_at"),
        (None, 9, ILL, "closes_at"),
        (12, 11, ILL, "closes_at"),
        (8, None, "  ", "reason"),
        (8, None, "x" * 2001, "reason"),
    ],
)
def test_what_does_not_fit_is_told_at_its_field_and_nothing_changes(
    in_class: Class, given: Assignment, due: int | None, closes: int | None, reason: str, field: str
) -> None:
    due_at, closes_at = (None if days is None else NOON + days * DAY for days in (due, closes))
    with pytest.raises(Slip) as told:
        extending.extend(db.session, given, people(in_class), due_at, closes_at, reason, in_class.hand())
    assert told.value.field == field
    assert rows() == {}
    assert changes() == []


def test_what_is_never_due_is_not_extended(in_class: Class) -> None:
    given = in_class.give()
    for field, due_at, closes_at in (("due_at", NOON, None), ("closes_at", None, NOON)):
        with pytest.raises(Slip) as told:
            extending.extend(db.session, given, people(in_class), due_at, closes_at, ILL, in_class.hand())
        assert told.value.field == field


@pytest.mark.parametrize("stranger", ["Dan", "Bob"])
def test_one_stranger_in_the_list_stops_all_of_it(in_class: Class, given: Assignment, stranger: str) -> None:
    with pytest.raises(NotThere):
        extending.extend(
            db.session, given, people(in_class, "Alice", stranger), NOON + 8 * DAY, None, ILL, in_class.hand()
        )
    assert rows() == {}


def test_who_has_left_and_nobody_at_all_get_none(in_class: Class, given: Assignment) -> None:
    in_class.member("Alice").left_at = NOON
    db.session.flush()
    with pytest.raises(NotThere):
        extending.extend(db.session, given, people(in_class), NOON + 8 * DAY, None, ILL, in_class.hand())
    with pytest.raises(Slip) as told:
        extending.extend(db.session, given, [], NOON + 8 * DAY, None, ILL, in_class.hand())
    assert told.value.field == "people"


def test_an_extension_is_taken_back_with_its_reason(in_class: Class, given: Assignment) -> None:
    alice, mallory = people(in_class)
    extending.extend(db.session, given, [alice], NOON + 8 * DAY, None, ILL, in_class.hand())
    assert extending.take_back(db.session, given, [alice, mallory], "A slip.", in_class.hand()) == 1
    assert rows() == {}
    assert changes()[1] == ("extension", alice, changes()[0][3], None, "A slip.")


def test_extra_time_is_set_for_all_of_a_list_and_written_down_where_it_is_new(in_class: Class) -> None:
    in_class.member("Alice").extra_time = 25
    db.session.flush()
    everybody = people(in_class)
    assert extending.set_extra_time(db.session, in_class.cohort, everybody, 25, "Dyslexia.", in_class.hand()) == 1
    assert in_class.member("Mallory").extra_time == 25
    assert changes() == [
        ("extra time", in_class.ids["Mallory"], {"per_cent": 0}, {"per_cent": 25}, "Dyslexia."),
    ]


@pytest.mark.parametrize(
    ("per_cent", "reason", "field"), [(-1, ILL, "per_cent"), (301, ILL, "per_cent"), (25, "", "reason")]
)
def test_extra_time_that_does_not_fit_changes_nothing(in_class: Class, per_cent: int, reason: str, field: str) -> None:
    with pytest.raises(Slip) as told:
        extending.set_extra_time(db.session, in_class.cohort, people(in_class), per_cent, reason, in_class.hand())
    assert told.value.field == field
    assert in_class.member("Alice").extra_time == 0

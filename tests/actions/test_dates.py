"""The dates that hold for one learner."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from eduapp.actions.dates import Dates, dates_for


def on(day: int, hour: int = 12, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


FIRST = on(1)


@dataclass
class Given:
    opens_at: datetime | None = None
    due_at: datetime | None = None
    closes_at: datetime | None = None
    created_at: datetime = FIRST


@dataclass
class Member:
    extra_time: int = 0


@dataclass
class Extension:
    due_at: datetime | None = None
    closes_at: datetime | None = None


WEEK = Given(on(2), on(12), on(14))


def test_without_anything_special_the_dates_are_those_of_the_assignment() -> None:
    same = Dates(on(2), on(12), on(14))
    assert (
        dates_for(WEEK, None, None) == dates_for(WEEK, Member(), None) == dates_for(WEEK, Member(), Extension()) == same
    )


def test_extra_time_lengthens_the_time_to_due_and_closes_later_by_as_much() -> None:
    assert dates_for(WEEK, Member(50), None) == Dates(on(2), on(17), on(19))


def test_without_an_opening_extra_time_runs_from_when_it_was_given() -> None:
    assert dates_for(Given(due_at=on(11)), Member(10), None).due_at == on(12)


def test_where_it_is_never_due_extra_time_runs_to_when_it_closes() -> None:
    assert dates_for(Given(on(2), None, on(12)), Member(20), None) == Dates(on(2), None, on(14))


def test_what_was_due_before_it_was_given_gets_no_extra_time() -> None:
    assert dates_for(Given(due_at=on(1, 9)), Member(100), None).due_at == on(1, 9)


def test_extra_time_is_whole_minutes_and_never_less_than_it_should_be() -> None:
    assert dates_for(Given(on(2), on(2, 12, 1)), Member(50), None).due_at == on(2, 12, 2)


def test_an_extension_moves_what_is_due_and_nothing_closes_before_that() -> None:
    assert dates_for(WEEK, None, Extension(on(13))) == Dates(on(2), on(13), on(14))
    assert dates_for(WEEK, None, Extension(on(20))) == Dates(on(2), on(20), on(20))
    assert dates_for(WEEK, None, Extension(on(20), on(22))) == Dates(on(2), on(20), on(22))
    assert dates_for(WEEK, None, Extension(None, on(22))) == Dates(on(2), on(12), on(22))


def test_of_an_extension_and_extra_time_the_later_holds() -> None:
    assert dates_for(WEEK, Member(50), Extension(on(13))).due_at == on(17)
    assert dates_for(WEEK, Member(50), Extension(on(20))).due_at == on(20)


def test_an_extension_never_shortens() -> None:
    """Also where the date of all was moved past it afterwards."""
    assert dates_for(WEEK, None, Extension(on(11), on(11))) == Dates(on(2), on(12), on(14))
    assert dates_for(Given(), None, Extension(on(11), on(11))) == Dates()


@pytest.mark.parametrize(
    ("now", "is_open"), [(on(1, 23), False), (on(2), True), (on(13), True), (on(13, 23), True), (on(14), False)]
)
def test_it_is_open_from_its_opening_to_its_close(now: datetime, is_open: bool) -> None:
    assert dates_for(WEEK, None, None).is_open(now) is is_open


def test_what_has_no_dates_is_always_open_and_never_late() -> None:
    assert Dates().is_open(on(1))
    assert not Dates().is_late(on(30))


def test_what_is_finished_at_the_very_moment_is_not_late() -> None:
    dates = dates_for(WEEK, None, None)
    assert not dates.is_late(on(12))
    assert dates.is_late(on(12) + timedelta(seconds=1))

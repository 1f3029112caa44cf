"""Dates as they are typed, and the nights in which the clocks change."""

from datetime import UTC, datetime

import pytest

from eduapp.actions.local_time import comes_twice, read, typed
from eduapp.actions.refused import Refused

BERLIN = "Europe/Berlin"


def test_what_is_typed_is_meant_in_the_zone_of_the_cohort() -> None:
    assert read("2026-12-01T18:00", BERLIN) == datetime(2026, 12, 1, 17, tzinfo=UTC)
    assert read("2026-07-01 18:00", BERLIN) == datetime(2026, 7, 1, 16, tzinfo=UTC)
    assert read(" 2026-12-01T18:00:00 ", "UTC") == datetime(2026, 12, 1, 18, tzinfo=UTC)


def test_nothing_typed_is_no_date() -> None:
    assert read("  ", BERLIN) is None
    assert typed(None, BERLIN) == ""


@pytest.mark.parametrize(
    "text", ["soon", "2026-13-01T10:00", "2026-02-30T10:00", "2026-12-01", "0001-01-01T00:00", "\0"]
)
def test_what_is_no_date_is_told(text: str) -> None:
    with pytest.raises(Refused, match="Give a day and a time"):
        read(text, BERLIN)


def test_a_time_that_does_not_exist_is_told_with_the_one_to_give() -> None:
    with pytest.raises(Refused, match=r"02:30 does not exist on that day in Europe/Berlin.* Give 03:30\."):
        read("2027-03-28T02:30", BERLIN)
    with pytest.raises(Refused, match=r"02:10 .* Give 02:40\."):
        read("2026-10-04T02:10", "Australia/Lord_Howe")


def test_of_a_time_that_comes_twice_nobody_loses_the_hour() -> None:
    opens = read("2026-10-25T02:30", BERLIN, is_opening=True)
    due = read("2026-10-25T02:30", BERLIN)
    assert opens == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert due == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert comes_twice(opens, BERLIN)
    assert comes_twice(due, BERLIN)


def test_other_times_come_once() -> None:
    for text in ("2026-10-25T03:30", "2026-10-25T01:59", "2027-03-28T03:30"):
        assert not comes_twice(read(text, BERLIN), BERLIN)
    assert not comes_twice(None, BERLIN)


def test_what_was_read_is_typed_as_it_was() -> None:
    assert typed(read("2026-12-01T18:05", BERLIN), BERLIN) == "2026-12-01T18:05"

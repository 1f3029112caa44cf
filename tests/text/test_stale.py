"""When a review is out of date."""

from datetime import date

import pytest

from eduapp.text.stale import due


@pytest.mark.parametrize(
    ("reviewed", "months", "day"),
    [
        (date(2026, 11, 20), 24, date(2028, 11, 20)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
        (date(9999, 12, 31), 24, date.max),
        (date.min, 1, date(1, 2, 1)),
    ],
)
def test_a_review_ends_after_so_many_months(reviewed: date, months: int, day: date) -> None:
    assert due(reviewed, months) == day

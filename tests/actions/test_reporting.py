"""The period of a report, and the domains in it."""

from datetime import UTC, date, datetime

import pytest

from eduapp.actions import reporting
from eduapp.actions.refused import Refused
from eduapp.actions.reporting import Period
from eduapp.store import Competency
from eduapp.web.db import db
from tests.conftest import NOON
from tests.taught import ZONE, Class

TODAY = date(2026, 11, 23)


def test_without_days_it_is_the_last_half_year() -> None:
    assert reporting.period("", " ", TODAY) == Period(date(2026, 5, 24), TODAY)


def test_the_days_that_are_asked_for_both_belong_to_it() -> None:
    period = reporting.period("2026-10-24", "2026-10-25", TODAY)
    assert period.bounds(ZONE) == (datetime(2026, 10, 23, 22, tzinfo=UTC), datetime(2026, 10, 25, 23, tzinfo=UTC))


@pytest.mark.parametrize(
    ("first", "last"), [("soon", ""), ("", "2026-02-30"), ("0001-01-01", ""), ("2026-11-23", "2026-11-22")]
)
def test_days_that_are_none_are_refused(first: str, last: str) -> None:
    with pytest.raises(Refused):
        reporting.period(first, last, TODAY)


def test_milestones_come_first_and_what_no_framework_names_comes_last(in_class: Class) -> None:
    for key, name in (("recognise", "CanMEDS"), ("communicate", "ACGME Neurology Milestones 2.0")):
        db.session.get_one(Competency, key).frameworks = [{"name": name, "label": "A domain", "verified": False}]
    db.session.flush()
    member = in_class.member("Alice")
    found = reporting.report(db.session, member, ZONE, Period(NOON.date(), NOON.date()))
    assert [name for name, _ in found.frameworks] == ["ACGME Neurology Milestones 2.0", "CanMEDS", ""]
    assert not found.frameworks[0][1][0].is_checked

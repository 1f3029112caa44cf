"""Moments: a time zone goes in, UTC comes out, on both databases."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select
from sqlalchemy.exc import StatementError

from eduapp.store import Mail, Person
from eduapp.web.db import db

pytestmark = pytest.mark.usefixtures("in_app")

MOMENT = datetime(2026, 3, 29, 2, 30, 15, 123456, tzinfo=UTC)


def kept(moment: datetime) -> datetime:
    """The moment as it comes back from the database."""
    db.session.add(Person(is_guest=True, created_at=moment, seen_at=moment))
    db.session.flush()
    db.session.expire_all()
    return db.session.scalars(select(Person.seen_at)).one()


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(StatementError, match="A moment needs its time zone"):
        kept(MOMENT.replace(tzinfo=None))


@pytest.mark.parametrize("hours", [-11, 0, 2])
def test_a_moment_comes_back_in_utc_to_the_microsecond(hours: int) -> None:
    back = kept(MOMENT.astimezone(timezone(timedelta(hours=hours))))
    assert back == MOMENT
    assert back.tzinfo is UTC or back.utcoffset() == timedelta(0)
    assert back.hour == 2


def test_moments_of_different_zones_are_compared_as_moments() -> None:
    kept(MOMENT)
    east = timezone(timedelta(hours=9))
    before, after = (MOMENT + timedelta(seconds=shift) for shift in (-1, 1))
    assert db.session.scalars(select(Person.id).where(Person.seen_at > before.astimezone(east))).all() != []
    assert db.session.scalars(select(Person.id).where(Person.seen_at > after.astimezone(east))).all() == []
    assert db.session.scalars(select(Person.id).where(Person.seen_at == MOMENT.astimezone(east))).all() != []


def test_no_moment_stays_none() -> None:
    db.session.add(Mail(recipient="", subject="", body="", created_at=MOMENT))
    db.session.flush()
    db.session.expire_all()
    assert db.session.scalars(select(Mail.due_at)).one() is None

"""Reminds of review cards those who asked for it: once a day, and only where some wait and none was reviewed yet."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, bindparam, func, or_, select, update
from sqlalchemy.orm import Session

from eduapp.actions import mail
from eduapp.actions.cards import ONE_DAY, day_of
from eduapp.store import Card, Person, Review, ReviewPlan

WITHIN = 6  # hours after the first one at which a day's reminders may still be sent: nobody is woken by one
_AT_ONCE = 100

_log = logging.getLogger("eduapp.jobs")


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who is to be reminded of so many cards, in that language."""

    person_id: int
    language: str
    due: int


@dataclass(frozen=True, slots=True)
class Letter:
    """`stop` is the address at which one click ends the reminders."""

    subject: str
    body: str
    stop: str


Write = Callable[[Reader], Letter]

_IS_TO_DO = or_(ReviewPlan.reminded_on.is_(None), ReviewPlan.reminded_on < bindparam("day"))
_DUE_AT = Card.__table__.c.due_at
_WAITING = (
    select(func.count())
    .select_from(Card)
    .where(Card.person_id == ReviewPlan.person_id, bindparam("tomorrow", type_=_DUE_AT.type) > _DUE_AT)
    .scalar_subquery()
)
_REVIEWED = (
    select(Review.card_id)
    .join(Card, Card.id == Review.card_id)
    .where(Card.person_id == ReviewPlan.person_id, Review.at >= bindparam("today", type_=Review.__table__.c.at.type))
    .exists()
)
_READERS = (
    select(ReviewPlan.person_id, ReviewPlan.language, ReviewPlan.a_day, _WAITING.label("waiting"))
    .join(Person, Person.id == ReviewPlan.person_id)
    .where(ReviewPlan.reminds, ReviewPlan.a_day > 0, _IS_TO_DO, ReviewPlan.person_id > bindparam("after"))
    .where(Person.email_verified_at.is_not(None), Person.email.is_not(None), _WAITING > 0, ~_REVIEWED)
    .order_by(ReviewPlan.person_id)
    .limit(_AT_ONCE)
)
_CLAIM = (
    update(ReviewPlan)
    .where(ReviewPlan.person_id == bindparam("person"), ReviewPlan.reminds, _IS_TO_DO)
    .values(reminded_on=bindparam("day"))
)


def remind(engine: Engine, write: Write, hour: int, *, now: datetime) -> int:
    """Write a reminder to each who is due for one, from that hour (UTC) on; returns how many were written."""
    if not hour <= now.astimezone(UTC).hour < hour + WITHIN:
        return 0
    return sum(_try(engine, write, reader, now) for reader in _readers(engine, now))


def _readers(engine: Engine, now: datetime) -> Iterator[Reader]:
    today, after = day_of(now), 0
    while True:
        with engine.connect() as connection:
            bounds = {"day": today.date(), "today": today, "tomorrow": today + ONE_DAY, "after": after}
            rows = connection.execute(_READERS, bounds).all()
        for row in rows:
            yield Reader(row.person_id, row.language, min(row.a_day, row.waiting))
        if len(rows) < _AT_ONCE:
            return
        after = rows[-1].person_id


def _try(engine: Engine, write: Write, reader: Reader, now: datetime) -> bool:
    """A letter that cannot be written holds up no other, and is tried again with the next round."""
    try:
        return _remind(engine, write, reader, now)
    except Exception:
        _log.exception("A reminder could not be written.")
        return False


def _remind(engine: Engine, write: Write, reader: Reader, now: datetime) -> bool:
    """The day is written down in the same transaction as the mail, by whichever process is first."""
    letter = write(reader)
    with Session(engine) as session, session.begin():
        claim = {"person": reader.person_id, "day": day_of(now).date()}
        if session.connection().execute(_CLAIM, claim).rowcount != 1:
            return False
        person = session.get_one(Person, reader.person_id)
        mail.write(session, person, letter.subject, letter.body, unsubscribe=letter.stop, now=now)
    return True

"""Deletes what has been held long enough, as the privacy page promises."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Engine, Table, and_, delete, or_, select, tuple_

from eduapp.actions.exporting import KEPT as EXPORT
from eduapp.actions.invitations import KEPT as INVITATION
from eduapp.actions.unsent import KEPT as UNSENT
from eduapp.store import (
    Base,
    Export,
    FailedLogIn,
    Invitation,
    KnownBrowser,
    LiveSeat,
    LiveVote,
    LogInSession,
    Mail,
    Person,
    Unsent,
)

FAILED_LOG_IN = timedelta(days=1)
KNOWN_BROWSER = timedelta(days=365)
MAIL = timedelta(days=30)
LIVE = timedelta(days=1)
# Small transactions, so that nobody waits for this one.
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Keep:
    """How long guests are kept after their last visit, and sessions after they were last used."""

    guests: timedelta
    sessions: timedelta


def forget(engine: Engine, *, now: datetime, keep: Keep) -> dict[str, int]:
    """Delete what is too old, each in small transactions; returns how many rows of which table went.

    What belongs to a guest goes with the guest, by the foreign keys.
    """
    return {model.__tablename__: _delete(engine, model, old) for model, old in _too_old(now, keep)}


def _too_old(now: datetime, keep: Keep) -> Iterator[tuple[type[Base], ColumnElement[bool]]]:
    yield Person, and_(Person.is_guest, Person.seen_at < now - keep.guests)
    yield LogInSession, LogInSession.seen_at < now - keep.sessions
    yield FailedLogIn, FailedLogIn.at < now - FAILED_LOG_IN
    yield KnownBrowser, KnownBrowser.seen_at < now - KNOWN_BROWSER
    yield LiveSeat, LiveSeat.joined_at < now - LIVE
    yield LiveVote, LiveVote.at < now - LIVE
    yield Export, Export.asked_at < now - EXPORT
    yield Unsent, Unsent.at < now - UNSENT
    yield Invitation, Invitation.invited_at < now - INVITATION
    # A mail that could not be sent is done with as well when nobody tries any more.
    given_up = and_(Mail.sent_at.is_(None), Mail.due_at.is_(None), Mail.created_at < now - MAIL)
    yield Mail, or_(Mail.sent_at < now - MAIL, given_up)


def _delete(engine: Engine, model: type[Base], old: ColumnElement[bool]) -> int:
    table = model.__table__
    assert isinstance(table, Table)
    key = tuple_(*table.primary_key.columns)
    some = select(*table.primary_key.columns).where(old).limit(_AT_ONCE)
    total = 0
    while True:
        # Asked twice: PostgreSQL looks only at the outer one again when a guest signs up at this moment.
        with engine.begin() as connection:
            gone = connection.execute(delete(table).where(key.in_(some), old)).rowcount
        total += gone
        if gone < _AT_ONCE:
            return total

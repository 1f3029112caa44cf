"""Log-in sessions: they live on the server, so that after logging out an old cookie is dead."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import Connection, Row, bindparam, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session

from eduapp.store import KnownBrowser, LogInSession, Person, Role
from eduapp.store.person import EVERYTHING

SEEN_EVERY = timedelta(hours=12)
KNOWN = timedelta(days=365)  # so long a browser is remembered after the last log-in with it

_FIND = (
    select(
        Person.id,
        Person.name,
        Person.is_guest,
        LogInSession.seen_at,
        exists().where(Role.person_id == Person.id).label("has_roles"),
    )
    .join(LogInSession, LogInSession.person_id == Person.id)
    .where(LogInSession.token_hash == bindparam("token_hash"))
)
# Who teaches a cohort, or works on a module, is one wherever that is; what she may see there is asked of each.
SCOPED = ("educator", "author", "reviewer")
_ROLES = select(Role.role).where(
    Role.person_id == bindparam("person_id"),
    or_(Role.scope == EVERYTHING, Role.role.in_(SCOPED)),
    or_(Role.ends_at.is_(None), Role.ends_at > bindparam("now", type_=Role.ends_at.type)),
)


def hashed(token: str) -> str:
    """What is kept of a token: whoever reads the database cannot use it."""
    return hashlib.sha256(token.encode()).hexdigest()


def begin(session: Session, person_id: int, *, now: datetime) -> str:
    """The token of a new session of the person."""
    token = secrets.token_urlsafe(32)
    session.add(LogInSession(token_hash=hashed(token), person_id=person_id, created_at=now, seen_at=now))
    session.flush()
    return token


def find(
    connection: Connection, token: str, *, now: datetime, longest: timedelta
) -> Row[int, str, bool, datetime, bool] | None:
    """The person of the session, and whether it may be worth asking for her roles; None where it was ended or is too
    old."""
    row = connection.execute(_FIND, {"token_hash": hashed(token)}).first()
    return row if row is not None and row.seen_at > now - longest else None


def roles_of(connection: Connection, person_id: int, *, now: datetime) -> frozenset[str]:
    """The roles that the person has now, for everything, or for any cohort or module."""
    return frozenset(connection.execute(_ROLES, {"person_id": person_id, "now": now}).scalars())


def see(connection: Connection, token: str, *, now: datetime) -> None:
    """Note that the session is still used, and the person still there."""
    mine = select(LogInSession.person_id).where(LogInSession.token_hash == hashed(token)).scalar_subquery()
    connection.execute(update(Person).where(Person.id == mine).values(seen_at=now))
    connection.execute(update(LogInSession).where(LogInSession.token_hash == hashed(token)).values(seen_at=now))


def end(session: Session, token: str) -> None:
    session.execute(delete(LogInSession).where(LogInSession.token_hash == hashed(token)))


def end_all(session: Session, person_id: int, *, but: str | None = None) -> None:
    """End every session of the person, except the one with the token `but`."""
    ended = delete(LogInSession).where(LogInSession.person_id == person_id)
    session.execute(ended if but is None else ended.where(LogInSession.token_hash != hashed(but)))


def knows(session: Session, person_id: int, token: str, *, now: datetime) -> bool:
    """Whether the person has logged in before with the browser that has the token."""
    browser = session.get(KnownBrowser, (hashed(token), person_id))
    return browser is not None and browser.seen_at > now - KNOWN


def is_browser(session: Session, token: str) -> bool:
    """Whether anybody has logged in with the browser that has the token: then it is one that we gave."""
    return (
        session.scalars(select(KnownBrowser.person_id).where(KnownBrowser.token_hash == hashed(token))).first()
        is not None
    )


def know(session: Session, person_id: int, token: str, *, now: datetime) -> None:
    """Note that the person logged in with the browser that has the token."""
    browser = session.get(KnownBrowser, (hashed(token), person_id))
    if browser is None:
        session.add(KnownBrowser(token_hash=hashed(token), person_id=person_id, seen_at=now))
    else:
        browser.seen_at = now
    session.flush()


def forget_browsers(session: Session, person_id: int) -> None:
    session.execute(delete(KnownBrowser).where(KnownBrowser.person_id == person_id))


def count_others(session: Session, person_id: int, token: str, *, now: datetime, longest: timedelta) -> int:
    """In how many other browsers the person is logged in."""
    others = select(func.count()).where(
        LogInSession.person_id == person_id,
        LogInSession.token_hash != hashed(token),
        LogInSession.seen_at > now - longest,
    )
    return session.execute(others).scalar_one()

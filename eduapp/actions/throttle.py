"""Whoever guesses is slowed down, by account and by address; nobody is made to wait inside the server."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, IPv6Network, ip_address
from math import ceil

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from eduapp.actions.refused import TooOften
from eduapp.store import FailedLogIn
from eduapp.text.said import told

WINDOW = timedelta(minutes=15)
LONGEST = 15 * 60
ACCOUNT, ADDRESS, BROWSER = 10, 100, 10  # failures in the window from which on there is a delay
HOUR = timedelta(hours=1)

_SECONDS = told("Too many tries. Try again in %(wait)s seconds.")
_MINUTES = told("Too many tries. Try again in %(minutes)s minutes.")


@dataclass(frozen=True, slots=True)
class Tried:
    """Who tried, as keyed hashes. `browser` is that of a known browser with this account, else None."""

    account: str
    address: str
    browser: str | None = None


def tried(key: str, what: str, account: str, address: str, browser: str | None = None) -> Tried:
    """`what` is tried tells apart what is counted by itself; `browser` is the token of a known browser."""
    return Tried(
        _hashed(key, what, "account", account),
        _hashed(key, what, "address", _network(address)),
        None if browser is None else _hashed(key, what, "browser", f"{browser} {account}"),
    )


def guard(session: Session, by: Tried, *, now: datetime) -> None:
    """Raises TooOften while there is a delay: after a tenth failure of the account in 15 minutes, or a hundredth of
    the address, 2 seconds, doubled by each further one. A known browser is let through until it failed ten times."""
    since = now - WINDOW
    if by.browser and _seen(session, FailedLogIn.browser_hash, by.browser, since)[0] < BROWSER:
        return
    account = _left(_seen(session, FailedLogIn.account_hash, by.account, since), ACCOUNT, now)
    address = _left(_seen(session, FailedLogIn.address_hash, by.address, since), ADDRESS, now)
    if max(account, address) > 0:
        raise _too_often(max(account, address))


def note(session: Session, by: Tried, *, now: datetime) -> None:
    """Count a try."""
    session.add(FailedLogIn(account_hash=by.account, address_hash=by.address, browser_hash=by.browser, at=now))
    session.flush()


def limit_address(session: Session, by: Tried, most: int, *, now: datetime) -> None:
    """Raises TooOften where the address has tried as often as it may in an hour."""
    at = session.scalars(
        select(FailedLogIn.at)
        .where(FailedLogIn.address_hash == by.address, FailedLogIn.at > now - HOUR)
        .order_by(FailedLogIn.at.desc())
        .offset(most - 1)
        .limit(1)
    ).first()
    if at is not None:
        raise _too_often((at + HOUR - now).total_seconds())


def is_account_over(session: Session, by: Tried, most: int, *, now: datetime) -> bool:
    """Whether the account has been tried as often as it may be in an hour."""
    return _seen(session, FailedLogIn.account_hash, by.account, now - HOUR)[0] >= most


def _hashed(key: str, *values: str) -> str:
    return hmac.new(key.encode(), "\0".join(values).encode(errors="replace"), hashlib.sha256).hexdigest()


def _network(address: str) -> str:
    """Of an address of version 6 the first half: the second is whatever its owner likes."""
    try:
        read = ip_address(address)
    except ValueError:
        return address
    if isinstance(read, IPv6Address):
        return str(read.ipv4_mapped or IPv6Network((int(read) >> 64 << 64, 64)))
    return str(read)


def _seen(
    session: Session,
    column: InstrumentedAttribute[str] | InstrumentedAttribute[str | None],
    value: str,
    since: datetime,
) -> tuple[int, datetime | None]:
    """How many tries there were, and the last one."""
    last: ColumnElement[datetime] = func.max(FailedLogIn.at)
    count, at = session.execute(select(func.count(), last).where(column == value, FailedLogIn.at > since)).one()
    return count, at


def _left(seen: tuple[int, datetime | None], most: int, now: datetime) -> float:
    """The seconds that are left of the delay."""
    count, last = seen
    if count < most or last is None:
        return 0
    delay = min(1 << min(count - most + 1, 10), LONGEST)
    return (last - now).total_seconds() + delay


def _too_often(seconds: float) -> TooOften:
    wait = max(2, ceil(seconds))
    return TooOften(_SECONDS if wait <= 120 else _MINUTES, wait)

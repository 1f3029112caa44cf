"""Sends the mails that are due.

Before a mail is sent its row is claimed: `due_at` moves on by `CLAIM`, and only if it still is what was read. So of
two processes one sends it, on either database. What holds: a mail is sent **at least once**. It is sent a second
time only if the process dies, or loses the database, after the mail has left and before that is written down; then
it is due again when the claim is over.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import Engine, Row, bindparam, select, update

from eduapp.store import Mail

# Longer than a mail server can keep us waiting: then nobody else takes a mail that is being sent.
CLAIM = timedelta(minutes=15)
RETRIES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
)
_AT_ONCE = 50
_LONGEST_SLIP = 300

_DUE = (
    select(Mail.id, Mail.recipient, Mail.subject, Mail.body, Mail.unsubscribe, Mail.due_at, Mail.tries)
    .where(Mail.due_at <= bindparam("now"), Mail.sent_at.is_(None))
    .order_by(Mail.due_at, Mail.id)
    .limit(_AT_ONCE)
)
_CHANGE = update(Mail).where(Mail.id == bindparam("mail"), Mail.due_at == bindparam("read"))
_CLAIM = _CHANGE.values(due_at=bindparam("claimed"), tries=Mail.tries + 1)
_FAILED = _CHANGE.values(due_at=bindparam("again"), slip=bindparam("why"))
_SENT = update(Mail).where(Mail.id == bindparam("mail")).values(sent_at=bindparam("sent"), due_at=None, slip="")

_log = logging.getLogger("eduapp.jobs")

Due = Row[int, str, str, str, str | None, datetime | None, int]


class Post(Protocol):
    """Whoever carries mails away. It raises what it likes when it cannot. `unsubscribe` is where one click ends mails
    of this kind."""

    def send(self, recipient: str, subject: str, body: str, unsubscribe: str | None = None) -> None: ...


def deliver(
    engine: Engine, post: Post, *, clock: Callable[[], datetime], ended: Callable[[], bool] = lambda: False
) -> int:
    """Try the mails that are due, until it is time to end; returns how many were sent."""
    with engine.connect() as connection:
        due = connection.execute(_DUE, {"now": clock()}).all()
    sent = 0
    for mail in due:
        if ended():
            break
        sent += _try(engine, post, mail, clock)
    return sent


def _try(engine: Engine, post: Post, mail: Due, clock: Callable[[], datetime]) -> bool:
    claimed = clock() + CLAIM
    with engine.begin() as connection:
        claim = connection.execute(_CLAIM, {"mail": mail.id, "read": mail.due_at, "claimed": claimed})
    if claim.rowcount != 1:
        return False
    try:
        post.send(mail.recipient, mail.subject, mail.body, mail.unsubscribe)
    except Exception as slip:
        _log.warning("Mail %d could not be sent: %s", mail.id, _told(slip))
        failed = {"mail": mail.id, "read": claimed, "again": _again(mail.tries, clock()), "why": _told(slip)}
        with engine.begin() as connection:
            connection.execute(_FAILED, failed)
        return False
    with engine.begin() as connection:
        connection.execute(_SENT, {"mail": mail.id, "sent": clock()})
    return True


def _again(tries: int, now: datetime) -> datetime | None:
    """When to try again after `tries` that failed before this one; None when nobody tries any more."""
    return now + RETRIES[tries] if tries < len(RETRIES) else None


def _told(slip: Exception) -> str:
    return f"{type(slip).__name__}: {slip}"[:_LONGEST_SLIP]

"""Writes to those who finished a module of what has changed since: a mail for each notice that waits, once.

The mail and the mark that it is written are one transaction, and only if the mark is not there yet.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, bindparam, select, update
from sqlalchemy.orm import Session

from eduapp.actions import mail
from eduapp.actions.evidence_changes import languages_of
from eduapp.actions.owners import can_be_written_to
from eduapp.store import Enrolment, Evaluation, EvidenceChange, EvidenceNotice, Person

AT_ONCE = 200
_log = logging.getLogger("eduapp.jobs")

_WAITING = (
    select(EvidenceNotice.change_id, EvidenceNotice.person_id)
    .where(EvidenceNotice.written_at.is_(None))
    .order_by(EvidenceNotice.change_id, EvidenceNotice.person_id)
    .limit(AT_ONCE)
)
_CLAIM = (
    update(EvidenceNotice)
    .where(
        EvidenceNotice.change_id == bindparam("change"),
        EvidenceNotice.person_id == bindparam("person"),
        EvidenceNotice.written_at.is_(None),
    )
    .values(written_at=bindparam("now"))
)


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a mail is for, of which module, and the language in which she wants to read it, where that is known."""

    notice: EvidenceNotice
    change: EvidenceChange
    module: str
    title: str
    language: str


@dataclass(frozen=True, slots=True)
class Letter:
    """`stop` is the address at which one click ends such mails."""

    subject: str
    body: str
    stop: str


Write = Callable[[Reader], Letter]


def correct(
    engine: Engine, write: Write, *, clock: Callable[[], datetime], ended: Callable[[], bool] = lambda: False
) -> int:
    """Write the mails that wait, so many at once; returns how many were written."""
    with engine.connect() as connection:
        waiting = connection.execute(_WAITING).all()
    written = 0
    for change_id, person_id in waiting:
        if ended():
            break
        try:
            written += _write(engine, write, change_id, person_id, clock())
        except Exception:
            _log.exception("A correction could not be written.")
    return written


def _write(engine: Engine, write: Write, change_id: int, person_id: int, now: datetime) -> bool:
    """Whether it was this process that wrote. An address that is not verified any more gets nothing."""
    with Session(engine) as session, session.begin():
        claim = {"change": change_id, "person": person_id, "now": now}
        if session.connection().execute(_CLAIM, claim).rowcount != 1:
            return False
        person = session.get_one(Person, person_id)
        if not can_be_written_to(person):
            return False
        letter = write(_reader(session, change_id, person_id))
        mail.write(session, person, letter.subject, letter.body, unsubscribe=letter.stop, now=now)
    return True


def _reader(session: Session, change_id: int, person_id: int) -> Reader:
    notice = session.get_one(EvidenceNotice, (change_id, person_id))
    enrolment = session.get_one(Enrolment, notice.enrolment_id)
    evaluation = session.get(Evaluation, enrolment.id)
    language = evaluation.language if evaluation else ""
    title, change = enrolment.release.revision.title, session.get_one(EvidenceChange, change_id)
    known = language or languages_of(session, [person_id]).get(person_id, "")
    return Reader(notice, change, enrolment.module_key, title, known)

"""Asks what became of intentions, two months after the evaluation: a mail in the outbox for each that is due.

The mail and the mark that it was asked are written in one transaction, and only if the mark is not there yet. So it
is asked exactly once, whichever process does it and wherever it dies.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, bindparam, select, update
from sqlalchemy.orm import Session

from eduapp.actions import mail
from eduapp.store import Enrolment, Evaluation, Person

_log = logging.getLogger("eduapp.jobs")

# An address that nobody has verified gets no mail: it is asked when it is.
_DUE = (
    select(Evaluation.enrolment_id)
    .join(Enrolment, Enrolment.id == Evaluation.enrolment_id)
    .join(Person, Person.id == Enrolment.person_id)
    .where(Evaluation.follow_up_at <= bindparam("now"), Evaluation.asked_at.is_(None))
    .where(Evaluation.answered_at.is_(None), Person.email_verified_at.is_not(None), Person.email.is_not(None))
    .order_by(Evaluation.follow_up_at, Evaluation.enrolment_id)
)


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    body: str


Write = Callable[[Evaluation], Letter]


def follow_up(
    engine: Engine, write: Write, *, clock: Callable[[], datetime], ended: Callable[[], bool] = lambda: False
) -> int:
    """Ask after what is due, until it is time to end; returns how many mails were written."""
    with engine.connect() as connection:
        due = connection.scalars(_DUE, {"now": clock()}).all()
    asked = 0
    for enrolment_id in due:
        if ended():
            break
        try:
            asked += _ask(engine, write, enrolment_id, clock())
        except Exception:  # one that cannot be written must not keep the others from being asked
            _log.exception("What became of the intentions of enrolment %d could not be asked.", enrolment_id)
    return asked


def _ask(engine: Engine, write: Write, enrolment_id: int, now: datetime) -> bool:
    """Whether it was this process that asked."""
    is_open = Evaluation.asked_at.is_(None) & (Evaluation.follow_up_at <= now)
    claim = update(Evaluation).where(Evaluation.enrolment_id == enrolment_id, is_open).values(asked_at=now)
    with Session(engine) as session, session.begin():
        if not session.execute(claim.returning(Evaluation.enrolment_id)).all():
            return False
        evaluation = session.get_one(Evaluation, enrolment_id)
        letter = write(evaluation)
        person = session.get_one(Person, evaluation.enrolment.person_id)
        mail.write(session, person, letter.subject, letter.body, now=now)
    return True

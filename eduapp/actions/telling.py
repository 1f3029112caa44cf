"""Telling a learner what educators wrote to her: a line on her home at once, and a mail a day at most."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, bindparam, func, select, union_all, update
from sqlalchemy.orm import Session

from eduapp.actions import mail
from eduapp.actions.comments import by_others
from eduapp.actions.invitations import Letter
from eduapp.store import Attempt, Comment, Mail, Notice, Person, ReviewPlan, Revision, RubricMark

BATCH = timedelta(minutes=15)  # what is written within this time goes out together
A_DAY = timedelta(days=1)


_PERSON: BindParameter[int] = bindparam("person")
_SAID = select(Comment.attempt_id).where(Comment.read_at.is_(None), by_others(_PERSON))
_MARKED = select(RubricMark.attempt_id).where(RubricMark.read_at.is_(None)).group_by(RubricMark.attempt_id)
_OWN: list[Any] = [
    one.join(Attempt, Attempt.id == model.attempt_id).where(
        Attempt.person_id == _PERSON, Attempt.cohort_id.is_not(None)
    )
    for one, model in ((_SAID, Comment), (_MARKED, RubricMark))
]
_FRESH = union_all(*_OWN).subquery()
_NEWS = (
    select(Attempt.id, Revision.title, func.count())
    .join(_FRESH, _FRESH.c.attempt_id == Attempt.id)
    .join(Revision, Revision.id == Attempt.revision_id)
    .group_by(Attempt.id, Revision.title)
    .order_by(Attempt.id.desc())
)


@dataclass(frozen=True, slots=True)
class News:
    """An attempt of hers at which so much is new."""

    attempt_id: int
    title: str
    many: int


def news(session: Session, person_id: int) -> list[News]:
    """What the learner has not seen yet, the newest attempt first."""
    return [News(*row) for row in session.execute(_NEWS, {"person": person_id})]


def tell(session: Session, person_id: int, letter: Callable[[str | None], Letter], *, now: datetime) -> None:
    """See to it that a mail tells her, in her language where it is known. One that waits to be sent tells of all that
    comes until then; the next one is sent a day after the last."""
    _hold(session, person_id)
    person = session.get_one(Person, person_id)
    notice = session.get(Notice, person_id, populate_existing=True)
    if person.email is None or person.email_verified_at is None or (notice is not None and notice.due_at > now):
        return
    plan = session.get(ReviewPlan, person_id)
    written = letter(plan.language if plan else None)
    sent = mail.write(session, person, written.subject, written.body, now=now)
    sent.due_at = now + BATCH if notice is None else max(now + BATCH, notice.due_at + A_DAY)
    if notice is None:
        notice = Notice(person_id=person_id)
        session.add(notice)
    notice.due_at, notice.mail_id = sent.due_at, sent.id
    session.flush()


def has_seen(session: Session, person_id: int, *, now: datetime) -> None:
    """Hold back the mail that waits where nothing is new any more."""
    notice = session.get(Notice, person_id, populate_existing=True)
    if notice is None or notice.due_at <= now or news(session, person_id):
        return
    waiting = update(Mail).where(Mail.id == notice.mail_id, Mail.sent_at.is_(None)).values(due_at=None)
    session.execute(waiting, execution_options={"synchronize_session": False})
    notice.due_at, notice.mail_id = notice.due_at - A_DAY, None
    session.flush()


def _hold(session: Session, person_id: int) -> None:
    """Two educators who write to her at once come one after the other."""
    own = update(Person).where(Person.id == person_id).values(name=Person.name)
    session.execute(own, execution_options={"synchronize_session": False})

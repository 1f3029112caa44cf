"""Telling a learner what educators wrote to her: a line on her home at once, and a mail a day at most."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, bindparam, func, literal, select, union_all, update
from sqlalchemy.orm import Session

from eduapp.actions import mail
from eduapp.actions.comments import by_others
from eduapp.actions.invitations import Letter
from eduapp.store import (
    Attempt,
    Comment,
    Mail,
    Notice,
    Person,
    QuizAttempt,
    QuizComment,
    ReviewPlan,
    Revision,
    RubricMark,
)

BATCH = timedelta(minutes=15)  # what is written within this time goes out together
A_DAY = timedelta(days=1)


_PERSON: BindParameter[int] = bindparam("person")


def _fresh(kind: str) -> Any:
    attempt: Any = Attempt if kind == "case" else QuizAttempt
    model = Comment if kind == "case" else QuizComment
    said = select(model.attempt_id).where(model.read_at.is_(None), model.withdrawn_at.is_(None))
    said = said.where(by_others(model, _PERSON))
    marked = select(RubricMark.attempt_id).where(RubricMark.read_at.is_(None)).group_by(RubricMark.attempt_id)
    whole = (attempt.person_id == _PERSON, attempt.cohort_id.is_not(None))
    own: list[Any] = [said.join(attempt, attempt.id == model.attempt_id).where(*whole)]
    if kind == "case":
        own.append(marked.join(attempt, attempt.id == RubricMark.attempt_id).where(*whole))
    fresh = union_all(*own).subquery()
    return (
        select(literal(kind), attempt.id, Revision.title, func.count())
        .join(fresh, fresh.c.attempt_id == attempt.id)
        .join(Revision, Revision.id == attempt.revision_id)
        .group_by(attempt.id, Revision.title)
    )


_NEWS: Any = union_all(_fresh("case"), _fresh("quiz"))


@dataclass(frozen=True, slots=True)
class News:
    """An attempt of hers, at a case or quiz, at which so much is new."""

    kind: str
    attempt_id: int
    title: str
    many: int


def news(session: Session, person_id: int) -> list[News]:
    """What the learner has not seen yet, the newest attempt first. What was withdrawn is none."""
    rows = [News(*row) for row in session.execute(_NEWS, {"person": person_id})]
    return sorted(rows, key=lambda one: -one.attempt_id)


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

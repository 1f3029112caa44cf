"""What learners of a cohort answered to comments, and no educator has read yet."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.store import Attempt, Comment, Member, Person, Revision


@dataclass(frozen=True, slots=True)
class Answer:
    """`number` is the decision (from 0) that it is about, None for all of the attempt."""

    attempt_id: int
    number: int | None
    name: str
    title: str
    at: datetime


# From the members to what each of them wrote: most cohorts have far more attempts than answers that nobody has read.
_UNREAD = (
    select(Comment.attempt_id, Comment.number, Person.name, Revision.title, Comment.at)
    .select_from(Member)
    .join(Comment, Comment.person_id == Member.person_id)
    .join(Attempt, (Attempt.id == Comment.attempt_id) & (Attempt.person_id == Comment.person_id))
    .join(Person, Person.id == Attempt.person_id)
    .join(Revision, Revision.id == Attempt.revision_id)
    .where(Attempt.cohort_id == Member.cohort_id, Comment.read_at.is_(None))
    .order_by(Comment.at.desc(), Comment.id.desc())
)


def unread(session: Session, cohort_id: int) -> list[Answer]:
    """The newest first. It is read for all educators of the cohort as soon as one of them has opened the attempt."""
    return [Answer(*row) for row in session.execute(_UNREAD.where(Member.cohort_id == cohort_id))]

"""Assignments: what a cohort is to do, which of them somebody can begin something for, and what she has to do."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, func, select, update
from sqlalchemy.orm import Session, contains_eager

from eduapp.actions.dates import Dates, dates_for
from eduapp.actions.refused import Refused
from eduapp.store import Assignment, Attempt, Cohort, Extension, Member
from eduapp.text.said import told

_PERSON: BindParameter[int] = bindparam("person")
# How many attempts were begun for it. A module limits its tests by itself, and not what is done for an assignment.
_BEGUN = (
    select(func.count())
    .where(Attempt.assignment_id == Assignment.id, Attempt.person_id == _PERSON, Attempt.cohort_id.is_not(None))
    .correlate(Assignment)
    .scalar_subquery()
)
# What is asked of a person: of cohorts that she has not left and that are not archived, by the time it was given.
_ASKED: Any = (
    select(Assignment, Member, Extension, _BEGUN)
    .join(Cohort, Cohort.id == Assignment.cohort_id)
    .join(Member, and_(Member.cohort_id == Assignment.cohort_id, Member.person_id == _PERSON))
    .outerjoin(Extension, and_(Extension.assignment_id == Assignment.id, Extension.person_id == _PERSON))
    .where(Member.left_at.is_(None), Cohort.archived_at.is_(None), Assignment.withdrawn_at.is_(None))
    .options(contains_eager(Assignment.cohort))
    .order_by(Assignment.id)
)
_FITTING = _ASKED.where(Assignment.kind == bindparam("kind"), Assignment.key == bindparam("key"))
_COHORT = select(Assignment.cohort_id).where(Assignment.id == bindparam("assignment")).scalar_subquery()
_HOLD = (
    update(Member).where(Member.person_id == _PERSON, Member.cohort_id == _COHORT).values(joined_at=Member.joined_at)
)


@dataclass(frozen=True, slots=True)
class Hers:
    """An assignment with the dates that hold for one learner, and how many attempts she has begun for it."""

    assignment: Assignment
    dates: Dates
    begun: int

    @property
    def left(self) -> int | None:
        """How many attempts can still be begun; None where there is no limit."""
        most = self.assignment.attempts
        return None if most is None else max(0, most - self.begun)

    def can_begin(self, now: datetime) -> bool:
        return self.left != 0 and self.dates.is_open(now)


def open_for(session: Session, person_id: int, kind: str, key: str, *, now: datetime) -> list[Assignment]:
    """The assignments that an attempt at that case (or at any part of that module) could be begun for now; the one due
    first comes first, those that are never due come last."""
    return [hers.assignment for hers in fitting(session, person_id, kind, key) if hers.can_begin(now)]


def to_begin_for(
    session: Session, person_id: int, assignment_id: int, whats: Collection[tuple[str, str]], *, now: datetime
) -> Assignment:
    """The assignment that was chosen for something of these kinds and keys, if that can be begun for it now. Until this
    is done no other tab of hers can use up the attempts that are left."""
    _hold(session, person_id, assignment_id)
    for kind, key in whats:
        for one in open_for(session, person_id, kind, key, now=now):
            if one.id == assignment_id:
                return one
    raise Refused(
        told("Nothing can be begun for that assignment now: it is not open, or all attempts are used. Choose again.")
    )


def _hold(session: Session, person_id: int, assignment_id: int) -> None:
    """An update that changes nothing, since on SQLite there are no locks for reading."""
    session.connection().execute(_HOLD, {"person": person_id, "assignment": assignment_id})


def fitting(session: Session, person_id: int, kind: str, key: str) -> list[Hers]:
    """The assignments of that case or module that she has, whether or not they are open now."""
    if not key.isprintable():  # PostgreSQL takes no NUL
        return []
    rows = session.execute(_FITTING, {"person": person_id, "kind": kind, "key": key})
    found = [Hers(given, dates_for(given, member, extension), begun) for given, member, extension, begun in rows]
    return by_due(found)


def by_due(found: Sequence[Hers]) -> list[Hers]:
    return sorted(found, key=lambda hers: (hers.dates.due_at is None, hers.dates.due_at or hers.assignment.created_at))

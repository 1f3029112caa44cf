"""What a learner has to do: her open assignments with how she stands, the one due first first."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, contains_eager

from eduapp.actions.marks import Mark, marks_for
from eduapp.store import Assignment, Case, Cohort, Member, Module, Revision

State = Literal["not begun", "going on", "done", "done late", "late", "closed"]
STAYS = timedelta(days=7)  # so long what is done or closed stays in sight


_MEMBERS = (
    select(Member)
    .join(Member.cohort)
    .options(contains_eager(Member.cohort))
    .where(Member.person_id == bindparam("person"), Member.left_at.is_(None), Cohort.archived_at.is_(None))
)


@dataclass(frozen=True, slots=True)
class Due:
    """An assignment of a learner, with its title and how she stands."""

    assignment: Assignment
    title: str
    mark: Mark
    state: State


def due(session: Session, person_id: int, *, now: datetime) -> list[Due]:
    """What is open or opens soon is in it; what is done or closed goes after a week."""
    members = session.scalars(_MEMBERS, {"person": person_id}).all()
    if not members:
        return []
    cohorts = [member.cohort_id for member in members]
    asked = select(Assignment).where(Assignment.cohort_id.in_(cohorts), Assignment.withdrawn_at.is_(None))
    given = session.scalars(asked.order_by(Assignment.id)).all()
    marks = marks_for(session, given, members)
    seen = [one for one in given if _is_in_sight(marks[one.id, person_id], now)]
    titles = _titles(session, seen)
    found = [
        Due(one, titles.get((one.kind, one.key), one.key), mark := marks[one.id, person_id], state(mark, now))
        for one in seen
    ]
    return sorted(
        found, key=lambda one: (one.mark.dates.due_at is None, one.mark.dates.due_at or one.assignment.created_at)
    )


def state(mark: Mark, now: datetime) -> State:
    if mark.is_done:
        return "done late" if mark.is_late else "done"
    if mark.dates.is_closed(now):
        return "closed"
    if mark.is_overdue(now):
        return "late"
    return "going on" if mark.begun else "not begun"


def _is_in_sight(mark: Mark, now: datetime) -> bool:
    over = mark.last_at if mark.is_done else mark.dates.closes_at
    return over is None or now < over + STAYS


def _titles(session: Session, given: Collection[Assignment]) -> dict[tuple[str, str], str]:
    """As they are on the shelf; what is there no longer has none."""
    found: dict[tuple[str, str], str] = {}
    for kind, shelf in (("case", Case), ("module", Module)):
        keys = {one.key for one in given if one.kind == kind}
        if keys:
            rows = select(shelf.key, Revision.title).join(Revision, Revision.id == shelf.revision_id)
            found |= {(kind, key): title for key, title in session.execute(rows.where(shelf.key.in_(keys)))}
    return found

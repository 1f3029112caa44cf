"""Which points of the rubric an educator found in own words, and which she missed there."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from eduapp.actions.comments import about, hold
from eduapp.actions.looking_back import written_at
from eduapp.actions.play import Standing
from eduapp.actions.refused import NotThere
from eduapp.store import RubricMark
from eduapp.text.said import told


def mark(session: Session, standing: Standing, number: int, found: dict[int, bool], *, now: datetime) -> bool:
    """Keep which points of the rubric are in the words of decision `number` and which are not; whether that is new.
    What is neither stays open."""
    if not standing.is_over:
        raise NotThere(told("Words can be marked when the case is over."))
    points = len(written_at(standing, number).rubric)
    kept = {point: is_there for point, is_there in sorted(found.items()) if 0 <= point < points}
    attempt = standing.attempt.id
    hold(session, about(standing))
    own = (RubricMark.attempt_id == attempt, RubricMark.number == number)
    before = session.execute(select(RubricMark.point, RubricMark.is_there).where(*own))
    if {point: is_there for point, is_there in before} == kept:
        return False
    session.execute(delete(RubricMark).where(*own))
    values: dict[str, Any] = {"attempt_id": attempt, "number": number, "at": now, "read_at": None}
    session.add_all(RubricMark(point=point, is_there=is_there, **values) for point, is_there in kept.items())
    session.flush()
    return bool(kept)


def marks(session: Session, attempt_id: int) -> dict[tuple[int, int], bool]:
    """Whether a point of a rubric was found, by decision and point."""
    rows = select(RubricMark.number, RubricMark.point, RubricMark.is_there).where(RubricMark.attempt_id == attempt_id)
    return {(number, point): is_there for number, point, is_there in session.execute(rows)}


def marks_of(session: Session, attempt_ids: Collection[int]) -> dict[tuple[int, int], dict[int, bool]]:
    """The same of several attempts: for each attempt and decision, the points."""
    found: dict[tuple[int, int], dict[int, bool]] = {}
    for one in session.scalars(select(RubricMark).where(RubricMark.attempt_id.in_(attempt_ids))):
        found.setdefault((one.attempt_id, one.number), {})[one.point] = one.is_there
    return found


def read(session: Session, attempt_id: int, *, now: datetime) -> None:
    """The learner has seen them."""
    fresh = update(RubricMark).where(RubricMark.attempt_id == attempt_id, RubricMark.read_at.is_(None))
    session.execute(fresh.values(read_at=now), execution_options={"synchronize_session": False})

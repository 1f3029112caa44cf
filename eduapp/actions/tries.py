"""What was tried for the assignments of cohorts: attempts at cases and quizzes, in one statement."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Float, bindparam, case, cast, func, literal, null, select, union_all
from sqlalchemy.orm import Session

from eduapp.store import Attempt, Enrolment, QuizAttempt, Revision


class Try(NamedTuple):
    """An attempt at a case or quiz. `share` is from 0 to 1, None where nothing is marked; `release_id` names the
    release of the module that it was made in, if it was in one; `title` is that of the case or quiz as it was then."""

    assignment_id: int
    person_id: int
    kind: str
    key: str
    release_id: int | None
    changed_at: datetime
    finished_at: datetime | None
    passed: bool | None
    share: float | None
    unsafe: int
    id: int
    title: str


_COHORTS = bindparam("cohorts", expanding=True, type_=Attempt.__table__.c.cohort_id.type)
_POINTS = case((Attempt.points > 0, Attempt.points), else_=0)


def _release(enrolment_id: Any) -> Any:
    """Asked row by row: for a join, PostgreSQL would read the enrolments of everybody."""
    return select(Enrolment.release_id).where(Enrolment.id == enrolment_id).scalar_subquery().label("release_id")


_COLUMNS = (
    Attempt.assignment_id,
    Attempt.person_id,
    literal("case").label("kind"),
    Attempt.case_key.label("key"),
    _release(Attempt.enrolment_id),
)
_SCORED = Attempt.cohort_id.in_(_COHORTS), Attempt.kind == "scored", Revision.id == Attempt.revision_id
# One index holds all that is asked of a finished attempt. Its row is not read: it last changed when it was finished.
_FINISHED = select(
    *_COLUMNS,
    Attempt.finished_at.label("changed_at"),
    Attempt.finished_at,
    Attempt.passed,
    (cast(_POINTS, Float) / func.nullif(Attempt.best, 0)).label("share"),
    func.coalesce(Attempt.unsafe, 0).label("unsafe"),
    Attempt.id,
    Revision.title,
).where(*_SCORED, Attempt.finished_at.is_not(None))
_OPEN = select(
    *_COLUMNS,
    Attempt.changed_at,
    Attempt.finished_at,
    Attempt.passed,
    cast(null(), Float),
    literal(0),
    Attempt.id,
    Revision.title,
).where(*_SCORED, Attempt.finished_at.is_(None))
_QUIZZES = select(
    QuizAttempt.assignment_id,
    QuizAttempt.person_id,
    literal("quiz"),
    QuizAttempt.quiz_key,
    _release(QuizAttempt.enrolment_id),
    QuizAttempt.changed_at,
    QuizAttempt.finished_at,
    QuizAttempt.passed,
    QuizAttempt.share,
    literal(0),
    QuizAttempt.id,
    Revision.title,
).where(QuizAttempt.cohort_id.in_(_COHORTS), Revision.id == QuizAttempt.revision_id)
_PERSON: BindParameter[int] = bindparam("person")
_TRIES: Any = union_all(_FINISHED, _OPEN, _QUIZZES)
_OWN: Any = union_all(
    *(cases.where(Attempt.person_id == _PERSON) for cases in (_FINISHED, _OPEN)),
    _QUIZZES.where(QuizAttempt.person_id == _PERSON),
)


def tries_of(
    session: Session, cohorts: Collection[int], person_id: int | None = None
) -> dict[tuple[int, int], list[Try]]:
    """By assignment and person; those finished first come first, those not finished last."""
    if not cohorts:
        return {}
    rows = session.execute(*_asked(cohorts, person_id))
    return _grouped(map(Try._make, rows))


def _asked(cohorts: Collection[int], person_id: int | None) -> tuple[Any, dict[str, Any]]:
    if person_id is None:
        return _TRIES, {"cohorts": list(cohorts)}
    return _OWN, {"cohorts": list(cohorts), "person": person_id}


def _grouped(tries: Iterable[Try]) -> dict[tuple[int, int], list[Try]]:
    found: dict[tuple[int, int], list[Try]] = {}
    for one in tries:
        found.setdefault((one.assignment_id, one.person_id), []).append(one)
    for group in found.values():
        group.sort(key=lambda one: (one.finished_at is None, one.finished_at or one.changed_at))
    return found

"""What was tried for the assignments of cohorts: attempts at cases and quizzes, in one statement."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Float, bindparam, case, cast, func, literal, null, select, union_all
from sqlalchemy.orm import Session

from eduapp.actions.named import named
from eduapp.store import Attempt, Enrolment, QuizAttempt


class Try(NamedTuple):
    """An attempt at a case or quiz: `what` are its kind and its key, `title` that which it had then. `share` is from 0
    to 1, None where nothing is marked; `release_id` names the release of the module that it was made in, if it was in
    one."""

    assignment_id: int
    person_id: int
    what: tuple[str, str]
    title: str
    revision_id: int
    release_id: int | None
    changed_at: datetime
    finished_at: datetime | None
    passed: bool | None
    share: float | None
    unsafe: int
    id: int

    @property
    def kind(self) -> str:
        return self.what[0]

    @property
    def key(self) -> str:
        return self.what[1]


_COHORTS = bindparam("cohorts", expanding=True, type_=Attempt.__table__.c.cohort_id.type)
_POINTS = case((Attempt.points > 0, Attempt.points), else_=0)
_SHARE = cast(_POINTS, Float) / func.nullif(Attempt.best, 0)


def _release(of: type[Attempt] | type[QuizAttempt]) -> Any:
    """Asked row by row: for a join, PostgreSQL would read the enrolments of everybody. By the person, too: those of one
    lie together in an index."""
    own = Enrolment.id == of.enrolment_id, Enrolment.person_id == of.person_id
    return select(Enrolment.release_id).where(*own).scalar_subquery().label("release_id")


def _rows(of: type[Attempt] | type[QuizAttempt], changed_at: Any, share: Any, unsafe: Any) -> Any:
    return select(
        of.assignment_id,
        of.person_id,
        of.revision_id,
        _release(of),
        changed_at.label("changed_at"),
        of.finished_at,
        of.passed,
        share.label("share"),
        unsafe.label("unsafe"),
        of.id,
    ).where(of.cohort_id.in_(_COHORTS))


# One index holds all that is asked of a finished attempt, one that of a finished quiz. Their rows are not read: they
# last changed when they were finished.
_NO_MOMENT, _NO_SHARE, _NONE = null(), cast(null(), Float), literal(0)
_SCORED = Attempt.kind == "scored"
_FINISHED = _rows(Attempt, _NO_MOMENT, _SHARE, func.coalesce(Attempt.unsafe, 0)).where(
    _SCORED, Attempt.finished_at.is_not(None)
)
_OPEN = _rows(Attempt, Attempt.changed_at, _NO_SHARE, _NONE).where(_SCORED, Attempt.finished_at.is_(None))
_QUIZZED = _rows(QuizAttempt, _NO_MOMENT, QuizAttempt.share, _NONE).where(QuizAttempt.finished_at.is_not(None))
_BEGUN = _rows(QuizAttempt, QuizAttempt.changed_at, _NO_SHARE, _NONE).where(QuizAttempt.finished_at.is_(None))
_PERSON: BindParameter[int] = bindparam("person")
_TRIES: Any = union_all(_OPEN, _FINISHED, _BEGUN, _QUIZZED)  # moments are read as the first says
_OWN: Any = union_all(
    *(cases.where(Attempt.person_id == _PERSON) for cases in (_OPEN, _FINISHED)),
    *(quizzes.where(QuizAttempt.person_id == _PERSON) for quizzes in (_BEGUN, _QUIZZED)),
)


def tries_of(
    session: Session, cohorts: Collection[int], person_id: int | None = None
) -> dict[tuple[int, int], list[Try]]:
    """By assignment and person; those finished first come first, those not finished last."""
    if not cohorts:
        return {}
    rows = session.execute(*_asked(cohorts, person_id)).all()
    known = named(session, {row[2] for row in rows})
    found: dict[tuple[int, int], list[Try]] = {}
    for assignment, person, revision, release, changed, finished, *rest in rows:
        of = known[revision]
        one = Try(assignment, person, *of, revision, release, changed or finished, finished, *rest)
        found.setdefault((assignment, person), []).append(one)
    for group in found.values():
        if len(group) > 1:
            group.sort(key=_order)
    return found


def _asked(cohorts: Collection[int], person_id: int | None) -> tuple[Any, dict[str, Any]]:
    if person_id is None:
        return _TRIES, {"cohorts": list(cohorts)}
    return _OWN, {"cohorts": list(cohorts), "person": person_id}


def _order(one: Try) -> tuple[bool, datetime]:
    return one.finished_at is None, one.finished_at or one.changed_at

"""What one learner did for a cohort: when she began and finished what, what was said of it, and what she wrote."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import BindParameter, Connection, Float, bindparam, case, cast, exists, func, literal, select, union_all
from sqlalchemy.orm import Session

from eduapp.actions.playable import Playable, Playables
from eduapp.case.play import Decision, Play, positions
from eduapp.store import Attempt, Comment, Member, QuizAttempt, QuizComment, Revision
from eduapp.store import Decision as Decided
from eduapp.store.attempt import read_ticks

MOST_TEXTS = 20  # attempts of which the words are shown beside each other


@dataclass(frozen=True, slots=True)
class Work:
    """An attempt at a case or quiz; `share` is from 0 to 1, None where nothing is marked. `assignment_id` is what it
    was begun for."""

    id: int
    kind: str
    title: str
    started_at: datetime
    finished_at: datetime | None
    share: float | None
    passed: bool | None
    unsafe: int
    assignment_id: int | None


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on one of her attempts at a case or quiz; `number` is the decision or question (from 0), None for all
    of it."""

    kind: str
    attempt_id: int
    title: str
    number: int | None
    person_id: int | None
    by: str
    at: datetime
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class Text:
    """Own words, written at decision `number` (from 0); `before` is where she stood then."""

    attempt_id: int
    at: datetime
    playable: Playable
    number: int
    before: Play
    words: str


_PERSON: BindParameter[int] = bindparam("person")
_COHORT: BindParameter[int] = bindparam("cohort")
_POINTS = case((Attempt.points > 0, Attempt.points), else_=0)


def _of(model: Any, kind: str, share: Any, unsafe: Any) -> Any:
    return (
        select(
            model.id,
            literal(kind),
            Revision.title,
            model.started_at.label("started_at"),
            model.finished_at,
            share,
            model.passed,
            unsafe,
            model.assignment_id,
        )
        .join(Revision, Revision.id == model.revision_id)
        .where(model.cohort_id == _COHORT, model.person_id == _PERSON)
    )


def _said(model: Any, attempt: Any, kind: str) -> Any:
    columns = (model.number, model.person_id, model.by_name, model.at.label("at"), model.read_at)
    return (
        select(literal(kind), model.attempt_id, Revision.title, *columns)
        .join(attempt, attempt.id == model.attempt_id)
        .join(Revision, Revision.id == attempt.revision_id)
        .where(attempt.cohort_id == _COHORT, attempt.person_id == _PERSON, model.withdrawn_at.is_(None))
    )


_CASES = _of(
    Attempt, "case", cast(_POINTS, Float) / func.nullif(Attempt.best, 0), func.coalesce(Attempt.unsafe, 0)
).where(Attempt.kind == "scored")
_QUIZZES = _of(QuizAttempt, "quiz", QuizAttempt.share, literal(0))
_WORKS: Any = union_all(_CASES, _QUIZZES)
_REMARKS: Any = union_all(_said(Comment, Attempt, "case"), _said(QuizComment, QuizAttempt, "quiz"))
_WRITTEN = (
    select(Attempt.id)
    .where(Attempt.cohort_id == _COHORT, Attempt.person_id == _PERSON, Attempt.kind == "scored")
    .where(Attempt.finished_at.is_not(None), exists().where(Decided.attempt_id == Attempt.id, Decided.words != ""))
    .order_by(Attempt.started_at.desc(), Attempt.id.desc())
    .limit(MOST_TEXTS)
)
_DECIDED = (
    select(Decided.attempt_id, Attempt.revision_id, Decided.choice, Decided.ticks, Decided.words, Decided.at)
    .join(Attempt, Attempt.id == Decided.attempt_id)
    .where(Decided.attempt_id.in_(_WRITTEN))
    .order_by(Attempt.started_at.desc(), Decided.attempt_id.desc(), Decided.number)
)


def works(session: Session, member: Member) -> list[Work]:
    """All attempts that she began for the cohort, those begun first first."""
    rows = session.execute(_WORKS, {"cohort": member.cohort_id, "person": member.person_id})
    return sorted((Work(*row) for row in rows), key=lambda work: (work.started_at, work.id))


def remarks(session: Session, member: Member) -> list[Remark]:
    rows = session.execute(_REMARKS, {"cohort": member.cohort_id, "person": member.person_id})
    return sorted((Remark(*row) for row in rows), key=lambda remark: remark.at)


def texts(connection: Connection, playables: Playables, member: Member) -> list[Text]:
    """What she wrote in her own words in the last attempts that she finished, the newest attempt first."""
    rows = connection.execute(_DECIDED, {"cohort": member.cohort_id, "person": member.person_id}).all()
    return [
        text
        for (attempt, revision), group in groupby(rows, key=lambda row: (row.attempt_id, row.revision_id))
        for text in _texts(attempt, playables.get(connection, revision), list(group))
    ]


def _texts(attempt: int, playable: Playable, rows: Sequence[Any]) -> Iterable[Text]:
    plays = positions(playable.rules, [Decision(row.choice, read_ticks(row.ticks), row.words) for row in rows])
    for number, row in enumerate(rows):
        if row.words:
            yield Text(attempt, row.at, playable, number, plays[number], row.words)

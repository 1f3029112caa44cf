"""How the questions do that a cohort was asked for its assignments. Figures of first attempts stand apart from those of
later ones, and each is of one revision. It takes the same number of statements whatever the size of the cohort.

Whoever has left the cohort is counted too: what a question showed is not undone by it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Row, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from eduapp.actions.kept import Kept
from eduapp.actions.refused import NotThere
from eduapp.actions.takeable import Takeable
from eduapp.quiz.given import Given, from_data
from eduapp.quiz.model import Question
from eduapp.quiz.sheets import sheets_of
from eduapp.quiz.statistics import Statistics, statistics
from eduapp.store import Answer, Module, QuizAttempt, Revision
from eduapp.text.said import told


@dataclass(frozen=True, slots=True)
class Edition:
    """A revision of a quiz as a cohort was asked it. `share` (0 to 1) is the mean of the `first` attempts, None where
    nothing was marked; `later` counts learners who handed in another one."""

    revision_id: int
    since: datetime
    first: int
    later: int
    share: float | None


@dataclass(frozen=True, slots=True)
class Taken:
    """A quiz that a cohort was asked, with its newest title; `editions` are the newest first."""

    key: str
    title: str
    module: str
    use: str
    editions: Sequence[Edition]
    last_at: datetime

    @property
    def first(self) -> int:
        return sum(edition.first for edition in self.editions)

    @property
    def later(self) -> int:
        return sum(edition.later for edition in self.editions)

    @property
    def share(self) -> float | None:
        """The mean of all first attempts."""
        known = [(edition.share, edition.first) for edition in self.editions if edition.share is not None]
        return sum(share * number for share, number in known) / sum(number for _, number in known) if known else None


@dataclass(frozen=True, slots=True)
class Analysis:
    """The figures of one edition: of first attempts, or of the last one of each learner who tried again. `given` is
    what each learner gave to each question, None where it was left blank."""

    taken: Taken
    edition: Edition
    is_first: bool
    takeable: Takeable
    statistics: Statistics
    given: Sequence[Sequence[Given | None]]


_HANDED_IN = QuizAttempt.finished_at.is_not(None)
_EDITIONS = (
    select(
        QuizAttempt.revision_id,
        func.count().filter(QuizAttempt.is_first).label("first"),
        func.count(QuizAttempt.person_id.distinct()).filter(~QuizAttempt.is_first).label("later"),
        func.avg(QuizAttempt.share).filter(QuizAttempt.is_first).label("share"),
        func.max(QuizAttempt.finished_at, type_=QuizAttempt.finished_at.type).label("last_at"),
    )
    .where(QuizAttempt.cohort_id == bindparam("cohort"), _HANDED_IN)
    .group_by(QuizAttempt.revision_id)
    .subquery()
)
_OF_MODULE = aliased(Revision)
_TAKEN = (
    select(
        Revision.key,
        Revision.title,
        func.coalesce(_OF_MODULE.title, Revision.module).label("module"),
        Revision.facts,
        Revision.created_at,
        _EDITIONS,
    )
    .join(_EDITIONS, _EDITIONS.c.revision_id == Revision.id)
    .outerjoin(Module, Module.key == Revision.module)
    .outerjoin(_OF_MODULE, _OF_MODULE.id == Module.revision_id)
    .order_by(Module.position, Revision.module, Revision.key, Revision.id.desc())
)
_ANSWERS = (
    select(QuizAttempt.id, QuizAttempt.person_id, Answer.number, Answer.given)
    .outerjoin(Answer, Answer.attempt_id == QuizAttempt.id)
    .where(
        QuizAttempt.cohort_id == bindparam("cohort"),
        QuizAttempt.quiz_key == bindparam("key"),
        QuizAttempt.revision_id == bindparam("revision"),
        QuizAttempt.is_first == bindparam("is_first"),
        _HANDED_IN,
    )
    .order_by(QuizAttempt.person_id, QuizAttempt.finished_at, QuizAttempt.id)
)


def taken(session: Session, cohort_id: int) -> list[Taken]:
    """The quizzes of which somebody handed in an attempt for an assignment of the cohort, in the order of the shelf."""
    rows = session.execute(_TAKEN, {"cohort": cohort_id})
    return [_taken(list(editions)) for _, editions in groupby(rows, key=lambda row: row.key)]


def _taken(rows: Sequence[Row[Any]]) -> Taken:
    newest = rows[0]
    editions = [Edition(row.revision_id, row.created_at, row.first, row.later, row.share) for row in rows]
    last_at = max(row.last_at for row in rows)
    return Taken(newest.key, newest.title, newest.module, newest.facts.get("use", ""), editions, last_at)


def analysis(
    session: Session, takeables: Kept[Takeable], cohort_id: int, revision_id: int, *, is_first: bool
) -> Analysis:
    """Of the revision of a quiz. Raises NotThere where nobody handed it in for an assignment of the cohort."""
    editions = ((one, edition) for one in taken(session, cohort_id) for edition in one.editions)
    found = next(((one, edition) for one, edition in editions if edition.revision_id == revision_id), None)
    if found is None:
        raise NotThere(told("Nobody in this cohort has handed in such a quiz."))
    takeable = takeables.get(session.connection(), revision_id)
    asked = {"cohort": cohort_id, "key": takeable.key, "revision": revision_id, "is_first": is_first}
    given = list(_given(takeable.quiz.questions, session.execute(_ANSWERS, asked)))
    return Analysis(*found, is_first, takeable, statistics(sheets_of(takeable.quiz, given)), given)


def _given(questions: Sequence[Question], rows: Iterable[Row[Any]]) -> Iterator[list[Given | None]]:
    """What each learner gave to each question in the last of the attempts; None where it was left blank."""
    for _, own in groupby(rows, key=lambda row: row.person_id):
        attempts: dict[int, list[Given | None]] = {}
        for row in own:
            given = attempts.setdefault(row.id, [None] * len(questions))
            if row.given is not None:
                given[row.number] = from_data(questions[row.number], row.given)
        yield list(attempts.values())[-1]

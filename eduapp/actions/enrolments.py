"""Learners in modules: enrolling, what was done there, and the way to a case."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from eduapp.actions.refused import NotThere
from eduapp.actions.releases import offered_or_404
from eduapp.store import Attempt, Enrolment, Evaluation, Part, QuizAttempt, Release
from eduapp.text.said import told


@dataclass(slots=True)
class Done:
    """What a learner did of one part: attempts begun and finished, whether one passed, the best share (0 to 1, None
    where nothing is marked), the attempt that can be gone on with, and the last one that is finished."""

    begun: int = 0
    finished: int = 0
    passed: bool = False
    share: float | None = None
    going_on: int | None = None
    last: int | None = None
    last_at: datetime | None = None

    def note(self, attempt_id: int, finished_at: datetime | None, passed: bool | None, share: float | None) -> None:
        self.begun += 1
        if finished_at is None:
            self.going_on = attempt_id
            return
        self.finished += 1
        self.last = attempt_id
        self.passed = self.passed or bool(passed)
        self.last_at = max(filter(None, (self.last_at, finished_at)))
        if share is not None:
            self.share = max(self.share or 0.0, share)


def enrol(session: Session, enrolment_id: int, person_id: int, key: str, *, now: datetime) -> Enrolment:
    """Into the release in force. Who is in the middle of a release stays in it; who has finished one may take the
    next, never the same twice."""
    release = offered_or_404(session, key)
    own = current(session, person_id, key)
    if own is not None and (own.finished_at is None or own.release_id == release.id):
        return own
    made = Enrolment(
        id=enrolment_id, person_id=person_id, module_key=key, release_id=release.id, enrolled_at=now, finished_at=None
    )
    session.add(made)
    session.flush()
    return made


def with_release(statement: Select[Enrolment]) -> Select[Enrolment]:
    release = joinedload(Enrolment.release)
    return statement.options(
        release.joinedload(Release.revision), release.selectinload(Release.parts).joinedload(Part.revision)
    )


def current(session: Session, person_id: int, key: str) -> Enrolment | None:
    """The newest enrolment of the person in the module."""
    own = select(Enrolment).where(Enrolment.person_id == person_id, Enrolment.module_key == key)
    return session.scalar(with_release(own.order_by(Enrolment.enrolled_at.desc(), Enrolment.id.desc()).limit(1)))


def current_or_404(session: Session, person_id: int, key: str) -> Enrolment:
    found = current(session, person_id, key) if key.isprintable() else None
    if found is None:
        raise NotThere(told("You are not enrolled in a module of that name."))
    return found


def by_id(session: Session, enrolment_id: int | None) -> Enrolment | None:
    if enrolment_id is None:
        return None
    return session.scalar(with_release(select(Enrolment).where(Enrolment.id == enrolment_id)))


def all_of(session: Session, person_id: int) -> dict[str, Enrolment]:
    """The newest enrolment in each module."""
    own = with_release(select(Enrolment).where(Enrolment.person_id == person_id))
    rows = session.scalars(own.order_by(Enrolment.enrolled_at, Enrolment.id))
    return {row.module_key: row for row in rows}


def done_in(session: Session, enrolments: list[Enrolment]) -> dict[int, dict[str, Done]]:
    """By enrolment and by the kind and key of a part (`case the-mailbox`): what was done in it. Two statements."""
    ids = [enrolment.id for enrolment in enrolments]
    found: dict[int, dict[str, Done]] = {id_: {} for id_ in ids}
    cases = select(Attempt).where(Attempt.enrolment_id.in_(ids), Attempt.kind == "scored").order_by(Attempt.started_at)
    for attempt in session.scalars(cases):
        done = found[attempt.enrolment_id or 0].setdefault(f"case {attempt.case_key}", Done())
        share = max(0, attempt.points or 0) / attempt.best if attempt.best else None
        done.note(attempt.id, attempt.finished_at, attempt.passed, share)
    quizzes = select(QuizAttempt).where(QuizAttempt.enrolment_id.in_(ids)).order_by(QuizAttempt.started_at)
    for taken in session.scalars(quizzes):
        done = found[taken.enrolment_id].setdefault(f"quiz {taken.quiz_key}", Done())
        done.note(taken.id, taken.finished_at, taken.passed, taken.share)
    return found


def evaluated(session: Session, enrolment_ids: list[int]) -> dict[int, datetime]:
    rows = session.execute(
        select(Evaluation.enrolment_id, Evaluation.at).where(Evaluation.enrolment_id.in_(enrolment_ids))
    )
    return {enrolment_id: at for enrolment_id, at in rows}


def may_see_key(session: Session, attempt: QuizAttempt) -> bool:
    """Whether what was right may be told. After a pre-test it may when a post-test of the module is finished, if there
    is one: else the two would not measure the same."""
    if attempt.revision.facts.get("use") != "pre":
        return True
    parts = attempt.enrolment.release.parts
    post = [part.revision.key for part in parts if part.revision.facts.get("use") == "post"]
    finished = select(QuizAttempt.id).where(
        QuizAttempt.enrolment_id == attempt.enrolment_id,
        QuizAttempt.quiz_key.in_(post),
        QuizAttempt.finished_at.is_not(None),
    )
    return not post or session.scalar(finished.limit(1)) is not None

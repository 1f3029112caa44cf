"""Learners in modules: enrolling, what was done there, and the way to a case."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Float, Select, bindparam, case, cast, func, literal, null, select, union_all, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from eduapp.actions.refused import NotThere
from eduapp.actions.releases import at_hand, offered_or_404
from eduapp.store import Attempt, Enrolment, Evaluation, QuizAttempt
from eduapp.text.said import told

_OWN = select(Enrolment).where(Enrolment.person_id == bindparam("person"))
_ALL = _OWN.order_by(Enrolment.enrolled_at, Enrolment.id)
_CURRENT = (
    _OWN.where(Enrolment.module_key == bindparam("module"))
    .order_by(Enrolment.enrolled_at.desc(), Enrolment.id.desc())
    .limit(1)
)
_BY_ID = select(Enrolment).where(Enrolment.id == bindparam("enrolment"))
_IN = bindparam("ids", expanding=True, type_=Enrolment.__table__.c.id.type)
_POINTS = case((Attempt.points > 0, Attempt.points), else_=0)
# All that was done in modules, in one statement: the kind of it, its module, id, key, times, whether it passed, share.
_DONE: Any = union_all(
    select(
        literal("case").label("kind"),
        Attempt.enrolment_id,
        Attempt.id.label("id"),
        Attempt.case_key.label("key"),
        Attempt.started_at.label("began"),
        Attempt.finished_at.label("over"),
        Attempt.passed,
        (cast(_POINTS, Float) / func.nullif(Attempt.best, 0)).label("share"),
    ).where(Attempt.enrolment_id.in_(_IN), Attempt.kind == "scored"),
    select(
        literal("quiz"),
        QuizAttempt.enrolment_id,
        QuizAttempt.id,
        QuizAttempt.quiz_key,
        QuizAttempt.started_at,
        QuizAttempt.finished_at,
        QuizAttempt.passed,
        QuizAttempt.share,
    ).where(QuizAttempt.enrolment_id.in_(_IN)),
    select(
        literal("evaluation"),
        Evaluation.enrolment_id,
        literal(0),
        literal(""),
        Evaluation.at,
        Evaluation.at,
        null(),
        null(),
    ).where(Evaluation.enrolment_id.in_(_IN)),
).order_by("began", "id")


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
    try:
        with session.begin_nested():
            session.add(made)
    except IntegrityError:  # another tab was faster
        return current_or_404(session, person_id, key)
    return made


def hold(session: Session, enrolment: Enrolment) -> None:
    """Let no other tab begin or claim anything in it until this one is done: what is counted now then holds. An
    update that changes nothing, since on SQLite there are no locks for reading."""
    own = update(Enrolment).where(Enrolment.id == enrolment.id).values(enrolled_at=Enrolment.enrolled_at)
    session.execute(own, execution_options={"synchronize_session": False})


def _read(session: Session, statement: Select[Enrolment], **values: Any) -> list[Enrolment]:
    """The enrolments, each with its release, which a process keeps at hand."""
    found = list(session.scalars(statement, values))
    kept = at_hand(session, {enrolment.release_id for enrolment in found})
    for enrolment in found:
        set_committed_value(enrolment, "release", kept[enrolment.release_id])
    return found


def current(session: Session, person_id: int, key: str) -> Enrolment | None:
    """The newest enrolment of the person in the module."""
    return next(iter(_read(session, _CURRENT, person=person_id, module=key)), None)


def current_or_404(session: Session, person_id: int, key: str) -> Enrolment:
    found = current(session, person_id, key) if key.isprintable() else None
    if found is None:
        raise NotThere(told("You are not enrolled in a module of that name."))
    return found


def by_id(session: Session, enrolment_id: int | None) -> Enrolment | None:
    if enrolment_id is None:
        return None
    return next(iter(_read(session, _BY_ID, enrolment=enrolment_id)), None)


def all_of(session: Session, person_id: int) -> dict[str, Enrolment]:
    """The newest enrolment in each module."""
    return {row.module_key: row for row in _read(session, _ALL, person=person_id)}


def done_in(session: Session, enrolments: list[Enrolment]) -> dict[int, dict[str, Done]]:
    """By enrolment and by the kind and key of a part (`case the-mailbox`): what was done in it; the evaluation too, as
    `evaluation `."""
    found: dict[int, dict[str, Done]] = {enrolment.id: {} for enrolment in enrolments}
    if not found:
        return found
    for kind, enrolment_id, id_, key, _, over, passed, share in session.execute(_DONE, {"ids": list(found)}):
        found[enrolment_id].setdefault(f"{kind} {key}", Done()).note(id_, over, passed, share)
    return found


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

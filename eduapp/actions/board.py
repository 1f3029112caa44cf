"""The board of a cohort: who has done what, what those can do who share it, who needs a hand, and what is new. It
takes the same number of statements whatever the size of the cohort."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select
from sqlalchemy.orm import Session, aliased

from eduapp.actions.audit import Hand
from eduapp.actions.marks import Mark, Marks, marks_of
from eduapp.actions.needs_hand import KINDS, WITHIN, Reason, Rule, Slip, Standings, Work, reasons
from eduapp.actions.playable import Playables
from eduapp.actions.tries import Try
from eduapp.actions.unsafe_acts import UnsafeAct, talked_about, unsafe_acts
from eduapp.store import Assignment, Case, Cohort, Competency, Member, Module, Person, Revision, StandingThen

_TITLE = func.coalesce(Revision.title, Assignment.key)


@dataclass(frozen=True, slots=True)
class Given:
    """An assignment, as the board names it."""

    id: int
    title: str
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Learner:
    """`marks` are by assignment; `standings` are None where she does not share them."""

    id: int
    name: str
    email: str
    marks: Mapping[int, Mark]
    standings: Standings | None
    reasons: Sequence[Reason]

    @property
    def done(self) -> int:
        """How many assignments are done."""
        return sum(mark.is_done for mark in self.marks.values())

    @property
    def last_at(self) -> datetime | None:
        """When she was last at work for the cohort."""
        return max((mark.last_at for mark in self.marks.values() if mark.last_at), default=None)


@dataclass(frozen=True, slots=True)
class Board:
    """Learners are in the order of their names, assignments in that in which they are due. Of an archived cohort
    nothing is asked any more, so that nobody needs a hand. `tries` are the attempts that reasons and news name, `acts`
    what was unsafe in those of them that call for a hand."""

    cohort: Cohort
    rule: Rule
    assignments: Sequence[Given]
    competencies: Mapping[str, str]
    learners: Sequence[Learner]
    tries: Mapping[int, Try]
    needing: Sequence[Learner] = field(default=())
    acts: Mapping[int, Sequence[UnsafeAct]] = field(default_factory=dict)


def board(session: Session, playables: Playables, cohort: Cohort, *, now: datetime) -> Board:
    rule, given = Rule.of(cohort.rule), _assignments(session, cohort.id)
    marks = marks_of(session, cohort.id)
    after = _standings(session, cohort.id, _newest())
    before = _standings(session, cohort.id, _then(now)) if rule.fell is not None else {}
    members, learners = _members(session, cohort.id), []
    unsafe = _last_unsafe(marks)
    talked = talked_about(session, cohort.id, unsafe)
    for id_, name, email, shares in members:
        own = _own(marks, given, id_)
        known = after.get(id_, {}) if shares else None
        works = [_work(assignment_id, mark, unsafe - talked) for assignment_id, mark in own.items()]
        why = reasons(rule, works, before.get(id_, {}), known or {}, now)
        learners.append(Learner(id_, name, email or "", own, known, why))
    needing = () if cohort.archived_at else sorted((one for one in learners if one.reasons), key=_urgency)
    tries = {one.id: one for learner in learners for mark in learner.marks.values() for one in mark.over}
    shown = {why.attempt_id for one in needing for why in one.reasons if why.kind == "unsafe" and why.attempt_id}
    acts = unsafe_acts(session, playables, shown) if shown else {}
    return Board(cohort, rule, given, _names(session), learners, tries, needing, acts)


def _last_unsafe(marks: Marks) -> set[int]:
    """The attempts with an unsafe act that are the last ones of somebody at their case, for whatever assignment."""
    last: dict[tuple[int, str], Try] = {}
    every = (one for mark in marks.values() for one in mark.over if one.kind == "case")
    for one in sorted(every, key=_finished):
        last[one.person_id, one.key] = one
    return {one.id for one in last.values() if one.unsafe}


def _finished(one: Try) -> datetime:
    return one.finished_at or one.changed_at


def set_rule(session: Session, cohort: Cohort, rule: Rule, hand: Hand) -> None:
    """Another rule, which is written down where it differs."""
    before, after = dict(cohort.rule), rule.data()
    if before != after:
        cohort.rule = after
        hand.note(session, cohort.id, "rule", before=before, after=after)


def _urgency(learner: Learner) -> tuple[int, int]:
    """Those first of whom the gravest is to be said, then those of whom the most is."""
    return KINDS.index(learner.reasons[0].kind), -len(learner.reasons)


def _own(marks: Marks, given: Sequence[Given], person_id: int) -> dict[int, Mark]:
    return {one.id: marks[one.id, person_id] for one in given if (one.id, person_id) in marks}


def _work(assignment_id: int, mark: Mark, unsafe: set[int]) -> Work:
    opens, due = mark.dates.opens_at, mark.dates.due_at
    slips = [Slip(one.id, one.unsafe) for one in mark.over if one.id in unsafe]
    failed = Slip(mark.failed_last.id, mark.failed) if mark.failed_last else None
    return Work(assignment_id, opens, due, mark.begun > 0, mark.share is not None, slips, failed)


def _assignments(session: Session, cohort_id: int) -> list[Given]:
    """Those that still ask for something, the first due first, with the title that the shelf has for them now."""
    titled = (
        select(Assignment.id, _TITLE, Assignment.due_at)
        .outerjoin(Case, (Assignment.kind == "case") & (Case.key == Assignment.key))
        .outerjoin(Module, (Assignment.kind == "module") & (Module.key == Assignment.key))
        .outerjoin(Revision, Revision.id == func.coalesce(Case.revision_id, Module.revision_id))
        .where(Assignment.cohort_id == cohort_id, Assignment.withdrawn_at.is_(None))
        .order_by(Assignment.due_at.is_(None), Assignment.due_at, Assignment.id)
    )
    return [Given(*row) for row in session.execute(titled)]


def _names(session: Session) -> dict[str, str]:
    """Of the competencies of what is on the shelf, in its order."""
    rows = select(Competency.key, Competency.name).order_by(Competency.position)
    return {key: name for key, name in session.execute(rows)}


def _members(session: Session, cohort_id: int) -> Sequence[Row[int, str, str | None, bool]]:
    within = select(Person.id, Person.name, Person.email, Member.shares).join(Member, Member.person_id == Person.id)
    own = within.where(Member.cohort_id == cohort_id, Member.left_at.is_(None))
    return session.execute(own.order_by(func.lower(Person.name), Person.id)).all()


_DAY = aliased(StandingThen)


def _newest() -> ColumnElement[Any]:
    """The last day of a member on which evidence was added. Asked member by member, it is one look into an index."""
    return select(func.max(_DAY.day)).where(_DAY.person_id == Member.person_id).scalar_subquery()


def _then(now: datetime) -> ColumnElement[Any]:
    """The last day before the time that is looked back upon; the first of all for who has begun since."""
    own = select(func.max(_DAY.day)).where(_DAY.person_id == Member.person_id, _DAY.day <= (now - WITHIN).date())
    first = select(func.min(_DAY.day)).where(_DAY.person_id == Member.person_id)
    return func.coalesce(own.scalar_subquery(), first.scalar_subquery())


def _standings(session: Session, cohort_id: int, day: ColumnElement[Any]) -> dict[int, Standings]:
    """Of the members who share them, as they were on that day of each."""
    rows = (
        select(StandingThen.person_id, StandingThen.standings)
        .join(Member, Member.person_id == StandingThen.person_id)
        .where(Member.cohort_id == cohort_id, Member.left_at.is_(None), Member.shares, StandingThen.day == day)
    )
    return {person_id: standings for person_id, standings in session.execute(rows)}

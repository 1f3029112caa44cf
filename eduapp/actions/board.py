"""The board of a cohort: who has done what, what those can do who share it, who needs a hand, and what is new. It
takes the same number of statements whatever the size of the cohort."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import BindParameter, bindparam, func, select
from sqlalchemy.orm import Session

from eduapp.actions.audit import Hand
from eduapp.actions.marks import Mark, Marks, marks_for
from eduapp.actions.needs_hand import KINDS, WITHIN, Reason, Rule, Slip, Standings, Work, reasons
from eduapp.actions.tries import Try
from eduapp.actions.unsafe_acts import UnsafeAct, talked_about, unsafe_acts
from eduapp.actions.weighings import Weighings
from eduapp.store import Assignment, Case, Cohort, Competency, Member, Module, Person, Revision, StandingThen


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


# Every assignment, the first due first, with the title that the shelf has for it now.
_GIVEN = (
    select(Assignment, func.coalesce(Revision.title, Assignment.key))
    .outerjoin(Case, (Assignment.kind == "case") & (Case.key == Assignment.key))
    .outerjoin(Module, (Assignment.kind == "module") & (Module.key == Assignment.key))
    .outerjoin(Revision, Revision.id == func.coalesce(Case.revision_id, Module.revision_id))
    .where(Assignment.cohort_id == bindparam("cohort"))
    .order_by(Assignment.due_at.is_(None), Assignment.due_at, Assignment.id)
)


_BACK: BindParameter[date] = bindparam("then")
_OWN = select(StandingThen.standings).where(StandingThen.person_id == Member.person_id, Member.shares).limit(1)
# Asked member by member, each is one look into an index: on the last day on which evidence was added; on the last day
# before the time that is looked back upon, or the first of all for who has begun since.
_AFTER = _OWN.order_by(StandingThen.day.desc()).correlate(Member).scalar_subquery()
_THEN = _OWN.where(StandingThen.day <= _BACK).order_by(StandingThen.day.desc()).correlate(Member).scalar_subquery()
_FIRST = _OWN.order_by(StandingThen.day).correlate(Member).scalar_subquery()
# Who learns in the cohort, by name, with the standings of those who share them.
_MEMBERS = (
    select(Member, Person.name, Person.email, _AFTER, func.coalesce(_THEN, _FIRST, type_=StandingThen.standings.type))
    .join(Person, Person.id == Member.person_id)
    .where(Member.cohort_id == bindparam("cohort"), Member.left_at.is_(None))
    .order_by(func.lower(Person.name), Person.id)
)


def board(session: Session, weighings: Weighings, cohort: Cohort, *, now: datetime) -> Board:
    rule, given = Rule.of(cohort.rule), session.execute(_GIVEN, {"cohort": cohort.id}).all()
    then = (now - WITHIN).date()
    members = session.execute(_MEMBERS, {"cohort": cohort.id, "then": then}).all()
    marks = marks_for(session, [assignment for assignment, _ in given], [row[0] for row in members])
    asked = [Given(one.id, title, one.due_at) for one, title in given if one.withdrawn_at is None]
    unsafe = _last_unsafe(marks)
    calling = unsafe.keys() - talked_about(session, cohort.id, unsafe.keys())
    learners = []
    for member, name, email, after, before in members:
        own = {one.id: marks[one.id, member.person_id] for one in asked}
        works = [_work(id_, mark, calling) for id_, mark in own.items()]
        why = reasons(rule, works, before or {}, after or {}, now)
        known = (after or {}) if member.shares else None
        learners.append(Learner(member.person_id, name, email or "", own, known, why))
    needing = () if cohort.archived_at else sorted((one for one in learners if one.reasons), key=_urgency)
    tries = {one.id: one for learner in learners for mark in learner.marks.values() for one in mark.over}
    shown = {why.attempt_id for one in needing for why in one.reasons if why.kind == "unsafe" and why.attempt_id}
    acts = unsafe_acts(session, weighings, {id_: unsafe[id_] for id_ in shown})
    return Board(cohort, rule, asked, _names(session), learners, tries, needing, acts)


def _last_unsafe(marks: Marks) -> dict[int, int]:
    """The attempts with an unsafe act that are the last ones of somebody at their case, for whatever assignment; each
    with its revision."""
    last: dict[tuple[int, tuple[str, str]], Try] = {}
    for one in sorted((one for mark in marks.values() for one in mark.over), key=_finished):
        last[one.person_id, one.what] = one
    return {one.id: one.revision_id for one in last.values() if one.unsafe and one.kind == "case"}


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


def _work(assignment_id: int, mark: Mark, unsafe: Collection[int]) -> Work:
    opens, due = mark.dates.opens_at, mark.dates.due_at
    slips = [Slip(one.id, one.unsafe) for one in mark.over if one.id in unsafe] if mark.unsafe else ()
    failed = Slip(mark.failed_last.id, mark.failed) if mark.failed_last else None
    return Work(assignment_id, opens, due, mark.begun > 0, mark.share is not None, slips, failed)


def _names(session: Session) -> dict[str, str]:
    """Of the competencies of what is on the shelf, in its order."""
    rows = select(Competency.key, Competency.name).order_by(Competency.position)
    return {key: name for key, name in session.execute(rows)}

"""Marks: what the attempts for an assignment come to, by its rule, or what an educator set by hand."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from statistics import fmean
from typing import Any, NamedTuple

from sqlalchemy import Float, bindparam, cast, literal, null, select, union_all
from sqlalchemy.orm import Session

from eduapp.actions.dates import NEVER, Dates, dates_for
from eduapp.actions.releases import at_hand
from eduapp.actions.tries import Try, tries_of
from eduapp.store import Assignment, Extension, Member, Override, Part

What = tuple[str, str]
"""The kind and the key of a part."""


class ByHand(NamedTuple):
    """A mark that was set by hand, and why."""

    share: float
    reason: str


class Longer(NamedTuple):
    """The dates of an extension."""

    due_at: datetime | None
    closes_at: datetime | None


class Mark(NamedTuple):
    """How somebody stands with an assignment. `share` (0 to 1) is the mark: the one set by hand, else the one `earned`;
    None where there is none yet. `begun` and `finished` count attempts, at all parts of a module together; `done` (0 to
    1) is the part of what is required that is finished. `unsafe` counts unsafe acts, `failed` the failed tries at the
    one part that was failed most and not passed since, of which `failed_last` is the last; `over` are the attempts that
    are over, in the order in which they were finished. `is_late` is whether what gave the mark was finished after it
    was due for her, and `dates` are those that hold for her."""

    share: float | None = None
    begun: int = 0
    finished: int = 0
    unsafe: int = 0
    failed: int = 0
    failed_last: Try | None = None
    over: tuple[Try, ...] = ()
    last_at: datetime | None = None
    is_late: bool = False
    override: ByHand | None = None
    earned: float | None = None
    done: float = 0.0
    dates: Dates = NEVER

    @property
    def is_done(self) -> bool:
        return self.done == 1

    def is_overdue(self, now: datetime) -> bool:
        """Whether it should have been done by now."""
        return not self.is_done and self.dates.is_late(now)


class Asked(NamedTuple):
    """What an assignment asks for: the kind and key of each required part, and those that the mark rests on. Only at
    cases and post-tests can one fail."""

    required: frozenset[What]
    marked: frozenset[What]
    tests: frozenset[What]


At = tuple[int, int]
"""Assignment and person."""

Marks = dict[At, Mark]
_NOTHING = Asked(frozenset(), frozenset(), frozenset())
_IDS = bindparam("ids", expanding=True, type_=Assignment.__table__.c.id.type)
_EXTENSIONS = select(
    Extension.assignment_id,
    Extension.person_id,
    Extension.due_at,
    Extension.closes_at,
    cast(null(), Float).label("share"),
    literal("").label("reason"),
).where(Extension.assignment_id.in_(_IDS))
_OVERRIDES = select(Override.assignment_id, Override.person_id, null(), null(), Override.share, Override.reason).where(
    Override.assignment_id.in_(_IDS)
)
_DIFFERENT: Any = union_all(_EXTENSIONS, _OVERRIDES)


def marks_of(session: Session, cohort_id: int) -> Marks:
    """By assignment and person: of every assignment of the cohort, those withdrawn too, and everybody who is or was a
    member. The number of statements is the same whatever the size of the cohort."""
    given = session.scalars(select(Assignment).where(Assignment.cohort_id == cohort_id)).all()
    members = session.scalars(select(Member).where(Member.cohort_id == cohort_id)).all()
    return marks_for(session, given, members)


def marks_for(session: Session, given: Sequence[Assignment], members: Sequence[Member]) -> Marks:
    """By assignment and person, of these members and the assignments of their cohorts."""
    ids = [assignment.id for assignment in given]
    if not ids:
        return {}
    people = {member.person_id for member in members}
    cohorts = {assignment.cohort_id for assignment in given}
    tries = tries_of(session, cohorts, people.pop() if len(people) == 1 else None)
    longer, by_hand = _different(session, ids)
    asked = _asked(session, given, tries)
    found: Marks = {}
    for assignment in given:
        id_, counts = assignment.id, assignment.counts
        plain: dict[int, Dates] = {}  # by extra time: most have the same dates
        for member in members:
            if member.cohort_id != assignment.cohort_id:
                continue
            at, extra = (id_, member.person_id), member.extra_time
            if at in longer:
                dates = dates_for(assignment, member, longer[at])
            else:
                dates = plain.get(extra) or plain.setdefault(extra, dates_for(assignment, member, None))
            found[at] = mark(counts, asked.get(at, _NOTHING), tries.get(at, ()), dates, by_hand.get(at))
    return found


def _different(session: Session, ids: Sequence[int]) -> tuple[dict[At, Longer], dict[At, ByHand]]:
    """What is different for somebody: other dates, marks set by hand."""
    longer: dict[At, Longer] = {}
    by_hand: dict[At, ByHand] = {}
    for assignment, person, due_at, closes_at, share, reason in session.execute(_DIFFERENT, {"ids": ids}):
        if share is None:
            longer[assignment, person] = Longer(due_at, closes_at)
        else:
            by_hand[assignment, person] = ByHand(share, reason)
    return longer, by_hand


def _asked(session: Session, given: Sequence[Assignment], tries: Mapping[At, list[Try]]) -> dict[At, Asked]:
    """What is asked of everybody who has begun. In a module that is what the release asks in which she was last."""
    cases = {one.id: Asked(*[frozenset({("case", one.key)})] * 3) for one in given if one.kind == "case"}
    modules = {one.id for one in given if one.kind == "module"}
    last = {at: max(tried, key=_changed).release_id for at, tried in tries.items() if at[0] in modules}
    known = at_hand(session, {id_ for id_ in last.values() if id_ is not None})
    parts = {id_: asked_by(release.parts) for id_, release in known.items()}
    return {at: parts.get(last[at] or 0, _NOTHING) if at in last else cases.get(at[0], _NOTHING) for at in tries}


def _changed(one: Try) -> datetime:
    return one.changed_at


def asked_by(parts: Iterable[Part]) -> Asked:
    """The mark of a module rests on its required post-tests; where it has none, on its required cases."""
    required = [part.revision for part in parts if not part.is_optional]
    cases = frozenset((one.kind, one.key) for one in required if one.kind == "case")
    tests = frozenset((one.kind, one.key) for one in required if one.facts.get("use") == "post")
    return Asked(frozenset((one.kind, one.key) for one in required), tests or cases, cases | tests)


def mark(counts: str, asked: Asked, tries: Sequence[Try], dates: Dates, override: ByHand | None) -> Mark:
    """`tries` are in the order in which they were finished. The mark of several parts is the mean of theirs, and
    there is none before each of them is finished."""
    if not tries:
        return Mark(override.share if override else None, override=override, dates=dates)
    finished = [one for one in tries if one.finished_at is not None]
    over: dict[What, list[Try]] = {}
    for one in finished:
        over.setdefault(one.what, []).append(one)
    giving = [_giving(counts, over[what]) for what in asked.marked if what in over]
    shares = [one.share for one in giving if one.share is not None]
    earned = fmean(shares) if shares and len(giving) == len(asked.marked) else None
    failed, failed_last = _failed(asked.tests, over)
    return Mark(
        share=earned if override is None else override.share,
        begun=len(tries),
        finished=len(finished),
        unsafe=sum([one.unsafe for one in finished]),
        failed=failed,
        failed_last=failed_last,
        over=tuple(finished),
        last_at=max([one.changed_at for one in tries]),
        is_late=any([dates.is_late(one.finished_at) for one in giving if one.finished_at]),
        override=override,
        earned=earned,
        done=len(asked.required & over.keys()) / len(asked.required) if asked.required else 0.0,
        dates=dates,
    )


def _giving(counts: str, finished: Sequence[Try]) -> Try:
    """The attempt at a part that counts; of equally good ones the earliest."""
    if counts == "best":
        return max(finished, key=lambda one: one.share or 0.0)
    return finished[0] if counts == "first" else finished[-1]


def _failed(tests: Iterable[What], over: Mapping[What, Sequence[Try]]) -> tuple[int, Try | None]:
    """How often the part was failed that was failed most since it was last passed, and the last of these tries."""
    most: list[Try] = []
    for what in sorted(tests):
        failed: list[Try] = []
        for one in over.get(what, ()):
            if one.passed:
                failed = []
            elif one.passed is False:
                failed.append(one)
        most = max(most, failed, key=len)
    return len(most), most[-1] if most else None

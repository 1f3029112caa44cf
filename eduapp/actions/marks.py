"""Marks: what the attempts for an assignment come to, by its rule, or what an educator set by hand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from statistics import fmean

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from eduapp.actions.dates import NEVER, Dates, dates_for
from eduapp.actions.releases import at_hand
from eduapp.actions.tries import Try, tries_of
from eduapp.store import Assignment, Extension, Member, Override, Part


@dataclass(frozen=True, slots=True)
class Mark:
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
    override: Override | None = None
    earned: float | None = None
    done: float = 0.0
    dates: Dates = NEVER

    @property
    def is_done(self) -> bool:
        return self.done == 1

    def is_overdue(self, now: datetime) -> bool:
        """Whether it should have been done by now."""
        return not self.is_done and self.dates.is_late(now)


@dataclass(frozen=True, slots=True)
class Asked:
    """What an assignment asks for: the kind and key of each required part, and those that the mark rests on. Only at
    cases and post-tests can one fail."""

    required: frozenset[tuple[str, str]]
    marked: frozenset[tuple[str, str]]
    tests: frozenset[tuple[str, str]]


Marks = dict[tuple[int, int], Mark]
_NOTHING = Asked(frozenset(), frozenset(), frozenset())
_IDS = bindparam("ids", expanding=True, type_=Assignment.__table__.c.id.type)
_EXTENSIONS = select(Extension).where(Extension.assignment_id.in_(_IDS))
_OVERRIDES = select(Override).where(Override.assignment_id.in_(_IDS))


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
    tries = tries_of(
        session, {assignment.cohort_id for assignment in given}, people.pop() if len(people) == 1 else None
    )
    extensions = {(row.assignment_id, row.person_id): row for row in session.scalars(_EXTENSIONS, {"ids": ids})}
    overrides = {(row.assignment_id, row.person_id): row for row in session.scalars(_OVERRIDES, {"ids": ids})}
    asked = _asked(session, given, tries)
    found: Marks = {}
    for assignment, member in product(given, members):
        if member.cohort_id == assignment.cohort_id:
            at = (assignment.id, member.person_id)
            dates = dates_for(assignment, member, extensions.get(at))
            found[at] = mark(assignment.counts, asked.get(at, _NOTHING), tries.get(at, ()), dates, overrides.get(at))
    return found


def _asked(
    session: Session, given: Sequence[Assignment], tries: Mapping[tuple[int, int], list[Try]]
) -> dict[tuple[int, int], Asked]:
    """What is asked of everybody who has begun. In a module that is what the release asks in which she was last."""
    kinds = {assignment.id: assignment.kind for assignment in given}
    keys = {assignment.id: frozenset({("case", assignment.key)}) for assignment in given}
    last = {at: max(tried, key=lambda one: one.changed_at).release_id for at, tried in tries.items() if at[0] in kinds}
    known = at_hand(session, {id_ for at, id_ in last.items() if id_ is not None and kinds[at[0]] == "module"})
    modules = {id_: asked_by(release.parts) for id_, release in known.items()}
    return {
        at: modules.get(id_ or 0, _NOTHING) if kinds[at[0]] == "module" else Asked(*[keys[at[0]]] * 3)
        for at, id_ in last.items()
    }


def asked_by(parts: Iterable[Part]) -> Asked:
    """The mark of a module rests on its required post-tests; where it has none, on its required cases."""
    required = [part.revision for part in parts if not part.is_optional]
    cases = frozenset((one.kind, one.key) for one in required if one.kind == "case")
    tests = frozenset((one.kind, one.key) for one in required if one.facts.get("use") == "post")
    return Asked(frozenset((one.kind, one.key) for one in required), tests or cases, cases | tests)


def mark(counts: str, asked: Asked, tries: Sequence[Try], dates: Dates, override: Override | None) -> Mark:
    """`tries` are in the order in which they were finished. The mark of several parts is the mean of theirs, and
    there is none before each of them is finished."""
    finished = [one for one in tries if one.finished_at is not None]
    over = {(one.kind, one.key) for one in finished}
    giving = [one for part in asked.marked if (one := _giving(counts, part, finished))]
    is_whole = bool(asked.marked) and asked.marked <= over
    shares = [one.share for one in giving if one.share is not None]
    earned = fmean(shares) if is_whole and shares else None
    failed, failed_last = _failed(asked.tests, finished)
    return Mark(
        share=earned if override is None else override.share,
        begun=len(tries),
        finished=len(finished),
        unsafe=sum(one.unsafe for one in finished),
        failed=failed,
        failed_last=failed_last,
        over=tuple(finished),
        last_at=max((one.changed_at for one in tries), default=None),
        is_late=any(dates.is_late(one.finished_at) for one in giving if one.finished_at),
        override=override,
        earned=earned,
        done=len(asked.required & over) / len(asked.required) if asked.required else 0.0,
        dates=dates,
    )


def _giving(counts: str, part: tuple[str, str], finished: Sequence[Try]) -> Try | None:
    """The attempt at the part that counts; of equally good ones the earliest."""
    own = [one for one in finished if (one.kind, one.key) == part]
    if counts == "best":
        return max(own, key=lambda one: one.share or 0.0, default=None)
    return (own[0] if counts == "first" else own[-1]) if own else None


def _failed(tests: Iterable[tuple[str, str]], finished: Sequence[Try]) -> tuple[int, Try | None]:
    """How often the part was failed that was failed most since it was last passed, and the last of these tries."""
    failed: dict[tuple[str, str], list[Try]] = {part: [] for part in sorted(tests)}
    for one in finished:
        own = failed.get((one.kind, one.key), [])
        if one.passed:
            own.clear()
        elif one.passed is False:
            own.append(one)
    most = max(failed.values(), key=len, default=[])
    return len(most), most[-1] if most else None

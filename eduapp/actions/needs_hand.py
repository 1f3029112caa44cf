"""Who needs a hand: a rule that a cohort's educators set, and what it says of each learner. It knows no database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from eduapp.actions.refused import Refused
from eduapp.mastery.standing import ENOUGH
from eduapp.text.said import told

Kind = Literal["unsafe", "failed", "not begun", "fell"]
# What is told first, of a learner and of the cohort.
KINDS: tuple[Kind, ...] = ("unsafe", "failed", "not begun", "fell")
WITHIN = timedelta(days=28)
"""How long back the standing is compared with what it is now."""

MOST = {"days": 60, "failed": 10, "fell": 100}
LEAST = {"days": 0, "failed": 1, "fell": 1}
_SLIPS = {
    "days": told("Give a number of days from %(least)d to %(most)d."),
    "failed": told("Give a number of failed tries from %(least)d to %(most)d."),
    "fell": told("Give a number of points from %(least)d to %(most)d."),
}

Standings = Mapping[str, Sequence[float]]
"""By competency: chance, low, high and pieces."""


@dataclass(frozen=True, slots=True)
class Rule:
    """None, or False, switches a part off. `days` before it is due something should have been begun; so many `failed`
    tries in a row, or so many points of a hundred by which a standing `fell`, are enough."""

    days: int | None
    unsafe: bool
    failed: int | None
    fell: int | None

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Rule":
        return cls(data.get("days"), bool(data.get("unsafe")), data.get("failed"), data.get("fell"))

    def data(self) -> dict[str, Any]:
        return {"days": self.days, "unsafe": self.unsafe, "failed": self.failed, "fell": self.fell}


@dataclass(frozen=True, slots=True)
class Slip:
    """An attempt that something was wrong with, and how much: `count` unsafe acts, or failed tries with it."""

    attempt_id: int
    count: int


@dataclass(frozen=True, slots=True)
class Work:
    """How a learner stands with an assignment; `opens_at` and `due_at` are those that hold for her. `unsafe` are the
    attempts with unsafe acts that nothing has cleared, `failed` is the last try at what was failed and not passed
    since."""

    assignment_id: int
    opens_at: datetime | None
    due_at: datetime | None
    is_begun: bool
    is_done: bool
    unsafe: Sequence[Slip] = ()
    failed: Slip | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody needs a hand: in an assignment, or in a competency. `attempt_id` is where it was seen, `count` is
    how many unsafe acts, failed tries or points."""

    kind: Kind
    assignment_id: int | None = None
    competency: str = ""
    count: int = 0
    due_at: datetime | None = None
    attempt_id: int | None = None


def number(name: str, given: int | None) -> int:
    """The number of a part of the rule; refused where it cannot be meant."""
    if given is None or not LEAST[name] <= given <= MOST[name]:
        raise Refused(_SLIPS[name], least=LEAST[name], most=MOST[name])
    return given


def reasons(rule: Rule, works: Iterable[Work], before: Standings, after: Standings, now: datetime) -> list[Reason]:
    """What the rule says of one learner, what is gravest first; of each kind in the order of her work."""
    own = list(works)
    found = [reason for work in own for reason in _of_work(rule, work, now)]
    found += _of_standing(rule, before, after)
    return sorted(found, key=lambda reason: KINDS.index(reason.kind))


def _of_work(rule: Rule, work: Work, now: datetime) -> Iterable[Reason]:
    for slip in work.unsafe if rule.unsafe else ():
        yield Reason("unsafe", work.assignment_id, count=slip.count, attempt_id=slip.attempt_id)
    if rule.failed is not None and work.failed is not None and work.failed.count >= rule.failed:
        yield Reason("failed", work.assignment_id, count=work.failed.count, attempt_id=work.failed.attempt_id)
    if rule.days is not None and _should_have_begun(work, rule.days, now):
        yield Reason("not begun", work.assignment_id, due_at=work.due_at)


def _should_have_begun(work: Work, days: int, now: datetime) -> bool:
    if work.is_begun or work.is_done or work.due_at is None:
        return False
    return (work.opens_at is None or work.opens_at <= now) and now >= work.due_at - timedelta(days=days)


def _of_standing(rule: Rule, before: Standings, after: Standings) -> Iterable[Reason]:
    """Only of what enough was known, then and now."""
    if rule.fell is None:
        return
    for competency, (chance, _low, _high, pieces) in after.items():
        then = before.get(competency)
        if then is None or min(then[3], pieces) < ENOUGH:
            continue
        fell = round((then[0] - chance) * 100)
        if fell >= rule.fell:
            yield Reason("fell", competency=competency, count=fell)

"""What to play next: the case that would teach most about what is weakest.

Each decision of a case makes the estimate surer by a known amount, whatever comes of it. That amount, in each
competency, counts by how weak the learner is there: information × weakness.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from heapq import nlargest

from eduapp.mastery.ability import Ability
from eduapp.mastery.estimate import Fold, logistic, spanning
from eduapp.mastery.standing import standing

MOST_WEIGHED = 3


@dataclass(frozen=True, slots=True)
class Item:
    """A scored scene or a question: how it bears on competencies, its difficulty and how unsure that is."""

    weights: Mapping[str, float]
    difficulty: float
    variance: float


Alike = tuple[tuple[str, float], ...]
Hard = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Bearing:
    """What a case bears on, worked out once: how many items bear on the same in the same parts, by how hard they are;
    by competency the sum of their weights, and how many decisions bear on it."""

    items: Mapping[Alike, Mapping[Hard, int]]
    weights: Mapping[str, float]
    decisions: Mapping[str, int]

    @classmethod
    def of(cls, items: Iterable[Item]) -> "Bearing":
        alike: dict[Alike, Counter[Hard]] = {}
        weights: dict[str, float] = {}
        decisions: dict[str, int] = {}
        for item in items:
            borne = tuple(sorted(item.weights.items()))
            alike.setdefault(borne, Counter())[item.difficulty, item.variance] += 1
        for borne, found in alike.items():
            count = found.total()
            for name, weight in borne:
                weights[name] = weights.get(name, 0) + count * weight
                decisions[name] = decisions.get(name, 0) + count * (weight > 0)
        return cls(alike, weights, decisions)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A case, what playing it is worth, and why: the competency that it says most about for its weakness, and how
    many decisions of the case bear on that."""

    case: str
    worth: float
    competency: str
    decisions: int


def suggested(ability: Ability, cases: Mapping[str, Bearing], now: datetime) -> list[Suggestion]:
    """The cases, those worth most first; none that bears on nothing. Equal ones by name. Of many only those that bear
    most on what is weak are weighed."""
    start = spanning(ability, (name for case in cases.values() for name in case.weights))
    weakness = {name: 1 - standing(start, name, now).chance for name in start.competencies}
    bearing = {key: _bearing(case, weakness) for key, case in cases.items()}
    near = nlargest(MOST_WEIGHED, (key for key in bearing if bearing[key]), key=lambda key: (bearing[key], key))
    found = (_suggestion(start, weakness, key, cases[key], now) for key in near)
    return sorted(found, key=lambda suggestion: (-suggestion.worth, suggestion.case))


def _bearing(case: Bearing, weakness: Mapping[str, float]) -> float:
    """How much of the case bears on what is weak: enough to leave out those that nobody would be shown."""
    return sum(weight * weakness[name] for name, weight in case.weights.items())


def _suggestion(start: Ability, weakness: Mapping[str, float], key: str, case: Bearing, now: datetime) -> Suggestion:
    gains = information(start, case, now)
    worth = {name: gains[name] * weakness[name] for name in gains}
    competency = max((name for name in worth if case.decisions.get(name)), key=lambda name: worth[name])
    return Suggestion(key, sum(worth.values()), competency, case.decisions[competency])


def information(start: Ability, case: Bearing, now: datetime) -> dict[str, float]:
    """How much less variance each competency has after the items, at the chance that is expected of each.

    What items tell that bear on the same adds up.
    """
    fold = Fold(start)
    fold.fade(now)
    before = {name: fold.covariance(at, at) for name, at in fold.places.items()}
    for weights, found in case.items.items():
        asked = fold.asked(dict(weights))
        told = sum(count * _told(asked.mean - hard, doubt) for (hard, doubt), count in found.items())
        fold.tell(asked, told / (1 + told * asked.variance))
    return {name: before[name] - fold.covariance(at, at) for name, at in fold.places.items()}


def _told(logit: float, doubt: float) -> float:
    p = logistic(logit)
    return 1 / (1 / (p * (1 - p)) + doubt)

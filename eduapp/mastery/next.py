"""What to play next: the case that would teach most about what is weakest.

Each decision of a case makes the estimate surer by a known amount, whatever comes of it. That amount, in each
competency, counts by how weak the learner is there: information × weakness.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import nlargest

from eduapp.mastery.ability import Ability
from eduapp.mastery.estimate import as_of, logistic, spanning
from eduapp.mastery.standing import expected

MOST_WEIGHED = 3
NOTHING = 1e-12  # less than this is told only by rounding


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
    start = as_of(spanning(ability, (name for case in cases.values() for name in case.weights)), now)
    spread = zip(start.competencies, start.mean, start.covariance, strict=True)
    weakness = {name: 1 - expected(mean, row[at]) for at, (name, mean, row) in enumerate(spread)}
    bearing = {key: _bearing(case, weakness) for key, case in cases.items()}
    near = nlargest(MOST_WEIGHED, (key for key in bearing if bearing[key]), key=lambda key: (bearing[key], key))
    found = (_suggestion(start, weakness, key, cases[key]) for key in near)
    return sorted(found, key=lambda suggestion: (-suggestion.worth, suggestion.case))


def _bearing(case: Bearing, weakness: Mapping[str, float]) -> float:
    """How much of the case bears on what is weak: enough to leave out those that nobody would be shown."""
    return sum(weight * weakness[name] for name, weight in case.weights.items())


def _suggestion(start: Ability, weakness: Mapping[str, float], key: str, case: Bearing) -> Suggestion:
    gains = information(start, case)
    worth = {name: gains[name] * weakness[name] for name in gains}
    competency = max((name for name in worth if case.decisions.get(name)), key=lambda name: worth[name])
    return Suggestion(key, sum(worth.values()), competency, case.decisions[competency])


def information(start: Ability, case: Bearing) -> dict[str, float]:
    """How much less variance each competency has after the items, at the chance that is expected of each.

    What they tell adds up to a matrix L·D·Lᵀ: as much as one item told for each competency that the case bears on, with
    a column of L as its weights. Those are taken in turn.
    """
    places = {name: at for at, name in enumerate(start.competencies)}
    borne = [places[name] for name in case.weights]
    told = _adding_up(case, [start.mean[at] for at in borne])
    rows = [start.covariance[at] for at in borne]
    gains = [0.0] * len(places)
    taken: list[tuple[float, list[float]]] = []
    for at, row in enumerate(told):
        if (amount := row[at]) < NOTHING:
            continue
        weights = [(other, row[other] / amount) for other in range(at, len(row)) if row[other]]
        for other, weight in weights[1:]:
            told[other] = [value - weight * more for value, more in zip(told[other], row, strict=True)]
        v = [0.0] * len(places)
        for other, weight in weights:
            v = [value + weight * more for value, more in zip(v, rows[other], strict=True)]
        for less, before in taken:
            part = less * sum([before[borne[other]] * weight for other, weight in weights])
            v = [value - part * more for value, more in zip(v, before, strict=True)]
        less = amount / (1 + amount * sum([v[borne[other]] * weight for other, weight in weights]))
        gains = [gain + less * value * value for gain, value in zip(gains, v, strict=True)]
        taken.append((less, v))
    return dict(zip(places, gains, strict=True))


def _adding_up(case: Bearing, means: Sequence[float]) -> list[list[float]]:
    """What the items tell, by each two of the competencies that the case bears on."""
    places = {name: at for at, name in enumerate(case.weights)}
    told = [[0.0] * len(places) for _ in places]
    for weights, found in case.items.items():
        borne = [(places[name], weight) for name, weight in weights]
        mean = sum([means[at] * weight for at, weight in borne])
        amount = sum([count * _told(mean - hard, doubt) for (hard, doubt), count in found.items()])
        for at, weight in borne:
            row, part = told[at], amount * weight
            for other, more in borne:
                row[other] += part * more
    return told


def _told(logit: float, doubt: float) -> float:
    p = logistic(logit)
    return 1 / (1 / (p * (1 - p)) + doubt)

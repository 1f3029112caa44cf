"""What to play next: the case that would teach most about what is weakest.

Each decision of a case makes the estimate surer by a known amount, whatever comes of it. That amount, in each
competency, counts by how weak the learner is there: information × weakness.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import nlargest

from eduapp.mastery.estimate import Ability, Fold, fitted, logistic, standing

MOST_WEIGHED = 6


@dataclass(frozen=True, slots=True)
class Item:
    """A scored scene or a question: how it bears on competencies, its difficulty and how unsure that is."""

    weights: Mapping[str, float]
    difficulty: float
    variance: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A case, what playing it is worth, and why: the competency that it says most about for its weakness, and how
    many decisions of the case bear on that."""

    case: str
    worth: float
    competency: str
    decisions: int


def suggested(ability: Ability, cases: Mapping[str, Sequence[Item]], now: datetime) -> list[Suggestion]:
    """The cases, those worth most first; none that bears on nothing. Equal ones by name. Of many only those that bear
    most on what is weak are weighed."""
    known = dict.fromkeys(ability.competencies) | dict.fromkeys(
        name for items in cases.values() for item in items for name in item.weights
    )
    start = fitted(ability, tuple(known))
    weakness = {name: 1 - standing(start, name, now).chance for name in known}
    bearing = {case: _bearing(items, weakness) for case, items in cases.items()}
    near = nlargest(MOST_WEIGHED, (case for case in bearing if bearing[case]), key=lambda case: (bearing[case], case))
    found = (_suggestion(start, weakness, case, cases[case], now) for case in near)
    return sorted(found, key=lambda suggestion: (-suggestion.worth, suggestion.case))


def _bearing(items: Sequence[Item], weakness: Mapping[str, float]) -> float:
    """How much of the case bears on what is weak: enough to leave out those that nobody would be shown."""
    return sum(weight * weakness[name] for item in items for name, weight in item.weights.items())


def _suggestion(
    start: Ability, weakness: Mapping[str, float], case: str, items: Sequence[Item], now: datetime
) -> Suggestion:
    gains = information(start, items, now)
    worth = {name: gains[name] * weakness[name] for name in gains}
    counts = {name: sum(item.weights.get(name, 0) > 0 for item in items) for name in gains}
    competency = max((name for name in worth if counts[name]), key=lambda name: worth[name])
    return Suggestion(case, sum(worth.values()), competency, counts[competency])


def information(start: Ability, items: Iterable[Item], now: datetime) -> dict[str, float]:
    """How much less variance each competency has after the items, at the chance that is expected of each.

    Items that are alike are counted: what they tell adds up.
    """
    fold = Fold(start)
    fold.fade(now)
    before = [row[at] for at, row in enumerate(fold.rows)]
    for (weights, difficulty, doubt), count in Counter(map(_alike, items)).items():
        v, mean, variance = fold.asked(dict(weights))
        p = logistic(mean - difficulty)
        told = 1 / (1 / (p * (1 - p)) + doubt)
        fold.narrow(v, variance, count * told)
    return {name: before[at] - fold.rows[at][at] for name, at in fold.places.items()}


def _alike(item: Item) -> tuple[tuple[tuple[str, float], ...], float, float]:
    return tuple(sorted(item.weights.items())), item.difficulty, item.variance

"""What a play shows of each scored scene: the points earned there beside the least and the most on offer.

A visit is what happens between entering a scene and leaving it: asks, ticks, a choice. What it can earn
is found exactly, for the values that the learner came with. Asks that change what is open are done one
after another, those alike in all but points only counted; asks that only score are added up.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import add

from eduapp.case.horizon import asks_in_visit
from eduapp.case.model import Effects
from eduapp.case.play import Play, positions
from eduapp.case.rules import Act, Rules, Values, changed
from eduapp.case.ticks import Points, points_of
from eduapp.text.keywords import Difficulty

BOUND = 20_000  # states of one visit; past it a wider range is taken, of all acts of the scene, open or not


@dataclass(frozen=True, slots=True)
class Scored:
    """A scene at its first leaving: the points earned there, `worst` and `best` of what was offered, and how far
    apart these are in each competency, where they are apart at all."""

    scene: str
    points: int
    worst: int
    best: int
    ranges: Mapping[str, int]
    difficulty: Difficulty


def scored(play: Play) -> tuple[Scored, ...]:
    """What the play shows, in the order in which its scenes were first left. A scene in which nothing on offer
    could have earned more or less than the rest shows nothing."""
    found = (_scored(arrival, leaving) for arrival, leaving in _visits(play))
    return tuple(scene for scene in found if scene.worst < scene.best)


def _visits(play: Play) -> Iterator[tuple[Play, Play]]:
    """The play on coming to each scene that it left for the first time, and right after that."""
    plays = positions(play.rules, play.decisions)
    arrival = plays[0]
    for before, after in pairwise(plays):
        if after.decisions[-1].choice in play.rules.scenes[before.scene].asks:
            continue
        if before.scene not in before.left:
            yield arrival, after
        arrival = after


def _scored(arrival: Play, leaving: Play) -> Scored:
    worst, best = extent(arrival.rules, arrival.scene, arrival.values)
    ranges = zip(arrival.rules.competencies, best[1:], worst[1:], strict=True)
    return Scored(
        arrival.here.id,
        leaving.points - arrival.points,
        worst[0],
        best[0],
        {competency: most - least for competency, most, least in ranges if most > least},
        arrival.here.difficulty,
    )


def extent(rules: Rules, scene: int, values: Values, bound: int = BOUND) -> tuple[Points, Points]:
    """The least and the most that a visit of the scene earns: in all, then in each competency."""
    found = _Visit(rules, scene).most(values, bound)
    half = len(found) // 2
    return tuple(-points for points in found[half:]), found[:half]


class _Visit:
    """Points are a row here: in all, by competency, and the opposites of these, so that the most of each is found
    in one go. `asks` are the points of each class of asks, sorted, the most of each count first."""

    def __init__(self, rules: Rules, scene: int) -> None:
        self.rules = rules.scenes[scene]
        self.keys = rules.competencies
        free, self.classes = asks_in_visit(rules, scene)
        self.free = tuple(number for ask_class in free for number in ask_class.asks)
        self.asks = [
            tuple(zip(*(sorted(column, reverse=True) for column in columns), strict=True))
            for columns in (zip(*self.rows(ask_class.asks), strict=True) for ask_class in self.classes)
        ]

    def rows(self, choices: Iterable[int]) -> list[Points]:
        return [self.row(self.rules.choices[number]) for number in choices]

    def row(self, act: Act) -> Points:
        points = points_of(act, self.keys)
        points = (sum(points), *points)
        return (*points, *(-count for count in points))

    def most(self, values: Values, bound: int) -> Points:
        """The most of each count over all visits that begin with these values."""
        walked = self.walked(values, bound)
        if walked is None:
            return self.at_most()
        free = self.rows(number for number in self.free if self.rules.choices[number].is_offered(values))
        return _plus(walked, self.chosen(free, 0, len(free)))

    def walked(self, values: Values, bound: int) -> Points | None:
        """Without the asks that only score; None past the bound. Each layer has done one ask more than the last."""
        nothing = self.row(Act(None, (), Effects()))
        layer = {(values, (0,) * len(self.classes)): nothing}
        found: Points | None = None
        states = 0
        while layer:
            ahead: dict[tuple[Values, tuple[int, ...]], Points] = {}
            states += len(layer)
            if states > bound:
                return None
            for (held, done), earned in layer.items():
                if (leaving := self.leaving(held)) is not None:
                    found = _most(found, _plus(earned, leaving))
                for state, points in self.asked(held, done):
                    ahead[state] = _most(ahead.get(state), _plus(earned, points))
            layer = ahead
        return found

    def asked(self, values: Values, done: tuple[int, ...]) -> Iterator[tuple[tuple[Values, tuple[int, ...]], Points]]:
        """One ask more: the state after it, and its points."""
        for at, ask_class in enumerate(self.classes):
            ask = self.rules.choices[ask_class.asks[0]]
            if done[at] < len(ask_class.asks) and ask.is_offered(values):
                counted = (*done[:at], done[at] + 1, *done[at + 1 :])
                yield (changed(values, ask.changes), counted), self.asks[at][done[at]]

    def leaving(self, values: Values) -> Points | None:
        """The most that ticks and a choice earn with these values; None where no choice leads away."""
        rules = self.rules
        away = self.rows(n for n, act in enumerate(rules.choices) if n not in rules.asks and act.is_offered(values))
        ticks = [self.row(option) for option in rules.options if option.is_offered(values)]
        if not away or len(ticks) < rules.least:
            return None
        return _plus(self.chosen(away, 1, 1), self.chosen(ticks, rules.least, rules.most))

    def at_most(self) -> Points:
        """More than any visit earns: as if every act of the scene were open all the time."""
        rules = self.rules
        away = self.rows(n for n in range(len(rules.choices)) if n not in rules.asks)
        ticks, asks = [self.row(option) for option in rules.options], self.rows(rules.asks)
        both = _plus(self.chosen(ticks, rules.least, rules.most), self.chosen(asks, 0, len(asks)))
        return _plus(self.chosen(away, 1, 1), both)

    def chosen(self, rows: Sequence[Points], least: int, most: int) -> Points:
        """The most of each count that so many of the rows give."""
        size = 2 * len(self.keys) + 2
        columns = zip(*rows, strict=True) if rows else [()] * size
        ordered = [sorted(column, reverse=True)[:most] for column in columns]
        return tuple(sum(column[:least]) + sum(max(0, count) for count in column[least:]) for column in ordered)


def _plus(one: Points, other: Points) -> Points:
    return tuple(map(add, one, other))


def _most(one: Points | None, other: Points) -> Points:
    return other if one is None else tuple(map(max, one, other))

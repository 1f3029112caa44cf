"""Learners made up by chance, to see whether the estimate keeps what it promises.

They answer as the estimate believes people do, or in ways that it knows nothing of: a `World` says how. In one
run the estimate stands beside plainer ways to predict the next answer: averages, and Elo ratings. Nobody knows an
answer before it is given: Elo learns from each at once, the estimate of items only when they are calibrated.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random
from typing import Protocol

from eduapp.mastery.ability import Ability, Evidence, prior
from eduapp.mastery.calibrate import calibrated
from eduapp.mastery.difficulty import Difficulty
from eduapp.mastery.estimate import Fold, logistic
from eduapp.mastery.standing import expected, standing

NOW = datetime(2026, 1, 1, tzinfo=UTC)  # all at once, so that nothing fades
LOOKS = (10, 60, 200)  # after so many pieces of evidence the estimate is compared with the truth
NIGHTS = (20, 60, 200)
"""When so many learners have been there difficulties are calibrated; in use it is to be every night."""
Steps = tuple[float, float, float]
ELOS: tuple[Steps, ...] = ((1.0, 0.05, 1.0), (1.0, 0.05, 0.4), (1.0, 0.1, 0.4), (1.4, 0.1, 0.4))
"""First steps of Elo for a learner, how fast they slow down, first steps for an item: the best of thirty tried."""


@dataclass(frozen=True, slots=True)
class World:
    """How learners and items are. Abilities and difficulties are in logits; `guess_error` is how far authors
    are off, `growth` what is learned from the first item to the last, `guessing` the chance to do well by luck."""

    correlation: float = 0.57
    deviation: float = 1.1
    guess_error: float = 0.6
    slopes: tuple[float, float] = (1.0, 1.0)
    guessing: float = 0.0
    growth: float = 0.0
    competencies: int = 8
    items: int = 200


OTHER_WORLDS = {
    "slopes from 0.7 to 1.4": World(slopes=(0.7, 1.4)),
    "correlation 0.2": World(correlation=0.2),
    "correlation 0.8": World(correlation=0.8),
    "half a logit learned on the way": World(growth=0.5),
    "a whole logit learned on the way": World(growth=1.0),
    "one answer in six guessed": World(guessing=1 / 6),
}
"""Learners and items that are not as the estimate believes."""


@dataclass(frozen=True, slots=True)
class Item:
    """`difficulty` is the truth, `guess` what its author believes."""

    name: str
    weights: Mapping[str, float]
    difficulty: float
    guess: float
    slope: float


@dataclass(slots=True)
class Look:
    """How far the chances that were told are from the true ones, and how many intervals hold the truth."""

    count: int = 0
    held: int = 0
    off: float = 0.0

    @property
    def coverage(self) -> float:
        return self.held / self.count

    @property
    def error(self) -> float:
        return self.off / self.count


@dataclass(slots=True)
class Report:
    """`losses` are log-losses of predicting each answer before it is given, by the way of predicting it; `best_elo`
    names the steps of Elo that turned out best, which nobody could have known before."""

    looks: dict[int, Look] = field(default_factory=lambda: {at: Look() for at in LOOKS})
    losses: dict[str, float] = field(default_factory=dict)
    best_elo: str = ""


class Learner:
    """Somebody whose abilities are known."""

    def __init__(self, world: World, names: Sequence[str], chance: Random) -> None:
        self.world, self.chance = world, chance
        general = math.sqrt(world.correlation) * chance.gauss(0, world.deviation)
        own = math.sqrt(1 - world.correlation) * world.deviation
        self.abilities = {name: general + own * chance.gauss(0, 1) for name in names}
        self.answered = 0

    def grown(self, name: str) -> float:
        return self.abilities[name] + self.world.growth * self.answered / self.world.items

    def chance_of(self, logit: float) -> float:
        return self.world.guessing + (1 - self.world.guessing) * logistic(logit)

    def truth(self, name: str) -> float:
        """The chance to handle a typical item well."""
        return self.chance_of(self.grown(name))

    def answer(self, item: Item) -> float:
        ability = sum(weight * self.grown(name) for name, weight in item.weights.items())
        self.answered += 1
        return float(self.chance.random() < self.chance_of(item.slope * (ability - item.difficulty)))


class Way(Protocol):
    """A way to predict the next answer of a learner, told whenever another learner begins."""

    def begin(self) -> None: ...
    def predict(self, item: Item) -> float: ...
    def learn(self, item: Item, y: float, foretold: float) -> None: ...


class Averages:
    """The average of a learner's answers in each competency; one half until there are any."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        self.sums: dict[str, float] = {}
        self.counts: dict[str, float] = {}

    def predict(self, item: Item) -> float:
        return sum(
            weight * (self.sums.get(name, 0) + 0.5) / (self.counts.get(name, 0) + 1)
            for name, weight in item.weights.items()
        )

    def learn(self, item: Item, y: float, foretold: float) -> None:
        for name, weight in item.weights.items():
            self.sums[name] = self.sums.get(name, 0) + weight * y
            self.counts[name] = self.counts.get(name, 0) + weight


class Elo:
    """Ratings of learners and items, both learned on the way, by steps of first/(1 + slowing·n) (Pelánek 2016). Items
    keep theirs from learner to learner, so that they know more than any guess after some hundreds."""

    def __init__(self, first: float, slowing: float = 0.05, items: float | None = None) -> None:
        self.first, self.slowing, self.items = first, slowing, items or first
        self.difficulties: dict[str, float] = {}
        self.seen: dict[str, int] = {}
        self.begin()

    def begin(self) -> None:
        self.ratings: dict[str, float] = {}
        self.counts: dict[str, int] = {}

    def predict(self, item: Item) -> float:
        rating = sum(weight * self.ratings.get(name, 0) for name, weight in item.weights.items())
        return logistic(rating - self.difficulties.get(item.name, item.guess))

    def learn(self, item: Item, y: float, foretold: float) -> None:
        surprise = y - foretold
        for name, weight in item.weights.items():
            count = self.counts.get(name, 0)
            self.ratings[name] = self.ratings.get(name, 0) + weight * surprise * self.first / (1 + self.slowing * count)
            self.counts[name] = count + 1
        seen = self.seen.get(item.name, 0)
        difficulty = self.difficulties.get(item.name, item.guess)
        self.difficulties[item.name] = difficulty - surprise * self.items / (1 + self.slowing * seen)
        self.seen[item.name] = seen + 1


class Estimate:
    """What this room does, with the difficulties that authors guess until answers have told more."""

    def __init__(self, names: Sequence[str], items: Sequence[Item], doubt: float) -> None:
        self.start = prior(names)
        self.guesses = {item.name: (item.guess, doubt) for item in items}
        self.difficulties: Mapping[str, Difficulty] = self.guesses
        self.before: list[list[Evidence]] = []
        self.begin()

    def begin(self) -> None:
        self.fold = Fold(self.start)
        self.before.append([])

    def calibrate(self) -> None:
        """By the answers of all who were there before."""
        self.difficulties = calibrated(self.before, self.guesses)

    def predict(self, item: Item) -> float:
        asked = self.fold.asked(item.weights)
        difficulty, doubt = self.difficulties[item.name]
        return expected(asked.mean - difficulty, asked.variance + doubt)

    def learn(self, item: Item, y: float, foretold: float) -> None:
        row = Evidence(item.name, y, item.weights, *self.difficulties[item.name], NOW)
        self.before[-1].append(row)
        self.fold.add(row)


def items_of(world: World, names: Sequence[str], chance: Random) -> list[Item]:
    """Items on one competency, or on two with weights that sum to 1."""
    items = []
    for number in range(world.items):
        one, other = chance.sample(list(names), 2)
        part = chance.choice((1.0, 0.5, 0.7))
        weights = {one: part, other: 1 - part} if part < 1 else {one: part}
        difficulty = chance.gauss(0, 1)
        guess = difficulty + chance.gauss(0, world.guess_error)
        items.append(Item(f"item {number}", weights, difficulty, guess, chance.uniform(*world.slopes)))
    return items


def simulate(
    world: World, learners: int, chance: Random, nights: Sequence[int] = NIGHTS, elos: Sequence[Steps] = ELOS
) -> Report:
    """Learners come one after the other, each is given every item once, in an order of their own. As in use,
    difficulties are calibrated on some `nights`, when so many have been there: by their answers and no others."""
    names = [f"competency {number}" for number in range(world.competencies)]
    items = items_of(world, names, chance)
    estimate = Estimate(names, items, world.guess_error**2)
    others: dict[str, Way] = {_steps(*steps): Elo(*steps) for steps in elos}
    ways: dict[str, Way] = {"estimate": estimate, "averages": Averages(), "elo": Elo(4), **others}
    report, losses = Report(), dict.fromkeys(ways, 0.0)
    for number in range(learners):
        learner = Learner(world, names, chance)
        if number in nights:
            estimate.calibrate()
        for way in ways.values():
            way.begin()
        for count, item in enumerate(chance.sample(items, len(items)), start=1):
            y = learner.answer(item)
            for name, way in ways.items():
                foretold = way.predict(item)
                losses[name] += loss(foretold, y)
                way.learn(item, y, foretold)
            if count in report.looks:
                compare(report.looks[count], estimate.fold.ability(), learner)
    report.losses = {name: total / (learners * len(items)) for name, total in losses.items()}
    report.best_elo = min(["elo", *others], key=lambda name: report.losses[name])
    return report


def _steps(first: float, slowing: float, items: float) -> str:
    return f"elo, {first:g}/(1 + {slowing:g} n), items {items:g}"


def loss(chance: float, y: float) -> float:
    """The log-loss of a prediction; none is taken as surer than one in a million."""
    return -math.log(max(1e-6, chance if y else 1 - chance))


def compare(look: Look, ability: Ability, learner: Learner) -> None:
    for name in ability.competencies:
        told, truth = standing(ability, name, NOW), learner.truth(name)
        look.count += 1
        look.held += told.low <= truth <= told.high
        look.off += abs(told.chance - truth)

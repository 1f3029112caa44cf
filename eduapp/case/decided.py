"""How many learners decided: per scene what they chose beside what is best, how long they took, and what to teach.

Values only; counts come from tallies, by scene and the number of the act, options first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eduapp.case.merit import Merit
from eduapp.case.pace import quantile
from eduapp.case.weighed import Kind, Weighed
from eduapp.case.worth import Worth

Counts = Mapping[tuple[int, int], int]
COSTS: Mapping[Merit | None, int] = {"harm": 3, "fair": 1}
MANY = 0.25


@dataclass(frozen=True, slots=True)
class Done:
    """What can be done in a scene, as `Alike` says it, and how many did it, of `of` who left the scene."""

    numbers: tuple[int, ...]
    kind: Kind
    label: str
    to: int
    unsafe: tuple[str, ...]
    worth: Worth
    count: int
    of: int

    @property
    def share(self) -> float | None:
        return min(1.0, self.count / self.of) if self.of else None

    @property
    def cost(self) -> int:
        """How much there is to teach about it: an unsafe act weighs three times one that gives points away."""
        return COSTS.get(self.worth.merit, 0) * self.count

    @property
    def is_much(self) -> bool:
        """Whether it is unsafe and somebody did it, or gives points away and a quarter did it."""
        return bool(self.cost) and (self.worth.merit == "harm" or (self.share or 0) >= MANY)


@dataclass(frozen=True, slots=True)
class Decided:
    """A scene: `left` is how many left it, `pace` how many of them took how long, by bucket."""

    number: int
    id: str
    heading: str
    left: int
    acts: tuple[Done, ...]
    pace: Mapping[int, int]

    @property
    def timed(self) -> int:
        return sum(self.pace.values())

    @property
    def quartiles(self) -> tuple[float | None, float | None, float | None]:
        """In seconds, the median in the middle."""
        return quantile(self.pace, 0.25), quantile(self.pace, 0.5), quantile(self.pace, 0.75)

    @property
    def is_to_teach(self) -> bool:
        """Whether somebody did something unsafe, or a quarter did what gives points away."""
        return any(act.is_much for act in self.acts)


@dataclass(frozen=True, slots=True)
class Traffic:
    """What was counted of one group of attempts at one revision."""

    acts: Counts
    pace: Mapping[int, Mapping[int, int]]


def decided(scenes: Sequence[Weighed], traffic: Traffic) -> tuple[Decided, ...]:
    """Every scene with something to decide, in the order of the file."""
    return tuple(_scene(number, scene, traffic) for number, scene in enumerate(scenes) if scene.acts)


def _scene(number: int, scene: Weighed, traffic: Traffic) -> Decided:
    left = sum(traffic.acts.get((number, at), 0) for at in scene.leaving)
    acts = tuple(Done(*act, sum(traffic.acts.get((number, at), 0) for at in act.numbers), left) for act in scene.acts)
    return Decided(number, scene.id, scene.heading, left, acts, traffic.pace.get(number, {}))


def to_teach(scenes: Sequence[Decided]) -> tuple[Decided, Done] | None:
    """The decision most worth teaching: that of the highest cost, the first of them in the file; None where nothing
    cost anything."""
    every = [(scene, act) for scene in scenes for act in scene.acts if act.cost]
    return max(every, key=lambda found: found[1].cost, default=None)


def best_instead(scene: Decided, act: Done) -> tuple[Done, ...]:
    """What belongs to the best way out of the scene, and is of the same kind."""
    return tuple(one for one in scene.acts if one.kind == act.kind and one.worth.is_best)

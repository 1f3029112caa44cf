"""How many learners decided: per scene what they chose beside what is best, how long they took, and what to teach.

Values only; counts come from tallies, by scene and the number of the act, options first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from eduapp.case.map import plain
from eduapp.case.merit import Merit
from eduapp.case.pace import quantile
from eduapp.case.rules import Rules, SceneRules
from eduapp.case.worth import Worth

Kind = Literal["tick", "ask", "choice"]
Counts = Mapping[tuple[int, int], int]
COSTS: Mapping[Merit | None, int] = {"harm": 3, "fair": 1}
MANY = 0.25


@dataclass(frozen=True, slots=True)
class Done:
    """What can be done in a scene, and how many did it, of `of` who left the scene. Acts that read alike and are as
    safe are one: `numbers` are those of all of them. `to` is the scene that a choice leads to."""

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


def decided(rules: Rules, worths: Sequence[Sequence[Worth]], traffic: Traffic) -> tuple[Decided, ...]:
    """Every scene with something to decide, in the order of the file."""
    return tuple(
        _scene(number, scene, worths[number], traffic) for number, scene in enumerate(rules.scenes) if scene.choices
    )


def _scene(number: int, rules: SceneRules, worths: Sequence[Worth], traffic: Traffic) -> Decided:
    scene, size = rules.scene, len(rules.options)
    counts = [traffic.acts.get((number, at), 0) for at in range(len(scene.acts))]
    left = sum(counts[size + at] for at in range(len(rules.choices)) if at not in rules.asks)
    alike: dict[tuple[Kind, str, int, bool], list[int]] = {}
    for at, act in enumerate(scene.acts):
        kind: Kind = "tick" if at < size else "ask" if at - size in rules.asks else "choice"
        to = rules.choices[at - size].to if at >= size else -1
        alike.setdefault((kind, plain(act.label), to, bool(act.effects.unsafe)), []).append(at)
    is_free = len(alike) > 1
    acts = tuple(
        Done(
            tuple(numbers),
            kind,
            label,
            to,
            scene.acts[numbers[0]].effects.unsafe,
            _together([worths[at] for at in numbers], is_free),
            sum(counts[at] for at in numbers),
            left,
        )
        for (kind, label, to, _), numbers in alike.items()
    )
    return Decided(number, scene.id, plain(scene.heading), left, acts, traffic.pace.get(number, {}))


def _together(worths: Sequence[Worth], is_free: bool) -> Worth:
    """Of acts that read alike; nothing is said where there was nothing to choose."""
    if not is_free:
        return Worth()
    best, sometimes = any(one.is_best for one in worths), any(one.is_sometimes_best for one in worths)
    known = [one.merit for one in worths if one.merit is not None]
    return Worth("good" if best and "harm" not in known else known[0] if known else None, best, sometimes and not best)


def to_teach(scenes: Sequence[Decided]) -> tuple[Decided, Done] | None:
    """The decision most worth teaching: that of the highest cost, the first of them in the file; None where nothing
    cost anything."""
    every = [(scene, act) for scene in scenes for act in scene.acts if act.cost]
    return max(every, key=lambda found: found[1].cost, default=None)


def best_instead(scene: Decided, act: Done) -> tuple[Done, ...]:
    """What belongs to the best way out of the scene, and is of the same kind."""
    return tuple(one for one in scene.acts if one.kind == act.kind and one.worth.is_best)

"""A case as they look at it who teach: in each scene what can be done, and what it is worth.

It can be kept as plain data, so that not everybody who looks has to read the case and judge it anew.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from eduapp.case.map import plain
from eduapp.case.rules import Rules, SceneRules
from eduapp.case.worth import Worth

Kind = Literal["tick", "ask", "choice"]
VERSION = 1
"""To be raised when acts are judged otherwise, or told otherwise: what was kept is then made anew."""


class Alike(NamedTuple):
    """Acts of a scene that read alike and are as safe are one: `numbers` are those of all of them. `to` is the scene
    that a choice leads to, -1 for a tick."""

    numbers: tuple[int, ...]
    kind: Kind
    label: str
    to: int
    unsafe: tuple[str, ...]
    worth: Worth


@dataclass(frozen=True, slots=True)
class Weighed:
    """A scene: `leaving` are the numbers of the acts by which it is left; `choices` is that of its first choice."""

    id: str
    heading: str
    choices: int
    leaving: tuple[int, ...]
    acts: tuple[Alike, ...]


def weigh(rules: Rules, worths: Sequence[Sequence[Worth]]) -> tuple[Weighed, ...]:
    """Every scene, in the order of the file."""
    return tuple(_scene(scene, worth) for scene, worth in zip(rules.scenes, worths, strict=True))


def _scene(rules: SceneRules, worths: Sequence[Worth]) -> Weighed:
    scene, size = rules.scene, len(rules.options)
    alike: dict[tuple[Kind, str, int, bool], list[int]] = {}
    for at, act in enumerate(scene.acts):
        kind: Kind = "tick" if at < size else "ask" if at - size in rules.asks else "choice"
        to = rules.choices[at - size].to if at >= size else -1
        alike.setdefault((kind, plain(act.label), to, bool(act.effects.unsafe)), []).append(at)
    acts = [
        Alike(
            tuple(numbers),
            kind,
            label,
            to,
            scene.acts[numbers[0]].effects.unsafe,
            _together([worths[at] for at in numbers], is_free=len(alike) > 1),
        )
        for (kind, label, to, _), numbers in alike.items()
    ]
    leaving = tuple(size + at for at in range(len(rules.choices)) if at not in rules.asks)
    return Weighed(scene.id, plain(scene.heading), size, leaving, tuple(acts))


def _together(worths: Sequence[Worth], is_free: bool) -> Worth:
    """Of acts that read alike; nothing is said where there was nothing to choose."""
    if not is_free:
        return Worth()
    best, sometimes = any(one.is_best for one in worths), any(one.is_sometimes_best for one in worths)
    known = [one.merit for one in worths if one.merit is not None]
    return Worth("good" if best and "harm" not in known else known[0] if known else None, best, sometimes and not best)


def to_data(scenes: Iterable[Weighed]) -> list[Any]:
    """As plain data, ready for JSON."""
    return [
        [
            scene.id,
            scene.heading,
            scene.choices,
            scene.leaving,
            [[*act[:-1], act.worth.merit, act.worth.is_best, act.worth.is_sometimes_best] for act in scene.acts],
        ]
        for scene in scenes
    ]


def from_data(data: Iterable[Any]) -> tuple[Weighed, ...]:
    """The scenes that `to_data` made into `data`."""
    return tuple(
        Weighed(id_, heading, choices, tuple(leaving), tuple(_act(*act) for act in acts))
        for id_, heading, choices, leaving, acts in data
    )


def _act(numbers: list[int], kind: Kind, label: str, to: int, unsafe: list[str], *worth: Any) -> Alike:
    return Alike(tuple(numbers), kind, label, to, tuple(unsafe), Worth(*worth))

"""Two groups of learners side by side, scene by scene and act by act, without giving anybody away."""

from collections.abc import Sequence
from dataclasses import dataclass

from eduapp.case.decided import Decided, Done

FEWEST = 5
FINE = ("good", "neutral")


@dataclass(frozen=True, slots=True)
class Part:
    """How many of a group did something, of how many; `count` is None where it is withheld, `is_there` says whether
    the group could do it at all."""

    count: int | None
    of: int
    is_there: bool = True

    @property
    def share(self) -> float | None:
        return None if self.count is None or not self.of else self.count / self.of


@dataclass(frozen=True, slots=True)
class Pair:
    """An act of a scene in both groups; `act` is how the group that has it knows it."""

    scene: Decided
    act: Done
    one: Part
    other: Part

    @property
    def difference(self) -> float | None:
        """By how much the share of the first group is higher."""
        one, other = self.one.share, self.other.share
        return None if one is None or other is None else one - other


Key = tuple[str, str, str, bool]


def compared(one: Sequence[Decided], other: Sequence[Decided]) -> list[Pair]:
    """Acts are the same where scene, kind and label are: two releases may number them in another way."""
    ones, others = _parts(one), _parts(other)
    known = {key: (scene, act) for group in (other, one) for key, scene, act in _keys(group)}
    order = [key for key, _, _ in _keys(one)] + [key for key, _, _ in _keys(other)]
    nothing = Part(None, 0, False)
    return [Pair(*known[key], ones.get(key, nothing), others.get(key, nothing)) for key in dict.fromkeys(order)]


def _keys(scenes: Sequence[Decided]) -> list[tuple[Key, Decided, Done]]:
    return [((scene.id, act.kind, act.label, bool(act.unsafe)), scene, act) for scene in scenes for act in scene.acts]


def _parts(scenes: Sequence[Decided]) -> dict[Key, Part]:
    hidden = {(scene.id, number) for scene in scenes for number in withheld(scene)}
    return {
        key: Part(None if (scene.id, act.numbers[0]) in hidden else act.count, scene.left)
        for key, scene, act in _keys(scenes)
    }


def well(scenes: Sequence[Decided]) -> float | None:
    """The share of ways out that were best or cost nothing, where there was more than one to choose: what a group of
    twelve can be told by, when most of its figures are withheld. None where it would tell of fewer than five, too."""
    ways = [[act for act in scene.acts if act.kind == "choice"] for scene in scenes]
    chosen = [act for acts in ways if len(acts) > 1 for act in acts]
    of = sum(act.count for act in chosen)
    fine = sum(act.count for act in chosen if act.worth.merit in FINE or act.worth.is_sometimes_best)
    is_told = fine >= FEWEST and not 0 < of - fine < FEWEST
    return fine / of if is_told and max((scene.left for scene in scenes), default=0) >= FEWEST else None


def withheld(scene: Decided) -> set[int]:
    """The first numbers of the acts whose figures would tell of fewer than five learners: who did it, or who did not.
    Of choices one excludes the others, so that where a single one is withheld the next smallest is, too: else it
    could be reckoned from the rest."""
    if scene.left < FEWEST:
        return {act.numbers[0] for act in scene.acts}
    choices = sorted((act for act in scene.acts if act.kind == "choice"), key=lambda act: act.count)
    few = [act for act in choices if act.count < FEWEST]
    if len(few) == 1 and len(choices) > 1:
        few = choices[:2]
    asked = [a for a in scene.acts if a.kind != "choice" and min(a.count, scene.left - a.count) < FEWEST]
    return {act.numbers[0] for act in (*few, *asked)}

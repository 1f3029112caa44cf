"""The options of a scene folded one by one: which values can they lead to, and with how many points."""

from collections.abc import Sequence
from dataclasses import dataclass

from eduapp.case.rules import Act, Change, SceneRules, Values, changed

Points = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Best:
    """The ticks with the fewest unsafe ones, then most points in all, then the fewest, then the first on the
    page: how many are unsafe, their sum, the ticks, and beside them for each competency the most that any safe
    ticks give (None where there are none)."""

    unsafe: int
    sum: int
    ticks: tuple[int, ...]
    most: Points | None


@dataclass(frozen=True, slots=True, eq=False)
class Ticked:
    """One outcome of ticking: the values after it; `scored` while the scene's points count, `idle` the
    fewest ticks when they no longer do, of those with the fewest unsafe ones.
    Each is compared by identity, which is quick."""

    values: Values
    scored: Best
    idle: tuple[int, ...]


def fold(
    rules: SceneRules,
    changes: Sequence[Sequence[Change]],
    offered: Sequence[int],
    values: Values,
    keys: Sequence[str],
) -> tuple[Ticked, ...]:
    """Every outcome of ticking as many of the `offered` options as `pick` asks for.

    `changes` are those of each option that matter, `keys` the competencies in the order of Best.most.
    """
    nothing = Ticked(values, Best(0, 0, (), (0,) * len(keys)), ())
    reached: dict[tuple[Values, int], Ticked] = {(values, 0): nothing}
    for number in offered:
        option = rules.options[number]
        points = points_of(option, keys)
        for (held, count), outcome in list(reached.items()):
            if count == rules.most:
                continue
            after = changed(held, changes[number])
            ticked = _with(outcome, after, number, option, points)
            key = (after, count + 1)
            reached[key] = _better(reached[key], ticked) if key in reached else ticked
    merged: dict[Values, Ticked] = {}
    for (held, count), outcome in reached.items():
        if count >= rules.least:
            merged[held] = _better(merged[held], outcome) if held in merged else outcome
    return tuple(merged.values())


def points_of(act: Act, keys: Sequence[str]) -> Points:
    """The points of the act for each competency."""
    points = dict.fromkeys(keys, 0)
    for score in act.effects.scores:
        points[score.competency] += score.points
    return tuple(points.values())


def _with(outcome: Ticked, values: Values, number: int, option: Act, points: Points) -> Ticked:
    scored, unsafe, most = outcome.scored, bool(option.effects.unsafe), None
    if scored.most is not None and not unsafe:
        most = tuple(a + b for a, b in zip(scored.most, points, strict=True))
    best = Best(scored.unsafe + unsafe, scored.sum + sum(points), (*scored.ticks, number), most)
    return Ticked(values, best, (*outcome.idle, number))


def _better(one: Ticked, other: Ticked) -> Ticked:
    if one.scored.unsafe != other.scored.unsafe:
        return min(one, other, key=lambda ticked: ticked.scored.unsafe)
    first, second = sorted((one.scored, other.scored), key=lambda best: (-best.sum, len(best.ticks), best.ticks))
    most = None
    if first.most is not None and second.most is not None:
        most = tuple(max(pair) for pair in zip(first.most, second.most, strict=True))
    idle = min(one.idle, other.idle, key=lambda ticks: (len(ticks), ticks))
    return Ticked(one.values, Best(first.unsafe, first.sum, first.ticks, most), idle)

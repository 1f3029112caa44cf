"""What exploring knows of each scene once and for all, and what each decision there is worth."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from eduapp.case.horizon import AskClass, Horizon
from eduapp.case.rules import Act, Change, Rules, SceneRules, Values
from eduapp.case.ticks import Points, Ticked, fold, points_of
from eduapp.text.expression import names


class Deed(NamedTuple):
    """A decision and its worth, wherever it leads.

    `choice` is its number in the scene, `leaves` is false for an ask. `most` are the safe points that come
    with it per competency, asks that only score included; None if it is unsafe. `asks` are those of them
    that the best play does before it leaves. `cost` is the unsafe acts, minus the sum of points, the decisions,
    the ticks.
    """

    choice: int
    leaves: bool
    ticks: tuple[int, ...]
    most: Points | None
    asks: tuple[int, ...]
    cost: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Memory:
    """What the states remember beyond scene and values: whether a scene that recurs was left (its points
    count once), and asks that only score (for the longest play)."""

    left: bool = False
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Gain:
    """What the open asks that only score can add on the way out: which the best play does, their sum, and the
    most per competency."""

    asks: tuple[int, ...]
    sum: int
    most: Points


@dataclass(slots=True)
class Page:
    """`live` says of each variable whether something on the page or later reads it. `slots` say where in the
    memory each class of asks is counted, `left_slot` where it stands that the scene was left (-1: nowhere),
    `size` how long the memory is. `away` are the choices that lead away. `asking` are the `set`s that matter
    of each class of asks, `ticking` those of each option, `touched` the variables that these read or set.
    `offered` gathers the choices and options that were ever open."""

    number: int
    rules: SceneRules
    keys: tuple[str, ...]
    live: tuple[bool, ...]
    classes: tuple[AskClass, ...]
    free: tuple[int, ...]
    slots: tuple[int, ...]
    left_slot: int
    away: tuple[tuple[int, Act], ...]
    asking: tuple[tuple[Change, ...], ...]
    ticking: tuple[tuple[Change, ...], ...]
    touched: tuple[int, ...]
    size: int = 0
    offered: tuple[set[int], set[int]] = field(default_factory=lambda: (set(), set()))
    folds: dict[tuple[tuple[int, ...], Values], tuple[Ticked, ...]] = field(default_factory=dict)
    deeds: dict[tuple[int, Ticked, tuple[int, ...] | None], Deed] = field(default_factory=dict)
    asked: dict[tuple[int, int, bool], Deed] = field(default_factory=dict)

    def leaving(self, values: Values) -> list[tuple[int, Act]]:
        """The choices that lead away and are offered."""
        return [(n, act) for n, act in self.away if act.condition is None or act.condition(values)]

    def options(self, values: Values) -> tuple[int, ...]:
        return tuple([n for n, option in enumerate(self.rules.options) if option.is_offered(values)])

    def outcomes(self, options: tuple[int, ...], values: Values) -> tuple[Ticked, ...]:
        """The outcomes of ticking. They are kept by what they depend on, so only `touched` values hold in them."""
        part = tuple([values[at] for at in self.touched])
        folded = self.folds.get((options, part))
        if folded is None:
            folded = self.folds[options, part] = fold(self.rules, self.ticking, options, values, self.keys)
        return folded

    def after(self, outcome: Ticked, values: Values) -> Values:
        """All values after the outcome."""
        if not self.touched:
            return values
        result = list(values)
        for at in self.touched:
            result[at] = outcome.values[at]
        return tuple(result)

    def deed(self, number: int, outcome: Ticked, free: tuple[int, ...] | None) -> Deed:
        """Leaving by a choice after ticking; `free` are the open asks that only score, None where points no
        longer count."""
        deed = self.deeds.get((number, outcome, free))
        if deed is None:
            deed = self.deeds[number, outcome, free] = self._deed(number, outcome, free)
        return deed

    def _deed(self, number: int, outcome: Ticked, free: tuple[int, ...] | None) -> Deed:
        choice, best = self.rules.choices[number], outcome.scored
        unsafe = best.unsafe + bool(choice.effects.unsafe)
        if free is None:
            nothing = None if unsafe else (0,) * len(self.keys)
            return Deed(number, True, outcome.idle, nothing, (), (unsafe, 0, 1, len(outcome.idle)))
        gain, own, most = self.gain(free), points_of(choice, self.keys), None
        if best.most is not None and not unsafe:
            most = tuple(a + b + c for a, b, c in zip(own, best.most, gain.most, strict=True))
        cost = (unsafe, -(sum(own) + best.sum + gain.sum), 1 + len(gain.asks), len(best.ticks))
        return Deed(number, True, best.ticks, most, gain.asks, cost)

    def gain(self, free: Sequence[int]) -> Gain:
        choices = self.rules.choices
        points = {n: points_of(choices[n], self.keys) for n in free if not choices[n].effects.unsafe}
        asks = tuple(n for n, own in points.items() if sum(own) > 0)
        most = tuple(sum(max(0, own[key]) for own in points.values()) for key in range(len(self.keys)))
        return Gain(asks, sum(sum(points[n]) for n in asks), most)

    def ask(self, at: int, done: int, counts: bool) -> Deed:
        """Doing one more of a class of asks, of which so many were done: the one with most points left."""
        deed = self.asked.get((at, done, counts))
        if deed is None:
            deed = self.asked[at, done, counts] = self._ask(self.classes[at], done, counts)
        return deed

    def _ask(self, ask_class: AskClass, done: int, counts: bool) -> Deed:
        number = ask_class.asks[done]
        unsafe, most = int(not ask_class.is_safe), (0,) * len(self.keys)
        if not counts:
            return Deed(number, False, (), None if unsafe else most, (), (unsafe, 0, 1, 0))
        points = [points_of(self.rules.choices[n], self.keys) for n in ask_class.asks]
        most = tuple(sorted(column, reverse=True)[done] for column in zip(*points, strict=True))
        return Deed(number, False, (), None if unsafe else most, (), (unsafe, -sum(points[done]), 1, 0))


def pages_of(rules: Rules, horizon: Horizon, memory: Memory) -> list[Page]:
    """The pages of all scenes. Scenes that lead to one another share a memory."""
    sizes: dict[int, int] = {}
    pages = [_page(rules, horizon, memory, number, sizes) for number in range(len(rules.scenes))]
    for page in pages:
        page.size = sizes[horizon.component[page.number]]
    return pages


def _page(rules: Rules, horizon: Horizon, memory: Memory, number: int, sizes: dict[int, int]) -> Page:
    scene, component, recurs = rules.scenes[number], horizon.component[number], horizon.recurs[number]
    classes, free = horizon.classes[number], horizon.free[number]
    if memory.asks and recurs:
        classes, free = classes + free, ()
    first = sizes.get(component, 0)
    left_slot = first + len(classes) if memory.left and recurs and _has_points(scene) else -1
    sizes[component] = first + len(classes) + (left_slot >= 0)
    ticking, touched = _ticking(rules, scene, horizon.ticked[number])
    return Page(
        number,
        scene,
        rules.competencies,
        tuple(bool(horizon.live[number] >> at & 1) for at in range(len(rules.variables))),
        classes,
        tuple(sorted(ask for ask_class in free for ask in ask_class.asks)),
        tuple(range(first, first + len(classes))),
        left_slot,
        tuple((n, choice) for n, choice in enumerate(scene.choices) if n not in scene.asks),
        tuple(_matter(scene.choices[ask_class.asks[0]].changes, horizon.live[number]) for ask_class in classes),
        ticking,
        touched,
    )


def _matter(changes: Sequence[Change], live: int) -> tuple[Change, ...]:
    return tuple(change for change in changes if live >> change.variable & 1)


def _ticking(rules: Rules, scene: SceneRules, matters: int) -> tuple[tuple[tuple[Change, ...], ...], tuple[int, ...]]:
    touched: set[int] = set()
    ticking = []
    for option, act in zip(scene.scene.options, scene.options, strict=True):
        ticking.append(_matter(act.changes, matters))
        for assignment in option.effects.sets:
            place = rules.places[assignment.name]
            if matters >> place & 1:
                touched |= {place} | {rules.places[name] for name in names(assignment.value)}
    return tuple(ticking), tuple(sorted(touched))


def _has_points(rules: SceneRules) -> bool:
    return any(act.effects.scores for act in (*rules.choices, *rules.options))

"""What a play still depends on at each scene: the variables that something ahead reads, the asks that
count only as points, the scenes that one can come back to.

Two plays that agree in these are one state, so that a case of many variables stays small to explore.
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from eduapp.case.model import Assignment, Choice
from eduapp.case.rules import Rules
from eduapp.text.expression import Expression, names

Mask = int


@dataclass(frozen=True, slots=True)
class AskClass:
    """Asks of one scene that differ only in points: same `if`, same `set`s that matter, all safe or all unsafe.

    `asks` are numbers of choices, those with most points in all first.
    """

    asks: tuple[int, ...]
    is_safe: bool


@dataclass(frozen=True, slots=True)
class Horizon:
    """For each scene, by its number: `entry` variables are read when it is entered or later, `live` ones on
    the page or later, `ticked` ones after an option was ticked; `component` tells scenes that lead to one
    another, `recurs` whether one can come back; `free` are asks that only score, `classes` the others.
    `distance` counts the ways to an ending, all taken as open; where there is none it is the number of scenes.
    """

    entry: tuple[Mask, ...]
    live: tuple[Mask, ...]
    ticked: tuple[Mask, ...]
    component: tuple[int, ...]
    recurs: tuple[bool, ...]
    free: tuple[tuple[AskClass, ...], ...]
    classes: tuple[tuple[AskClass, ...], ...]
    distance: tuple[int, ...]


def horizon(rules: Rules) -> Horizon:
    scenes = range(len(rules.scenes))
    ways = [_ways(rules, scene) for scene in scenes]
    component = components(len(scenes), lambda scene: ways[scene])
    size: dict[int, int] = {}
    for number in component:
        size[number] = size.get(number, 0) + 1
    liveness = _Liveness(rules, ways)
    liveness.solve()
    split = [split_asks(rules, scene, liveness.page[scene]) for scene in scenes]
    return Horizon(
        tuple(liveness.entry),
        tuple(liveness.page),
        tuple(liveness.ticked),
        tuple(component),
        tuple(size[number] > 1 for number in component),
        tuple(free for free, _ in split),
        tuple(classes for _, classes in split),
        _distances(rules, liveness.before),
    )


def _distances(rules: Rules, before: Sequence[Sequence[int]]) -> tuple[int, ...]:
    distance = [len(before)] * len(before)
    queue = deque(number for number, scene in enumerate(rules.scenes) if scene.scene.end)
    for number in queue:
        distance[number] = 0
    while queue:
        number = queue.popleft()
        for other in before[number]:
            if distance[other] == len(before):
                distance[other] = distance[number] + 1
                queue.append(other)
    return tuple(distance)


def _ways(rules: Rules, scene: int) -> tuple[int, ...]:
    here = rules.scenes[scene]
    leaving = {choice.to for number, choice in enumerate(here.choices) if number not in here.asks}
    return tuple(leaving | {passage.to for passage in here.passages})


def components(size: int, ways: Callable[[int], Sequence[int]]) -> list[int]:
    """The strongly connected component of each of `size` nodes, numbered so that a way never leads to a
    higher number (Tarjan 1972, without recursion)."""
    order = [-1] * size
    low = [0] * size
    component = [-1] * size
    stack: list[int] = []
    counter = found = 0
    for root in range(size):
        if order[root] >= 0:
            continue
        order[root] = low[root] = counter
        counter += 1
        stack.append(root)
        work = [(root, iter(ways(root)))]
        while work:
            node, rest = work[-1]
            for target in rest:
                if order[target] < 0:
                    order[target] = low[target] = counter
                    counter += 1
                    stack.append(target)
                    work.append((target, iter(ways(target))))
                    break
                if component[target] < 0 and order[target] < low[node]:
                    low[node] = order[target]
            else:
                work.pop()
                if work and low[node] < low[work[-1][0]]:
                    low[work[-1][0]] = low[node]
                if low[node] == order[node]:
                    while True:
                        member = stack.pop()
                        component[member] = found
                        if member == node:
                            break
                    found += 1
    return component


class _Liveness:
    """Backwards over the scenes until nothing changes. A `set` that a later `set` overwrites is not read."""

    def __init__(self, rules: Rules, ways: Sequence[Sequence[int]]) -> None:
        self.rules = rules
        self.before: list[list[int]] = [[] for _ in ways]
        for scene, targets in enumerate(ways):
            for target in targets:
                self.before[target].append(scene)
        self.entry: list[Mask] = [0] * len(ways)
        self.page: list[Mask] = [0] * len(ways)
        self.ticked: list[Mask] = [0] * len(ways)

    def solve(self) -> None:
        waiting = list(range(len(self.page)))
        queued = set(waiting)
        while waiting:
            scene = waiting.pop()
            queued.discard(scene)
            self.page[scene] = self.on_page(scene)
            entry = self.on_entry(scene)
            if entry != self.entry[scene]:
                self.entry[scene] = entry
                for other in self.before[scene]:
                    if other not in queued:
                        queued.add(other)
                        waiting.append(other)

    def reads(self, expression: Expression | None) -> Mask:
        return self.mask(names(expression)) if expression is not None else 0

    def mask(self, variables: Iterable[str]) -> Mask:
        return sum(1 << self.rules.places[name] for name in variables)

    def backwards(self, sets: Sequence[Assignment], live: Mask, is_certain: bool = True) -> Mask:
        """What is read before the `set`s, if `live` is read after them."""
        for assignment in reversed(sets):
            bit = 1 << self.rules.places[assignment.name]
            if live & bit:
                if is_certain and assignment.operator == "=":
                    live &= ~bit
                live |= self.reads(assignment.value)
        return live

    def on_page(self, scene: int) -> Mask:
        here = self.rules.scenes[scene].scene
        live = 0
        for choice in here.choices:
            if not here.is_ask(choice):
                live |= self.backwards(choice.effects.sets, self.entry[self.rules.index[choice.to]])
        for option in reversed(here.options):
            live |= self.backwards(option.effects.sets, live, is_certain=False)
        self.ticked[scene] = live
        for act in here.acts:
            live |= self.reads(act.effects.condition)
        asks = [choice for choice in here.choices if here.is_ask(choice)]
        while True:
            before = live
            for ask in asks:
                live |= self.backwards(ask.effects.sets, live, is_certain=False)
            if live == before:
                return live

    def on_entry(self, scene: int) -> Mask:
        here = self.rules.scenes[scene].scene
        live = self.page[scene]
        for go in here.gos:
            live |= self.reads(go.condition) | self.entry[self.rules.index[go.to]]
        return self.backwards(here.sets, live)


def asks_in_visit(rules: Rules, scene: int) -> tuple[tuple[AskClass, ...], tuple[AskClass, ...]]:
    """The same as `split_asks`, for one who only looks at this scene until it is left."""
    nothing_after = _Liveness(rules, [()] * len(rules.scenes))
    return split_asks(rules, scene, nothing_after.on_page(scene))


def split_asks(rules: Rules, scene: int, live: Mask) -> tuple[tuple[AskClass, ...], tuple[AskClass, ...]]:
    """The classes of asks of the scene that only score, and of those that change what follows."""
    here = rules.scenes[scene].scene
    matters = {name for name, number in rules.places.items() if live >> number & 1}
    asks = {number: here.choices[number] for number in sorted(rules.scenes[scene].asks)}
    sets = {n: tuple(a for a in ask.effects.sets if a.name in matters) for n, ask in asks.items()}
    moved = {assignment.name for assignments in sets.values() for assignment in assignments}
    free: dict[object, list[int]] = {}
    classes: dict[object, list[int]] = {}
    for number, ask in asks.items():
        condition = ask.effects.condition
        only_scores = not sets[number] and not (condition is not None and names(condition) & moved)
        kind = (condition, sets[number], not ask.effects.unsafe)
        (free if only_scores else classes).setdefault(kind, []).append(number)
    return (
        tuple(_class(here.choices, numbers) for numbers in free.values()),
        tuple(_class(here.choices, numbers) for numbers in classes.values()),
    )


def _class(choices: Sequence[Choice], numbers: Iterable[int]) -> AskClass:
    ordered = tuple(sorted(numbers, key=lambda number: (-choices[number].effects.points(), number)))
    return AskClass(ordered, not choices[ordered[0]].effects.unsafe)

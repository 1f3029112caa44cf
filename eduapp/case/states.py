"""Visits every state that a play can come to, by the rules that learners play by."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from eduapp.case.horizon import AskClass, Horizon
from eduapp.case.rules import Change, Rules, SceneRules, Values, changed
from eduapp.case.ticks import Points, Ticked, fold, points_of
from eduapp.text.expression import names

Progress = Callable[[int], None]
EVERY = 1000  # states between two words to Progress


class State(NamedTuple):
    """A scene, the values that something ahead still reads (others as they began), and what is remembered:
    how many asks of each class were done, which scenes were left."""

    scene: int
    values: Values
    memory: tuple[int, ...]


class Edge(NamedTuple):
    """A decision that leads from one state to another.

    `choice` is its number in the scene, `leaves` is false for an ask. `sum` and `most` are the safe points
    that come with it, in all and per competency (`most` is None if it is unsafe), those of asks that only
    score included; `asks` are those of them that the best play does before it leaves.
    """

    to: int
    choice: int
    leaves: bool
    ticks: tuple[int, ...] = ()
    sum: int = 0
    most: Points | None = None
    asks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Memory:
    """What the states remember beyond scene and values: whether a scene that recurs was left (its points
    count once), and asks that only score (for the longest play)."""

    left: bool = False
    asks: bool = False


@dataclass(slots=True)
class Graph:
    """The states, the edges from each, and how many asks that only score are open in each.

    `passed` are scenes entered; `offered` (scene, kind, number) of all that was ever offered. `stuck`,
    `unmet` and `circular` are states from which a play cannot go on, `ends` those in which it is over.
    """

    states: list[State] = field(default_factory=list)
    edges: list[list[Edge]] = field(default_factory=list)
    extra: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    stuck: list[int] = field(default_factory=list)
    unmet: list[int] = field(default_factory=list)
    circular: set[int] = field(default_factory=set)
    passed: set[int] = field(default_factory=set)
    offered: set[tuple[int, str, int]] = field(default_factory=set)
    complete: bool = True


def visit(rules: Rules, horizon: Horizon, memory: Memory, bound: int, progress: Progress) -> Graph:
    """Visit every state, up to `bound` of them; `progress` is told how many, now and then."""
    return _Visitor(rules, horizon, memory, bound, progress).run()


@dataclass(slots=True)
class _Page:
    """What the visitor knows of a scene once and for all."""

    number: int
    rules: SceneRules
    mask: tuple[bool, ...]
    classes: tuple[AskClass, ...]
    free: tuple[int, ...]
    slots: tuple[int, ...]  # where in the memory each class counts
    left_slot: int  # where in the memory it stands that the scene was left; -1: nowhere
    size: int  # of the memory
    choices: tuple[tuple[int, int, bool, int, Points], ...]  # leaving: number, to, safe, sum, points
    ticking: tuple[tuple[Change, ...], ...]  # of each option, the `set`s that matter
    touched: tuple[int, ...]  # variables that these read or set
    folds: dict[tuple[tuple[int, ...], Values], tuple[Ticked, ...]] = field(default_factory=dict)


class _Visitor:
    def __init__(self, rules: Rules, horizon: Horizon, memory: Memory, bound: int, progress: Progress) -> None:
        self.rules = rules
        self.horizon = horizon
        self.memory = memory
        self.bound = bound
        self.progress = progress
        self.keys = rules.case.competencies()
        self.graph = Graph()
        self.ids: dict[State, int] = {}
        self.queue: deque[int] = deque()
        self.plain: set[int] = set()  # states entered otherwise than by a `go` that comes round
        self.arrivals: dict[tuple[int, Values], tuple[int, Values, bool]] = {}
        self.pages = self.all_pages()

    def run(self) -> Graph:
        self.arrive(0, self.rules.initial, None, ())
        while self.queue:
            at = self.queue.popleft()
            self.expand(at)
            if len(self.graph.states) % EVERY == 0:
                self.progress(len(self.graph.states))
        told = self.graph.circular - self.plain
        self.graph.stuck = [at for at in self.graph.stuck if at not in told]
        self.graph.unmet = [at for at in self.graph.unmet if at not in told]
        return self.graph

    def all_pages(self) -> list[_Page]:
        sizes: dict[int, int] = {}
        pages = []
        for number, rules in enumerate(self.rules.scenes):
            pages.append(self.page(number, rules, sizes))
        for page in pages:
            page.size = sizes.get(self.horizon.component[page.number], 0)
        return pages

    def page(self, number: int, rules: SceneRules, sizes: dict[int, int]) -> _Page:
        component = self.horizon.component[number]
        recurs = self.horizon.recurs[number]
        classes, free = self.horizon.classes[number], self.horizon.free[number]
        if self.memory.asks and recurs:
            classes, free = classes + free, ()
        first = sizes.get(component, 0)
        slots = tuple(range(first, first + len(classes)))
        sizes[component] = first + len(classes)
        left_slot = -1
        if self.memory.left and recurs and _has_points(rules):
            left_slot = sizes[component]
            sizes[component] += 1
        mask = tuple(bool(self.horizon.live[number] >> at & 1) for at in range(len(self.rules.variables)))
        only = tuple(sorted(ask for ask_class in free for ask in ask_class.asks))
        ticking, touched = self.ticking(number, rules)
        ways = self.leaving(rules)
        return _Page(number, rules, mask, classes, only, slots, left_slot, 0, ways, ticking, touched)

    def leaving(self, rules: SceneRules) -> tuple[tuple[int, int, bool, int, Points], ...]:
        result = []
        for number, choice in enumerate(rules.choices):
            if number not in rules.asks:
                points = points_of(choice, self.keys)
                result.append((number, choice.to, not choice.effects.unsafe, sum(points), points))
        return tuple(result)

    def ticking(self, number: int, rules: SceneRules) -> tuple[tuple[tuple[Change, ...], ...], tuple[int, ...]]:
        """The `set`s of each option that matter, and the variables that they read or set."""
        matters = self.horizon.ticked[number]
        touched: set[int] = set()
        ticking = []
        for option, act in zip(rules.scene.options, rules.options, strict=True):
            kept = tuple(change for change in act.changes if matters >> change.variable & 1)
            ticking.append(kept)
            for assignment in option.effects.sets:
                if matters >> self.rules.places[assignment.name] & 1:
                    read = {self.rules.places[name] for name in names(assignment.value)}
                    touched |= {self.rules.places[assignment.name]} | read
        return tuple(ticking), tuple(sorted(touched))

    def arrive(self, scene: int, values: Values, component: int | None, memory: tuple[int, ...]) -> int:
        """The state after entering the scene; -1 if there is no room for it."""
        arrival = self.arrivals.get((scene, values))
        if arrival is None:
            entry = self.rules.enter(scene, values)
            self.graph.passed.update(entry.passed)
            arrival = (entry.scene, self.lived(entry.scene, entry.values), entry.comes_round)
            self.arrivals[scene, values] = arrival
        scene, values, comes_round = arrival
        if self.horizon.component[scene] != component:
            memory = (0,) * self.pages[scene].size
        at = self.known(State(scene, values, memory))
        if at >= 0:
            (self.graph.circular if comes_round else self.plain).add(at)
        return at

    def lived(self, scene: int, values: Values) -> Values:
        mask, initial = self.pages[scene].mask, self.rules.initial
        return tuple([v if live else first for v, live, first in zip(values, mask, initial, strict=True)])

    def known(self, state: State) -> int:
        at = self.ids.get(state, -1)
        if at < 0:
            if len(self.graph.states) >= self.bound:
                self.graph.complete = False
                return -1
            at = self.ids[state] = len(self.graph.states)
            self.graph.states.append(state)
            self.graph.edges.append([])
            self.graph.extra.append(0)
            self.queue.append(at)
        return at

    def expand(self, at: int) -> None:
        state = self.graph.states[at]
        page = self.pages[state.scene]
        if page.rules.scene.end:
            self.graph.ends.append(at)
            return
        visit = _Visit(self, page, state)
        asks = visit.asks()
        leaving = visit.leaving()
        self.graph.edges[at] = asks + leaving
        self.graph.extra[at] = len(visit.free)
        if asks or leaving or not self.graph.complete:
            return
        (self.graph.unmet if visit.open else self.graph.stuck).append(at)


@dataclass(slots=True)
class _Visit:
    """One state being expanded."""

    visitor: _Visitor
    page: _Page
    state: State
    open: bool = False  # whether a leaving choice is offered
    free: tuple[int, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether points count: the scene was not left before."""
        return self.page.left_slot < 0 or not self.state.memory[self.page.left_slot]

    def asks(self) -> list[Edge]:
        page, state, visitor = self.page, self.state, self.visitor
        choices = page.rules.choices
        offered = visitor.graph.offered
        self.free = tuple(n for n in page.free if choices[n].is_offered(state.values))
        offered.update((page.number, "choice", n) for n in self.free)
        edges = []
        for ask_class, slot in zip(page.classes, page.slots, strict=True):
            done = state.memory[slot]
            first = choices[ask_class.asks[0]]
            if done == len(ask_class.asks) or not first.is_offered(state.values):
                continue
            offered.update((page.number, "choice", n) for n in ask_class.asks)
            memory = (*state.memory[:slot], done + 1, *state.memory[slot + 1 :])
            values = visitor.lived(page.number, changed(state.values, first.changes))
            to = visitor.known(State(page.number, values, memory))
            visitor.plain.add(to)
            edges.append(self.ask(to, ask_class, done))
        return [edge for edge in edges if edge.to >= 0]

    def ask(self, to: int, ask_class: AskClass, done: int) -> Edge:
        number = ask_class.asks[done]
        if not ask_class.is_safe:
            return Edge(to, number, False)
        if not self.counts:
            return Edge(to, number, False, most=(0,) * len(self.visitor.keys))
        points = [points_of(self.page.rules.choices[n], self.visitor.keys) for n in ask_class.asks]
        most = tuple(sorted(column, reverse=True)[done] for column in zip(*points, strict=True))
        return Edge(to, number, False, (), sum(points[done]), most)

    def leaving(self) -> list[Edge]:
        page, state, visitor = self.page, self.state, self.visitor
        choices = [way for way in page.choices if page.rules.choices[way[0]].is_offered(state.values)]
        self.open = bool(choices)
        options = tuple(n for n, option in enumerate(page.rules.options) if option.is_offered(state.values))
        offered = visitor.graph.offered
        offered.update((page.number, "choice", way[0]) for way in choices)
        offered.update((page.number, "option", n) for n in options)
        memory = state.memory
        if page.left_slot >= 0:
            memory = (*memory[: page.left_slot], 1, *memory[page.left_slot + 1 :])
        component = visitor.horizon.component[page.number]
        gained, more, asks = self.gained_by_asking()
        edges = []
        for outcome, values in self.outcomes(options):
            for number, to, is_safe, total, points in choices:
                after = changed(values, page.rules.choices[number].changes)
                at = visitor.arrive(to, after, component, memory)
                if at < 0:
                    continue
                if not is_safe or outcome.scored is None or outcome.idle is None:
                    edges.append(Edge(at, number, True))
                elif self.counts:
                    best = outcome.scored
                    most = tuple([a + b + c for a, b, c in zip(points, best.most, more, strict=True)])
                    edges.append(Edge(at, number, True, best.ticks, total + best.sum + gained, most, asks))
                else:
                    edges.append(Edge(at, number, True, outcome.idle, most=(0,) * len(points)))
        return edges

    def gained_by_asking(self) -> tuple[int, Points, tuple[int, ...]]:
        """What the open asks that only score can add: the sum, the most per competency, and which."""
        keys = self.visitor.keys
        if not self.free or not self.counts:
            return 0, (0,) * len(keys), ()
        choices = self.page.rules.choices
        points = {n: points_of(choices[n], keys) for n in self.free if not choices[n].effects.unsafe}
        asks = tuple(n for n, own in points.items() if sum(own) > 0)
        more = tuple(sum(max(0, own[key]) for own in points.values()) for key in range(len(keys)))
        return sum(sum(points[n]) for n in asks), more, asks

    def outcomes(self, options: tuple[int, ...]) -> list[tuple[Ticked, Values]]:
        """Each outcome of ticking, with all values after it. Folds are kept by the variables that they touch."""
        page, values = self.page, self.state.values
        part = tuple([values[at] for at in page.touched])
        folded = page.folds.get((options, part))
        if folded is None:
            folded = page.folds[options, part] = fold(page.rules, page.ticking, options, values, self.visitor.keys)
        if not page.touched:
            return [(outcome, values) for outcome in folded]
        result = []
        for outcome in folded:
            after = list(values)
            for at in page.touched:
                after[at] = outcome.values[at]
            result.append((outcome, tuple(after)))
        return result


def _has_points(rules: SceneRules) -> bool:
    return any(act.effects.scores for act in (*rules.choices, *rules.options))

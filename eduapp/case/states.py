"""Visits every state that a play can come to, by the rules that learners play by."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple

from eduapp.case.horizon import Horizon
from eduapp.case.pages import Deed, Memory, Page, pages_of
from eduapp.case.rules import Rules, Values, changed

Progress = Callable[[int], None]
Edge = tuple[int, Deed]  # the state that a decision leads to, and the decision
EVERY = 1000  # states played between two words to Progress


class State(NamedTuple):
    """A scene, the values that something ahead still reads (others as they began), and what is remembered:
    how many asks of each class were done, which scenes were left."""

    scene: int
    values: Values
    memory: tuple[int, ...]


@dataclass(slots=True)
class Graph:
    """The states, the edges from each, and how many asks that only score are open in each (`extra`).

    `passed` are scenes entered, `offered` (scene, kind, number) of all that was ever offered. `ends` are
    states in which the play is over; from `stuck` and `unmet` ones it cannot go on; to `circular` ones a
    chain of `go` led that comes round.
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
    """Visit every state, up to `bound` of them; `progress` is told how many, now and then.

    Those nearest to an ending come first, the newest of them: where the bound cuts the visit short, whole
    plays have been found.
    """
    return _Visitor(rules, horizon, memory, bound, progress).run()


class _Visitor:
    def __init__(self, rules: Rules, horizon: Horizon, memory: Memory, bound: int, progress: Progress) -> None:
        self.rules = rules
        self.component = horizon.component
        self.bound = bound
        self.progress = progress
        self.pages = pages_of(rules, horizon, memory)
        self.graph = Graph()
        self.ids: dict[State, int] = {}
        self.queue: list[tuple[int, int]] = []  # distance to an ending, minus the state
        self.distance = horizon.distance
        self.read = [tuple(at for at in range(len(rules.variables)) if mask >> at & 1) for mask in horizon.entry]
        self.entered: set[int] = set()  # states come to otherwise than by a `go` that comes round
        self.arrivals: dict[tuple[int, Values], tuple[int, Values, bool]] = {}

    def run(self) -> Graph:
        graph = self.graph
        self.arrive(0, self.rules.initial, -1, ())
        for done in count(1):
            if not self.queue:
                break
            self.expand(-heapq.heappop(self.queue)[1])
            if done % EVERY == 0:
                self.progress(len(graph.states))
        only_round = graph.circular - self.entered
        graph.stuck = [at for at in graph.stuck if at not in only_round]
        graph.unmet = [at for at in graph.unmet if at not in only_round]
        for page in self.pages:
            for kind, numbers in zip(("choice", "option"), page.offered, strict=True):
                graph.offered.update((page.number, kind, number) for number in numbers)
        return graph

    def arrive(self, scene: int, values: Values, component: int, memory: tuple[int, ...]) -> int:
        """The state after entering the scene; -1 if there is no room for it."""
        read = tuple([values[at] for at in self.read[scene]])
        arrival = self.arrivals.get((scene, read))
        if arrival is None:
            entry = self.rules.enter(scene, values)
            self.graph.passed.update(entry.passed)
            arrival = (entry.scene, self.lived(entry.scene, entry.values), entry.comes_round)
            self.arrivals[scene, read] = arrival
        scene, values, comes_round = arrival
        if self.component[scene] != component:
            memory = (0,) * self.pages[scene].size
        at = self.known(scene, values, memory)
        (self.graph.circular if comes_round and at >= 0 else self.entered).add(at)
        return at

    def lived(self, scene: int, values: Values) -> Values:
        live, initial = self.pages[scene].live, self.rules.initial
        return tuple([v if is_live else first for v, is_live, first in zip(values, live, initial, strict=True)])

    def known(self, scene: int, values: Values, memory: tuple[int, ...]) -> int:
        state = State(scene, values, memory)
        at = self.ids.get(state, -1)
        if at < 0:
            graph = self.graph
            if len(graph.states) >= self.bound:
                graph.complete = False
                return -1
            at = self.ids[state] = len(graph.states)
            graph.states.append(state)
            graph.edges.append([])
            graph.extra.append(0)
            heapq.heappush(self.queue, (self.distance[scene], -at))
        return at

    def expand(self, at: int) -> None:
        graph, state = self.graph, self.graph.states[at]
        page = self.pages[state.scene]
        if page.rules.scene.end:
            graph.ends.append(at)
            return
        counts = page.left_slot < 0 or not state.memory[page.left_slot]
        free = tuple([n for n in page.free if page.rules.choices[n].is_offered(state.values)])
        asks, asked = self.asks(page, state, counts)
        leaving, ways, options = self.leaving(page, state, free if counts else None)
        page.offered[0].update(free, asked, ways)
        page.offered[1].update(options)
        graph.extra[at] = len(free)
        graph.edges[at] = edges = [edge for edge in asks + leaving if edge[0] >= 0]
        if not edges and graph.complete:
            (graph.unmet if ways else graph.stuck).append(at)

    def asks(self, page: Page, state: State, counts: bool) -> tuple[list[Edge], tuple[int, ...]]:
        """The edges of asks that change what follows, and the numbers of the asks that are offered."""
        edges: list[Edge] = []
        offered: tuple[int, ...] = ()
        for at, ask_class in enumerate(page.classes):
            slot = page.slots[at]
            done = state.memory[slot]
            if done == len(ask_class.asks) or not page.rules.choices[ask_class.asks[0]].is_offered(state.values):
                continue
            offered += ask_class.asks
            memory = (*state.memory[:slot], done + 1, *state.memory[slot + 1 :])
            to = self.known(page.number, changed(state.values, page.asking[at]), memory)
            self.entered.add(to)
            edges.append((to, page.ask(at, done, counts)))
        return edges, offered

    def leaving(
        self, page: Page, state: State, free: tuple[int, ...] | None
    ) -> tuple[list[Edge], tuple[int, ...], tuple[int, ...]]:
        """The edges of choices that lead away, with the numbers of the choices and options that are offered."""
        choices = page.leaving(state.values)
        options = page.options(state.values)
        memory, slot = state.memory, page.left_slot
        if slot >= 0:
            memory = (*memory[:slot], 1, *memory[slot + 1 :])
        component = self.component[page.number]
        edges = []
        for outcome in page.outcomes(options, state.values):
            values = page.after(outcome, state.values)
            for number, choice in choices:
                to = self.arrive(choice.to, changed(values, choice.changes), component, memory)
                edges.append((to, page.deed(number, outcome, free)))
        return edges, tuple([number for number, _ in choices]), options

"""What the visited states say: how far it is to an ending from each, which cannot reach one, and how the
best safe play goes on from each."""

import heapq
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from eduapp.case.horizon import components
from eduapp.case.states import Edge, Graph
from eduapp.case.ticks import Points


class Value(NamedTuple):
    """What the best safe play from a state still earns, in how few decisions and ticks."""

    sum: int
    decisions: int
    ticks: int

    @property
    def rank(self) -> tuple[int, int, int]:
        """Less is better."""
        return -self.sum, self.decisions, self.ticks


@dataclass(frozen=True, slots=True)
class Measures:
    """For each state: the least decisions to an ending and the most (None: there is no way, or no limit);
    the component of states that lead to one another."""

    least: list[int | None]
    most: list[int | None]
    component: list[int]


@dataclass(frozen=True, slots=True)
class Scores:
    """For each state: the value of the best safe play from it, its first edge, and the most that any safe
    play earns from there in each competency (all None where no safe play reaches an ending)."""

    value: list[Value | None]
    first: list[Edge | None]
    most: list[Points | None]


def measure(graph: Graph) -> Measures:
    component = components(len(graph.states), lambda at: [edge.to for edge in graph.edges[at]])
    least = _distances(graph.ends, _backwards(graph))
    return Measures(least, _longest(graph, least, component), component)


def trapped(graph: Graph, component: Sequence[int]) -> list[list[int]]:
    """States from which neither an ending nor a dead end can be reached, by component: those first that
    lead to no other."""
    before = _backwards(graph)
    dead = [at for at, edges in enumerate(graph.edges) if not edges]
    out = _distances(dead, before)
    groups: dict[int, list[int]] = {}
    for at, distance in enumerate(out):
        if distance is None:
            groups.setdefault(component[at], []).append(at)
    return [group for _, group in sorted(groups.items())]


def _backwards(graph: Graph) -> list[list[int]]:
    before: list[list[int]] = [[] for _ in graph.states]
    for at, edges in enumerate(graph.edges):
        for edge in edges:
            before[edge.to].append(at)
    return before


def _distances(targets: Iterable[int], before: Sequence[Sequence[int]]) -> list[int | None]:
    distance: list[int | None] = [None] * len(before)
    queue = deque(targets)
    for at in queue:
        distance[at] = 0
    while queue:
        at = queue.popleft()
        further = (distance[at] or 0) + 1
        for other in before[at]:
            if distance[other] is None:
                distance[other] = further
                queue.append(other)
    return distance


def _longest(graph: Graph, least: Sequence[int | None], component: Sequence[int]) -> list[int | None]:
    most: list[int | None] = [None] * len(component)
    for group in _groups(component):
        at = group[0]
        if len(group) > 1 or least[at] is None or any(edge.to == at for edge in graph.edges[at]):
            continue
        most[at] = 0
        for edge in graph.edges[at]:
            if least[edge.to] is None:
                continue
            ahead = most[edge.to]
            if ahead is None:
                most[at] = None
                break
            most[at] = max(most[at] or 0, ahead + 1 + (graph.extra[at] if edge.leaves else 0))
    return most


def _groups(component: Sequence[int]) -> list[list[int]]:
    """The states of each component, those first that lead to no other."""
    groups: list[list[int]] = [[] for _ in range(max(component, default=-1) + 1)]
    for at, number in enumerate(component):
        groups[number].append(at)
    return groups


def score(graph: Graph, component: Sequence[int], competencies: int) -> Scores:
    """Fold the points backwards from the endings. Within a component nothing is earned (what recurs has
    been left before), so that there the shortest way to its best exit counts."""
    scores = Scores([None] * len(component), [None] * len(component), [None] * len(component))
    for at in graph.ends:
        scores.value[at] = Value(0, 0, 0)
        scores.most[at] = (0,) * competencies
    for group in _groups(component):
        if len(group) == 1:
            _settle(graph, scores, group[0])
        else:
            _settle_loop(graph, scores, component, group)
    for at in range(len(component)):
        if scores.value[at] is not None:
            scores.first[at] = _first(graph, scores, at)
    return scores


def _settle(graph: Graph, scores: Scores, at: int) -> None:
    best: Value | None = scores.value[at]
    most: Points | None = scores.most[at]
    for edge in graph.edges[at]:
        ahead, further = scores.value[edge.to], scores.most[edge.to]
        if edge.most is None or ahead is None or further is None or edge.to == at:
            continue
        value = _through(edge, ahead)
        if best is None or value.rank < best.rank:
            best = value
        gained = [a + b for a, b in zip(edge.most, further, strict=True)]
        most = tuple(gained if most is None else map(max, gained, most))
    scores.value[at], scores.most[at] = best, most


def _through(edge: Edge, ahead: Value) -> Value:
    return Value(edge.sum + ahead.sum, len(edge.asks) + 1 + ahead.decisions, len(edge.ticks) + ahead.ticks)


def _settle_loop(graph: Graph, scores: Scores, component: Sequence[int], group: Sequence[int]) -> None:
    own = component[group[0]]
    before: dict[int, list[tuple[int, Edge]]] = {at: [] for at in group}
    for at in group:
        for edge in graph.edges[at]:
            if component[edge.to] == own and edge.most is not None:
                before[edge.to].append((at, edge))
        _settle(graph, scores, at)
    waiting = [(value.rank, at) for at in group if (value := scores.value[at]) is not None]
    heapq.heapify(waiting)
    while waiting:
        rank, at = heapq.heappop(waiting)
        ahead = scores.value[at]
        assert ahead is not None
        if ahead.rank < rank:
            continue
        for other, edge in before[at]:
            value, known = _through(edge, ahead), scores.value[other]
            if known is None or value.rank < known.rank:
                scores.value[other] = value
                heapq.heappush(waiting, (value.rank, other))
    spreading = deque(at for at in group if scores.most[at] is not None)
    while spreading:
        at = spreading.popleft()
        most = scores.most[at]
        assert most is not None
        for other, _ in before[at]:
            known_most = scores.most[other]
            more = most if known_most is None else tuple(map(max, most, known_most))
            if more != known_most:
                scores.most[other] = more
                spreading.append(other)


def _first(graph: Graph, scores: Scores, at: int) -> Edge | None:
    """The first edge on the page among those that the best play can begin with."""
    asks = {ask for edge in graph.edges[at] for ask in edge.asks}
    best: tuple[tuple[int, ...], Edge] | None = None
    for edge in graph.edges[at]:
        ahead = scores.value[edge.to]
        if edge.most is None or ahead is None or _through(edge, ahead) != scores.value[at]:
            continue
        key = (1, edge.choice, *edge.ticks)
        if not edge.leaves and any(ask > edge.choice for ask in asks):
            key = (0, edge.choice)  # done before an ask that only scores, so before any choice that leaves
        if best is None or key < best[0]:
            best = key, edge
    return best[1] if best else None

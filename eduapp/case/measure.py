"""What the visited states say: how far it is to an ending from each, which cannot reach one, and how the
best play goes on from each."""

import heapq
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import add

from eduapp.case.horizon import components
from eduapp.case.pages import Deed
from eduapp.case.states import Edge, Graph
from eduapp.case.ticks import Points

# The unsafe acts to come, minus the points still earned, the decisions, the ticks: less is better.
Rank = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Measures:
    """For each state: the least decisions to an ending and the most (None: there is no way, or no limit);
    the component of states that lead to one another."""

    least: list[int | None]
    most: list[int | None]
    component: list[int]


@dataclass(frozen=True, slots=True)
class Scores:
    """For each state: the rank of the best play from it and its first edge (None where no play reaches an
    ending), and the most that any safe play earns from there in each competency (None where no safe one does)."""

    rank: list[Rank | None]
    first: list[Edge | None]
    most: list[Points | None]


def measure(graph: Graph) -> Measures:
    component = components(len(graph.states), lambda at: [to for to, _ in graph.edges[at]])
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
        for to, _ in edges:
            before[to].append(at)
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
        if len(group) > 1 or least[at] is None or any(to == at for to, _ in graph.edges[at]):
            continue
        most[at] = 0
        for to, deed in graph.edges[at]:
            if least[to] is None:
                continue
            ahead = most[to]
            if ahead is None:
                most[at] = None
                break
            most[at] = max(most[at] or 0, ahead + 1 + (graph.extra[at] if deed.leaves else 0))
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
        scores.rank[at] = (0, 0, 0, 0)
        scores.most[at] = (0,) * competencies
    for group in _groups(component):
        if len(group) == 1:
            _settle(graph, scores, group[0])
        else:
            _settle_loop(graph, scores, component, group)
    for at, rank in enumerate(scores.rank):
        if rank is not None:
            scores.first[at] = _first(graph, scores, at)
    return scores


def _settle(graph: Graph, scores: Scores, at: int) -> None:
    best, most = scores.rank[at], scores.most[at]
    ranks, mosts = scores.rank, scores.most
    for to, deed in graph.edges[at]:
        ahead, further = ranks[to], mosts[to]
        if ahead is None or to == at:
            continue
        rank = _through(deed, ahead)
        if best is None or rank < best:
            best = rank
        if deed.most is None or further is None:
            continue
        gained = tuple(map(add, deed.most, further))
        if most is None:
            most = gained
        elif gained != most:
            most = tuple(map(max, gained, most))
    ranks[at], mosts[at] = best, most


def _through(deed: Deed, ahead: Rank) -> Rank:
    cost = deed.cost
    return cost[0] + ahead[0], cost[1] + ahead[1], cost[2] + ahead[2], cost[3] + ahead[3]


def _settle_loop(graph: Graph, scores: Scores, component: Sequence[int], group: Sequence[int]) -> None:
    own = component[group[0]]
    before: dict[int, list[tuple[int, Deed]]] = {at: [] for at in group}
    for at in group:
        for to, deed in graph.edges[at]:
            if component[to] == own:
                before[to].append((at, deed))
        _settle(graph, scores, at)
    _spread_ranks(scores, before)
    _spread_most(scores, before)


def _spread_ranks(scores: Scores, before: Mapping[int, Sequence[tuple[int, Deed]]]) -> None:
    waiting = [(rank, at) for at in before if (rank := scores.rank[at]) is not None]
    heapq.heapify(waiting)
    while waiting:
        rank, at = heapq.heappop(waiting)
        if rank != scores.rank[at]:
            continue
        for other, deed in before[at]:
            further, known = _through(deed, rank), scores.rank[other]
            if known is None or further < known:
                scores.rank[other] = further
                heapq.heappush(waiting, (further, other))


def _spread_most(scores: Scores, before: Mapping[int, Sequence[tuple[int, Deed]]]) -> None:
    spreading = deque(at for at in before if scores.most[at] is not None)
    while spreading:
        at = spreading.popleft()
        most = scores.most[at] or ()
        for other, deed in before[at]:
            if deed.most is None:
                continue
            known = scores.most[other]
            more = most if known is None else tuple(map(max, most, known))
            if more != known:
                scores.most[other] = more
                spreading.append(other)


def _first(graph: Graph, scores: Scores, at: int) -> Edge | None:
    """The first edge on the page among those that the best play can begin with."""
    best = [
        (to, deed)
        for to, deed in graph.edges[at]
        if (ahead := scores.rank[to]) is not None and _through(deed, ahead) == scores.rank[at]
    ]
    if len(best) < 2:
        return best[0] if best else None
    asks = {ask for _, deed in graph.edges[at] for ask in deed.asks}

    def on_page(edge: Edge) -> tuple[int, ...]:
        deed = edge[1]
        if not deed.leaves and any(ask > deed.choice for ask in asks):
            return 0, deed.choice  # done before an ask that only scores, so before any choice that leaves
        return 1, deed.choice, *deed.ticks

    return min(best, key=on_page)

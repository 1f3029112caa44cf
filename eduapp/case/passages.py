"""How many went on through each `go`. No decision is made there, so that nothing counts it: it follows from the counts
around it, since whoever comes into a scene is still there, has left it, or was taken on by a `go`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from eduapp.case.decided import Counts
from eduapp.case.rules import Rules

Edge = tuple[int, int]
"""From one scene to another: several `go` between the same two are one."""


@dataclass(frozen=True, slots=True)
class Balance:
    """Of one scene: `ins` and `outs` are the `go` into it and out of it, `surplus` is how many more came in by choices
    than have left it by choices or are there."""

    ins: frozenset[Edge]
    outs: frozenset[Edge]
    surplus: int

    def solved(self, known: Mapping[Edge, int]) -> tuple[Edge, int] | None:
        """The one `go` of which the count is not known yet, with its count."""
        unknown = [edge for edge in self.ins | self.outs if edge not in known]
        if len(unknown) != 1:
            return None
        over = self.surplus + sum(known.get(edge, 0) for edge in self.ins)
        over -= sum(known.get(edge, 0) for edge in self.outs)
        return unknown[0], over if unknown[0] in self.outs else -over


def passages(rules: Rules, acts: Counts, standing: Mapping[str, int], begun: int) -> dict[Edge, int]:
    """By how many attempts each `go` was gone, of `begun` that stand (or have ended) in scenes, by their ids. What does
    not follow from the counts is missing: so it is around scenes that recur, which are counted only the first time."""
    balances = list(_balances(rules, acts, standing, begun))
    known: dict[Edge, int] = {}
    while found := next((one for balance in balances if (one := balance.solved(known))), None):
        known[found[0]] = found[1]
    return known if all(count >= 0 for count in known.values()) else {}


def _balances(rules: Rules, acts: Counts, standing: Mapping[str, int], begun: int) -> Iterator[Balance]:
    gos = {(number, passage.to) for number, scene in enumerate(rules.scenes) for passage in scene.passages}
    ways = _ways(rules, acts)
    edges = gos | ways.keys()
    recurring = {number for number in range(len(rules.scenes)) if number in _reached(edges, number)}
    for number, scene in enumerate(rules.scenes):
        sources = {source for source, to in edges if to == number}
        if recurring & (sources | {number}):
            continue
        came = sum(count for (_, to), count in ways.items() if to == number) + (begun if number == 0 else 0)
        left = sum(count for (source, _), count in ways.items() if source == number)
        ins, outs = (frozenset(edge for edge in gos if edge[at] == number) for at in (1, 0))
        yield Balance(ins, outs, came - left - standing.get(scene.scene.id, 0))


def _ways(rules: Rules, acts: Counts) -> dict[Edge, int]:
    """How often each way was chosen that leaves its scene."""
    found: dict[Edge, int] = {}
    for number, scene in enumerate(rules.scenes):
        for at, choice in enumerate(scene.choices):
            if at not in scene.asks:
                count = acts.get((number, len(scene.options) + at), 0)
                found[number, choice.to] = found.get((number, choice.to), 0) + count
    return found


def _reached(edges: set[Edge], start: int) -> set[int]:
    """The scenes that can be entered after this one."""
    found: set[int] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        for source, to in edges:
            if source == here and to not in found:
                found.add(to)
                waiting.append(to)
    return found

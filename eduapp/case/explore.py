"""What a case proves about itself when every state is played."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from eduapp.case.horizon import Horizon, horizon
from eduapp.case.measure import Measures, Scores, measure, score, trapped
from eduapp.case.pages import Memory
from eduapp.case.play import Decision, replay
from eduapp.case.rules import Rules, SceneRules
from eduapp.case.states import Graph, Progress, State, visit
from eduapp.case.ticks import points_of

BOUND = 200_000
SCORES_BOUND = 60_000  # where scenes recur, scores take more states than anything else


@dataclass(frozen=True, slots=True)
class Step:
    """What is known of a state: the least and most decisions that can follow (None: no way, or no limit),
    and how the best play goes on (None where no ending can be reached, or where the case is over). The best
    play has the fewest unsafe acts, so it is a safe one where there is one; then the highest sum of points.

    `asks` are choices that only score and that the best play does first, each once; they lead to no other
    state. Where a scene is come back to, `most` counts such asks anew, and may be too high.
    """

    least: int | None
    most: int | None
    best: Decision | None
    asks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Exploration:
    """Facts about a case. Scenes are named by id.

    `complete`: every state was visited. If not, nothing is claimed about what is unreachable, traps or the
    longest play. `scores_complete`: the scores are exact; if not, `attainable` and `best` are the best found,
    and `ceiling` says what no play can exceed. A scene that a `go` leads round to is
    told in `circular` alone, not as stuck as well. `best` are the decisions of the best path, `best_points` its
    points, `attainable` the most that any safe play earns, both by competency ({} where no safe play reaches
    an ending). `steps` holds what is known of each state; the first is the start. There are none where the
    scores are not exact.
    """

    complete: bool
    scores_complete: bool
    states: int
    reached: tuple[str, ...]
    stuck: tuple[str, ...]
    unmet: tuple[str, ...]
    circular: tuple[str, ...]
    traps: tuple[tuple[str, ...], ...]
    never_offered: tuple[tuple[str, str, int], ...]
    shortest: int | None
    longest: int | None
    best: tuple[Decision, ...] | None
    best_points: Mapping[str, int]
    attainable: Mapping[str, int]
    ceiling: Mapping[str, int]
    steps: Mapping[State, Step]

    @property
    def best_sum(self) -> int:
        """The highest sum of points of a safe play; 0 where there is none."""
        return sum(self.best_points.values())


def explore(rules: Rules, bound: int = BOUND, progress: Progress = lambda states: None) -> Exploration:
    """Play every state of the case, up to `bound`; `progress` is told now and then how many were visited."""
    with _without_collecting():
        return _explored(rules, bound, progress)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """States hold no cycles, so the collector would look through all of them in vain, again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _explored(rules: Rules, bound: int, progress: Progress) -> Exploration:
    ahead = horizon(rules)
    graph = visit(rules, ahead, Memory(), bound, progress)
    measures = measure(graph)
    counted, longest = graph, measures.most[0] if graph.complete else None
    if any(ahead.recurs):
        # also where the first visit was cut short: without that memory a loop would earn points for ever
        counted = visit(rules, ahead, Memory(left=True), min(bound, SCORES_BOUND), progress)
        if longest is not None and any(ahead.free):
            longest = _longest(rules, ahead, bound, progress)
    counts = measures if counted is graph else measure(counted)
    scores = score(counted, counts.component, len(rules.competencies))
    steps = _steps(counted, scores, counts) if counted.complete else {}
    return _told(rules, graph, measures, counted, scores, longest, steps)


def _longest(rules: Rules, ahead: Horizon, bound: int, progress: Progress) -> int | None:
    graph = visit(rules, ahead, Memory(asks=True), bound, progress)
    return measure(graph).most[0] if graph.complete else None


def _told(
    rules: Rules,
    graph: Graph,
    measures: Measures,
    counted: Graph,
    scores: Scores,
    longest: int | None,
    steps: Mapping[State, Step],
) -> Exploration:
    best = _best_path(counted, scores)
    circular = _scenes(graph, graph.circular)
    return Exploration(
        complete=graph.complete,
        scores_complete=counted.complete,
        states=len(graph.states),
        reached=_named(rules, graph.passed),
        stuck=_named(rules, _scenes(graph, graph.stuck) - circular),
        unmet=_named(rules, _scenes(graph, graph.unmet) - circular),
        circular=_named(rules, circular),
        traps=_traps(rules, graph, measures) if graph.complete else (),
        never_offered=_never_offered(rules, graph) if graph.complete else (),
        shortest=measures.least[0] if graph.complete else None,
        longest=longest,
        best=best,
        best_points=_earned(rules, best),
        attainable=_attainable(rules, scores),
        ceiling=_ceiling(rules),
        steps=steps,
    )


def _scenes(graph: Graph, states: Sequence[int] | set[int]) -> set[int]:
    return {graph.states[at].scene for at in states}


def _named(rules: Rules, scenes: set[int]) -> tuple[str, ...]:
    return tuple(rules.scenes[number].scene.id for number in sorted(scenes))


def _traps(rules: Rules, graph: Graph, measures: Measures) -> tuple[tuple[str, ...], ...]:
    groups = [_named(rules, _scenes(graph, group)) for group in trapped(graph, measures.component)]
    return tuple(dict.fromkeys(groups))


def _never_offered(rules: Rules, graph: Graph) -> tuple[tuple[str, str, int], ...]:
    result = []
    visited = {state.scene for state in graph.states}
    for number in sorted(visited):
        scene = rules.scenes[number].scene
        acts = [("option", n) for n in range(len(scene.options))] + [("choice", n) for n in range(len(scene.choices))]
        result += [(scene.id, kind, n) for kind, n in acts if (number, kind, n) not in graph.offered]
    return tuple(result)


def _best_path(graph: Graph, scores: Scores) -> tuple[Decision, ...] | None:
    if scores.most[0] is None:
        return None  # no safe play reaches an ending
    decisions: list[Decision] = []
    at = 0
    while (edge := scores.first[at]) is not None:
        at, deed = edge
        decisions += [Decision(ask) for ask in deed.asks]
        decisions.append(Decision(deed.choice, deed.ticks))
    return tuple(decisions)


def _earned(rules: Rules, best: Sequence[Decision] | None) -> dict[str, int]:
    """The points of the best path, played again by the rules."""
    if best is None:
        return {}
    play = replay(rules, (replace(decision, words="-") for decision in best))
    return {competency: play.earned.get(competency, 0) for competency in rules.competencies}


def _attainable(rules: Rules, scores: Scores) -> dict[str, int]:
    most = scores.most[0]
    return dict(zip(rules.competencies, most, strict=True)) if most is not None else {}


def _ceiling(rules: Rules) -> dict[str, int]:
    """The sum of the scenes' maxima, of those that gain by being visited: no play earns more."""
    keys = rules.competencies
    return {key: sum(max(0, _most_of_scene(scene, keys, at)) for scene in rules.scenes) for at, key in enumerate(keys)}


def _most_of_scene(scene: SceneRules, keys: Sequence[str], at: int) -> int:
    safe = [points_of(act, keys)[at] if not act.effects.unsafe else None for act in scene.choices]
    asks = sum(max(0, safe[number] or 0) for number in scene.asks)
    leaving = max((own for n, own in enumerate(safe) if n not in scene.asks and own is not None), default=0)
    ticks = sorted((points_of(act, keys)[at] for act in scene.options if not act.effects.unsafe), reverse=True)
    ticked = sum(own for count, own in enumerate(ticks[: scene.most]) if own > 0 or count < scene.least)
    return asks + leaving + ticked


def _steps(graph: Graph, scores: Scores, measures: Measures) -> dict[State, Step]:
    steps = {}
    for at, state in enumerate(graph.states):
        step = Step(measures.least[at], measures.most[at], None)
        if (edge := scores.first[at]) is not None:
            deed = edge[1]
            step = replace(step, best=Decision(deed.choice, deed.ticks), asks=deed.asks)
        steps[state] = step
    return steps

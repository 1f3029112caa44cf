"""An oracle: every play of a small case, simulated naively, with nothing folded.

It follows the words of the format and shares no code with the player or the checker. A state holds all
that could matter: the scene, the values (nothing reads unbounded numbers), asks done, scenes once left.
"""

import math
import operator
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from graphlib import CycleError, TopologicalSorter
from itertools import combinations
from typing import Any, NamedTuple

from eduapp.case.model import Assignment, Case, Effects, Scene
from eduapp.text.expression import Expression, Literal, Name, Unary
from eduapp.text.variable import Value, Variable

Decision = tuple[int, tuple[int, ...]]
Asked = frozenset[tuple[str, int]]
Worth = tuple[int, ...]


@dataclass(slots=True)
class Brute:
    """What is true of a case. A decision is (index of the choice, indexes of the ticks)."""

    states: int
    reached: set[str]
    stuck: set[str]
    unmet: set[str]
    circular: set[str]
    traps: set[str]
    shortest: int | None
    longest: int | None
    best_sum: int | None = None
    best_decisions: int | None = None
    best_ticks: int | None = None
    best_steps: tuple[Decision, ...] | None = None
    best_points: dict[str, int] = field(default_factory=dict)
    attainable: dict[str, int] = field(default_factory=dict)


class State(NamedTuple):
    scene: str
    values: tuple[Value, ...]
    asked: Asked
    left: frozenset[str]


class Step(NamedTuple):
    """A decision and where it leads; `points` are those that count, in the order of the competencies, `unsafe`
    how many of its acts are so."""

    choice: int
    ticks: tuple[int, ...]
    points: tuple[int, ...]
    unsafe: int
    to: State


Steps = dict[State, list[Step]]

OPERATORS: dict[str, Callable[[Any, Any], Value]] = {
    "and": lambda a, b: a and b,
    "or": lambda a, b: a or b,
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": lambda a, b: Fraction(a) / Fraction(b),
}


def number(value: Value) -> int | Fraction:
    assert not isinstance(value, str | bool)
    return value


def value_of(expression: Expression, values: dict[str, Value]) -> Value:
    if isinstance(expression, Literal):
        return expression.value
    if isinstance(expression, Name):
        return values[expression.name]
    if isinstance(expression, Unary):
        operand = value_of(expression.operand, values)
        return not operand if expression.op == "not" else -number(operand)
    return OPERATORS[expression.op](value_of(expression.left, values), value_of(expression.right, values))


def holds(condition: Expression | None, values: dict[str, Value]) -> bool:
    return condition is None or value_of(condition, values) is True


def within(variable: Variable, value: Value) -> Value:
    """A ranged number is rounded down and stopped at its bounds; a flag or word is what it is."""
    if variable.kind != "range":
        return value
    return max(variable.low, min(variable.high, math.floor(number(value))))


@dataclass
class Plays:
    """The simulation: the rules of play, and what was met on the way."""

    case: Case
    steps: Steps = field(default_factory=dict)
    reached: set[str] = field(default_factory=set)
    circular: set[str] = field(default_factory=set)
    ordinary: set[State] = field(default_factory=set)  # come to otherwise than by go's that come round

    def __post_init__(self) -> None:
        self.scenes = {scene.id: scene for scene in self.case.scenes}
        self.variables = {v.name: v for v in self.case.variables if v.kind != "number"}
        self.competencies = self.case.competencies()

    def assign(self, sets: Iterable[Assignment], values: dict[str, Value]) -> None:
        for assignment in sets:
            variable = self.variables.get(assignment.name)
            if variable is None:  # an unbounded number
                continue
            value = value_of(assignment.value, values)
            if assignment.operator == "+=":
                value = number(values[variable.name]) + number(value)
            elif assignment.operator == "-=":
                value = number(values[variable.name]) - number(value)
            values[variable.name] = within(variable, value)

    def enter(self, scene_id: str, values: dict[str, Value], asked: Asked, left: frozenset[str]) -> State:
        """Enter a scene and follow its go's, unless one would come round."""
        chain: list[str] = []
        while True:
            chain.append(scene_id)
            self.reached.add(scene_id)
            scene = self.scenes[scene_id]
            self.assign(scene.sets, values)
            go = next((go for go in scene.gos if holds(go.condition, values)), None)
            if go is None or go.to in chain:
                break
            scene_id = go.to
        state = State(scene_id, tuple(values.values()), asked, left)
        if go is None:
            self.ordinary.add(state)
        else:
            self.circular.add(scene_id)
        return state

    def start(self) -> State:
        values = {name: variable.initial for name, variable in self.variables.items()}
        return self.enter(self.case.scenes[0].id, values, frozenset(), frozenset())

    def values_in(self, state: State) -> dict[str, Value]:
        return dict(zip(self.variables, state.values, strict=True))

    def offered(self, state: State) -> tuple[list[int], list[int], list[int]]:
        """The indexes of the leaving choices, the asks and the options that are offered."""
        scene, values = self.scenes[state.scene], self.values_in(state)
        choices = [i for i, choice in enumerate(scene.choices) if holds(choice.effects.condition, values)]
        leaving = [i for i in choices if scene.choices[i].to != scene.id]
        asks = [i for i in choices if scene.choices[i].to == scene.id and (scene.id, i) not in state.asked]
        options = [i for i, option in enumerate(scene.options) if holds(option.effects.condition, values)]
        return leaving, asks, options

    def step(self, state: State, index: int, ticks: tuple[int, ...]) -> Step:
        scene, values = self.scenes[state.scene], self.values_in(state)
        effects = [*(scene.options[i].effects for i in ticks), scene.choices[index].effects]
        for effect in effects:
            self.assign(effect.sets, values)
        if scene.choices[index].to == scene.id:
            to = State(scene.id, tuple(values.values()), state.asked | {(scene.id, index)}, state.left)
            self.ordinary.add(to)
        else:
            to = self.enter(scene.choices[index].to, values, state.asked, state.left | {scene.id})
        points = tuple(0 if scene.id in state.left else points_in(c, effects) for c in self.competencies)
        return Step(index, ticks, points, sum(bool(effect.unsafe) for effect in effects), to)

    def decide(self, state: State) -> list[Step]:
        """Every decision that can be taken in a state."""
        leaving, asks, options = self.offered(state)
        found = [self.step(state, index, ()) for index in asks]
        for ticks in tickings(self.scenes[state.scene], options):
            found += [self.step(state, index, ticks) for index in leaving]
        return found

    def play(self, limit: int) -> bool:
        """Visit every state; False if there are more than the limit."""
        waiting = [self.start()]
        while waiting and len(self.steps) <= limit:
            state = waiting.pop()
            if state not in self.steps:
                self.steps[state] = self.decide(state)
                waiting += [step.to for step in self.steps[state]]
        return len(self.steps) <= limit


def points_in(competency: str, effects: list[Effects]) -> int:
    return sum(s.points for effect in effects for s in effect.scores if s.competency == competency)


def tickings(scene: Scene, options: list[int]) -> Iterator[tuple[int, ...]]:
    """Every set of the options offered that `pick` allows."""
    least, most = (scene.pick.least, scene.pick.most) if scene.pick else (0, len(options))
    for count in range(least, min(most, len(options)) + 1):
        yield from combinations(options, count)


def plus(worth: Worth, more: Worth) -> Worth:
    return tuple(a + b for a, b in zip(worth, more, strict=True))


def most(steps: Steps, to: set[State], worth: Callable[[Step], Worth], none: Worth) -> dict[State, Worth]:
    """The most that a play from each state to some others is worth; a state without such a play is left out.

    It comes to an end because no cycle is worth more than nothing.
    """
    found = dict.fromkeys(to, none)
    grew = True
    while grew:
        grew = False
        for state, ahead in reversed(steps.items()):
            values = [plus(worth(step), found[step.to]) for step in ahead if step.to in found]
            if values and (state not in found or max(values) > found[state]):
                found[state] = max(values)
                grew = True
    return found


def longest_play(steps: Steps, useful: dict[State, Worth], start: State) -> int | None:
    """The most decisions to an ending; None if a cycle can be left for an ending, or none is reached."""
    after = {state: {step.to for step in steps[state] if step.to in useful} for state in useful}
    longest: dict[State, int] = {}
    try:
        for state in TopologicalSorter(after).static_order():
            longest[state] = 1 + max((longest[to] for to in after[state]), default=-1)
    except CycleError:
        return None
    return longest.get(start)


def add_best(facts: Brute, plays: Plays, endings: set[State]) -> None:
    """What safe plays earn: most points, then fewest decisions, fewest ticks, first on the page."""

    def worth(step: Step) -> Worth:
        return (sum(step.points), -1, -len(step.ticks))

    start = plays.start()
    safe = {state: [step for step in steps if not step.unsafe] for state, steps in plays.steps.items()}
    best = most(safe, endings, worth, (0, 0, 0))
    if start not in best:
        return
    path: list[Step] = []
    state = start
    while state not in endings:
        ahead = [step for step in safe[state] if step.to in best]
        equal = [step for step in ahead if plus(worth(step), best[step.to]) == best[state]]
        path.append(min(equal, key=lambda step: (step.choice, step.ticks)))
        state = path[-1].to
    facts.best_sum, facts.best_decisions, facts.best_ticks = best[start][0], -best[start][1], -best[start][2]
    facts.best_steps = tuple((step.choice, step.ticks) for step in path)
    for i, name in enumerate(plays.competencies):
        facts.best_points[name] = sum(step.points[i] for step in path)
        facts.attainable[name] = most(safe, endings, partial(points_at, i), (0,))[start][0]


def points_at(i: int, step: Step) -> Worth:
    return (step.points[i],)


def brute(case: Case, limit: int = 20000) -> Brute | None:
    """Every fact about the case, or None if it has more states than the limit."""
    plays = Plays(case)
    if not plays.play(limit):
        return None
    start, steps = plays.start(), plays.steps
    endings = {state for state in steps if plays.scenes[state.scene].end}
    dead = {state for state in steps if not steps[state]} - endings
    unmet = {state for state in dead if plays.offered(state)[0]}  # could leave, but for its pick
    resolved = most(steps, endings | dead, lambda step: (), ())
    useful = most(steps, endings, lambda step: (-1,), (0,))
    facts = Brute(
        states=len(steps),
        reached=plays.reached,
        stuck={state.scene for state in dead - unmet if state in plays.ordinary},
        unmet={state.scene for state in unmet if state in plays.ordinary},
        circular=plays.circular,
        traps={state.scene for state in steps if state not in resolved},
        shortest=-useful[start][0] if start in useful else None,
        longest=longest_play(steps, useful, start),
    )
    add_best(facts, plays, endings)
    return facts

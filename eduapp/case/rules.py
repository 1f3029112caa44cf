"""A case compiled for play: scenes, choices and options by number, conditions and `set`s as functions.

Learners, the checker and the map all play by these rules.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from eduapp.case.model import Assignment, Case, Choice, Effects, Option, Scene
from eduapp.text import expression
from eduapp.text.expression import Expression
from eduapp.text.variable import Value, Variable

Values = tuple[Value, ...]
Condition = Callable[[Sequence[Value]], Value]


@dataclass(frozen=True, slots=True)
class Change:
    """One `set`: which variable (by its number) becomes what."""

    variable: int
    result: Callable[[Values], Value]


@dataclass(frozen=True, slots=True)
class Act:
    """A choice or an option. `to` is the number of the scene that a choice leads to."""

    condition: Condition | None
    changes: tuple[Change, ...]
    effects: Effects
    to: int = -1

    def is_offered(self, values: Values) -> bool:
        return self.condition is None or bool(self.condition(values))


@dataclass(frozen=True, slots=True)
class Passage:
    """A `go`: on entry, on to another scene."""

    condition: Condition | None
    to: int


@dataclass(frozen=True, slots=True)
class SceneRules:
    scene: Scene
    changes: tuple[Change, ...]
    passages: tuple[Passage, ...]
    choices: tuple[Act, ...]
    options: tuple[Act, ...]
    asks: frozenset[int]
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Entry:
    """What entering a scene comes to: where the play stands after every `go`, and which scenes it passed.

    `comes_round` says that a chain of `go` would have entered a scene for the second time; the play then
    stays in the last scene that it entered.
    """

    scene: int
    values: Values
    passed: tuple[int, ...]
    comes_round: bool


class Rules:
    """`scenes` are in the order of the file; a case is compiled once and shared by all plays of it."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.index = {scene.id: number for number, scene in enumerate(case.scenes)}
        self.variables = case.variables
        self.competencies = case.competencies()
        self.places = {variable.name: number for number, variable in enumerate(case.variables)}
        self.initial: Values = tuple(variable.initial for variable in case.variables)
        self.scenes = tuple(self._scene(scene) for scene in case.scenes)

    def _scene(self, scene: Scene) -> SceneRules:
        return SceneRules(
            scene,
            self._changes(scene.sets),
            tuple(Passage(self._condition(go.condition), self.index[go.to]) for go in scene.gos),
            tuple(self._act(choice, self.index[choice.to]) for choice in scene.choices),
            tuple(self._act(option) for option in scene.options),
            frozenset(number for number, choice in enumerate(scene.choices) if scene.is_ask(choice)),
            scene.pick.least if scene.pick else 0,
            scene.pick.most if scene.pick else len(scene.options),
        )

    def _act(self, act: Choice | Option, to: int = -1) -> Act:
        return Act(self._condition(act.effects.condition), self._changes(act.effects.sets), act.effects, to)

    def _condition(self, condition: Expression | None) -> Condition | None:
        return None if condition is None else expression.compiled(condition, self.places)

    def _changes(self, sets: Sequence[Assignment]) -> tuple[Change, ...]:
        return tuple(Change(self.places[a.name], _result(a, self.places, self.case.variables)) for a in sets)

    def enter(self, scene: int, values: Values) -> Entry:
        """Enter the scene: its `set`s, then the first `go` that holds, and so on."""
        passed = [scene]
        while True:
            rules = self.scenes[scene]
            values = changed(values, rules.changes)
            way = next((p for p in rules.passages if p.condition is None or p.condition(values)), None)
            if way is None or way.to in passed:
                return Entry(scene, values, tuple(passed), way is not None)
            scene = way.to
            passed.append(scene)


def changed(values: Values, changes: Sequence[Change]) -> Values:
    """The values after the changes, in their order."""
    for change in changes:
        at = change.variable
        values = (*values[:at], change.result(values), *values[at + 1 :])
    return values


def _result(
    assignment: Assignment, places: Mapping[str, int], variables: Sequence[Variable]
) -> Callable[[Values], Value]:
    at = places[assignment.name]
    settle = variables[at].settle
    value = expression.compiled(assignment.value, places)
    if assignment.operator == "=":
        return lambda values: settle(value(values))
    sign = 1 if assignment.operator == "+=" else -1
    return lambda values: settle(_number(values[at]) + sign * _number(value(values)))


def _number(value: Value) -> int | Fraction:
    assert not isinstance(value, str)
    return value

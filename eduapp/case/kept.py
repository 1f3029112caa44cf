"""What exploring found, as plain data that can be kept beside the revision: ids and numbers, ready for JSON.

A state names its scene by number, and its values and memory by their place in the list `held`, where
each pair stands once: many states differ only in the scene.
"""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from eduapp.case.explore import Exploration, Step
from eduapp.case.play import Decision
from eduapp.case.rules import Rules, Values
from eduapp.case.states import State
from eduapp.text.variable import Value, Variable

Data = dict[str, Any]


def to_data(found: Exploration, rules: Rules) -> Data:
    """The exploration of a case as plain data. Steps are rows of scene, held, least, most, asks, choice, ticks…"""
    held = list(dict.fromkeys((state.values, state.memory) for state in found.steps))
    place = {pair: at for at, pair in enumerate(held)}
    data = {field.name: getattr(found, field.name) for field in fields(found)}
    data["best"] = None if found.best is None else [_row(decision) for decision in found.best]
    data["held"] = [[_codes(values, rules), memory] for values, memory in held]
    data["steps"] = [
        [state.scene, place[state.values, state.memory], step.least, step.most]
        + ([step.asks, *_row(step.best)] if step.best else [])
        for state, step in found.steps.items()
    ]
    return data


def from_data(data: Data, rules: Rules) -> Exploration:
    """The exploration that `to_data` made into `data`; `rules` are those of the same case."""
    held = [(_values(codes, rules), tuple(memory)) for codes, memory in data["held"]]
    whole = {name: _frozen(value) for name, value in data.items() if name not in ("held", "steps")}
    whole["best"] = None if data["best"] is None else tuple(_decision(row) for row in data["best"])
    steps = {State(scene, *held[at]): _step(*row) for scene, at, *row in data["steps"]}
    return Exploration(steps=steps, **whole)


def _frozen(value: Any) -> Any:
    """Lists as tuples, all the way down."""
    return tuple(_frozen(item) for item in value) if isinstance(value, list | tuple) else value


def _row(decision: Decision) -> list[int]:
    return [decision.choice, *decision.ticks]


def _decision(row: list[int]) -> Decision:
    return Decision(row[0], tuple(row[1:]))


def _step(least: int | None, most: int | None, asks: list[int] | None = None, *best: int) -> Step:
    return Step(least, most, _decision(list(best)) if best else None, tuple(asks or ()))


def _codes(values: Values, rules: Rules) -> list[int]:
    """Each value as a number; one without a range decides nothing, so in a state it is as it began."""
    return [_code(value, variable) for value, variable in zip(values, rules.variables, strict=True)]


def _code(value: Value, variable: Variable) -> int:
    if isinstance(value, str):
        return variable.words.index(value)
    return 0 if variable.kind == "number" else int(value)


def _values(codes: list[int], rules: Rules) -> Values:
    return tuple(_value(code, variable) for code, variable in zip(codes, rules.variables, strict=True))


def _value(code: int, variable: Variable) -> Value:
    kinds: Mapping[str, Value] = {"flag": bool(code), "range": code, "number": variable.initial}
    return variable.words[code] if variable.kind == "word" else kinds[variable.kind]

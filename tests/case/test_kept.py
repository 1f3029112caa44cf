"""What exploring found is a value: it can be kept as plain data and comes back as it was."""

import json
import pickle
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, given, settings

from eduapp.case.explore import Exploration, explore
from eduapp.case.kept import from_data, to_data
from eduapp.case.model import Assignment, Case, Choice, Effects, Scene, Score
from eduapp.case.rules import Rules
from eduapp.text.expression import Binary, Literal, Name
from eduapp.text.variable import Variable
from tests.case.small_cases import FACTS, small_cases

some = settings(
    max_examples=200,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)


def kept(found: Exploration, rules: Rules) -> str:
    return json.dumps(to_data(found, rules), separators=(",", ":"), allow_nan=False)


def leaves(data: Any) -> Iterator[Any]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from leaves(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from leaves(value)
    else:
        yield data


@some
@given(small_cases())
def test_what_is_kept_as_json_comes_back_as_it_was(case: Case) -> None:
    rules = Rules(case)
    found = explore(rules)
    text = kept(found, rules)
    back = from_data(json.loads(text), rules)
    assert back == found
    assert repr(back) == repr(found), "true is not 1, and the states are in their order"
    assert kept(back, rules) == text


@some
@given(small_cases())
def test_it_comes_back_by_pickle_too(case: Case) -> None:
    found = explore(Rules(case))
    assert pickle.loads(pickle.dumps(found)) == found


@some
@given(small_cases())
def test_only_ids_and_numbers_are_kept(case: Case) -> None:
    rules = Rules(case)
    data = to_data(explore(rules), rules)
    words = {leaf for name in data for leaf in leaves(data[name]) if isinstance(leaf, str)}
    assert words <= {scene.id for scene in case.scenes} | set(case.competencies()) | {"choice", "option"}
    assert {type(leaf) for leaf in leaves(data)} <= {str, int, bool, type(None)}


def test_every_kind_of_variable_comes_back_as_its_own_kind() -> None:
    variables = (
        Variable("told", "flag", True),
        Variable("trust", "range", 1, -2, 3),
        Variable("workup", "word", "none", words=("none", "full")),
        Variable("months", "number", Fraction(1, 2)),
    )
    sets = (
        Assignment("told", "=", Literal(False)),
        Assignment("trust", "-=", Literal(2)),
        Assignment("workup", "=", Literal("full")),
        Assignment("months", "+=", Literal(1)),
    )
    reads = Binary("and", Name("told"), Binary("==", Name("workup"), Literal("none")))
    reads = Binary("and", reads, Binary(">", Name("trust"), Literal(0)))
    scenes = (
        Scene("one", "One", choices=(Choice("On", "two", Effects(sets=sets)), Choice("Stay", "two"))),
        Scene("two", "Two", choices=(Choice("If", "end", Effects(reads)), Choice("On", "end"))),
        Scene("end", "End", end="good"),
    )
    rules = Rules(Case("Kinds", FACTS, scenes, variables))
    found = explore(rules)
    states = list(from_data(json.loads(kept(found, rules)), rules).steps)
    assert [state.values for state in states if state.scene == 1] == [
        (False, -1, "full", Fraction(1, 2)),
        (True, 1, "none", Fraction(1, 2)),
    ]
    assert repr(states) == repr(list(found.steps))


def test_what_was_cut_at_the_bound_is_kept_without_its_steps() -> None:
    flags = tuple(Variable(f"f{n}", "flag", False) for n in range(6))
    sets = [Assignment(flag.name, "=", Literal(True)) for flag in flags]
    asks = [Choice("Ask", "one", Effects(None, (assignment,), (Score("ask", 1),))) for assignment in sets]
    ways = [Choice("Go", "end", Effects(Name(flag.name))) for flag in flags]
    scenes = (Scene("one", "One", choices=(*asks, *ways)), Scene("end", "End", end="good"))
    rules = Rules(Case("Many", FACTS, scenes, flags))
    found = explore(rules, 20)
    text = kept(found, rules)
    assert from_data(json.loads(text), rules) == found
    assert len(text) < 500


def test_many_states_take_few_characters_each() -> None:
    flags = tuple(Variable(f"f{n}", "flag", False) for n in range(5))
    scenes = [
        Scene(
            f"scene-{n}",
            f"Scene {n}",
            choices=(
                Choice("Yes", f"scene-{n + 1}", Effects(None, (Assignment(f"f{n % 5}", "=", Literal(True)),))),
                Choice("No", f"scene-{n + 1}", Effects(Name(f"f{(n + 3) % 5}"))),
                Choice("On", f"scene-{n + 1}"),
            ),
        )
        for n in range(100)
    ]
    rules = Rules(Case("Long", FACTS, (*scenes, Scene("scene-100", "End", end="good")), flags))
    found = explore(rules)
    assert found.states > 1000
    assert len(kept(found, rules)) < 30 * found.states

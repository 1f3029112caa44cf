"""Expressions give exact values and are written as they were read."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduapp.text.expression import COMPARISONS, Binary, Expression, Literal, Name, Unary, compiled, names, written
from eduapp.text.read_expression import read_expression
from eduapp.text.variable import Value
from tests.text.reading import VARIABLES

INDEX = {name: number for number, name in enumerate(VARIABLES)}


def result(text: str, type_: str, **values: Value) -> Value:
    held = [values.get(name, variable.initial) for name, variable in VARIABLES.items()]
    return compiled(read_expression(text, VARIABLES, type_), INDEX)(held)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("not asked", True),
        ("asked and told", False),
        ("asked or not told", True),
        ("trust == 2 and trust != 3", True),
        ("trust < 2 or trust > 2", False),
        ("trust <= 2 and trust >= 2", True),
        ("workup == 'none'", True),
        ("workup != 'none'", False),
        ("(trust > 1) == true", True),
        ("days / 3 == 0", True),
    ],
)
def test_a_condition_holds_or_not(text: str, holds: bool) -> None:
    assert result(text, "flag") is holds


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("trust / 3 * 3", 2),
        ("trust / 4", Fraction(1, 2)),
        ("0.1 + 0.2", Fraction(3, 10)),
        ("-trust - 1.5", Fraction(-7, 2)),
        ("trust / -2", -1),
    ],
)
def test_numbers_are_exact(text: str, number: Value) -> None:
    assert result(text, "number") == number


def test_a_whole_quotient_is_a_whole_number() -> None:
    assert type(result("trust / 2", "number")) is int


def test_and_or_look_no_further_than_they_must() -> None:
    looked: list[int] = []

    class Looked(list[Value]):
        def __getitem__(self, at: int) -> Value:  # type: ignore[override]
            looked.append(at)
            return super().__getitem__(at)

    for text in ("asked and told", "not asked or told"):
        compiled(read_expression(text, VARIABLES, "flag"), INDEX)(Looked([False, True]))
    assert looked == [0, 0]


def test_the_names_that_are_read() -> None:
    assert names(read_expression("asked or trust + days > 1 and trust < 3", VARIABLES, "flag")) == {
        "asked",
        "trust",
        "days",
    }


@pytest.mark.parametrize(
    "text",
    [
        "asked",
        "not asked and told",
        "not (asked and told)",
        "(asked or told) and asked",
        "asked or told and asked",
        "(not asked) == told",
        "(asked == told) == asked",
        "not not asked",
        "trust - (1 - days) > -2",
        "trust - 1 - days > --trust",
        "-(trust + 1) * 2 > 0.5",
        "trust / 2 / -1.5 > 0.001",
        "workup == 'basic'",
        "true or false",
    ],
)
def test_what_is_written_has_no_more_brackets_than_it_needs(text: str) -> None:
    assert written(read_expression(text, VARIABLES, "flag")) == text


FLAGS: st.SearchStrategy[Expression] = st.sampled_from([Name("asked"), Name("told"), Literal(True), Literal(False)])
NUMBERS: st.SearchStrategy[Expression] = st.sampled_from([Name("trust"), Name("days")]) | st.fractions(
    -5, 5, max_denominator=8
).filter(lambda number: number.denominator in (1, 2, 4, 5, 8)).map(
    lambda number: Literal(int(number) if number.denominator == 1 else number)
)


def of_numbers(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    divisor = st.sampled_from([Literal(2), Literal(-3), Literal(Fraction(1, 2))])
    return (
        st.builds(Binary, st.sampled_from("+-*"), inner, inner)
        | st.builds(Binary, st.just("/"), inner, divisor)
        | inner.filter(lambda operand: not isinstance(operand, Literal)).map(lambda operand: Unary("-", operand))
    )


def of_flags(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    return (
        st.builds(Binary, st.sampled_from(["and", "or", "==", "!="]), inner, inner)
        | st.builds(Binary, st.sampled_from(COMPARISONS), SUMS, SUMS)
        | inner.map(lambda operand: Unary("not", operand))
    )


SUMS: st.SearchStrategy[Expression] = st.recursive(NUMBERS, of_numbers, max_leaves=5)
CONDITIONS: st.SearchStrategy[Expression] = st.recursive(FLAGS, of_flags, max_leaves=6)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(CONDITIONS)
def test_what_is_written_reads_as_the_same_condition(condition: Expression) -> None:
    assert read_expression(written(condition), VARIABLES, "flag") == condition


@settings(max_examples=300, deadline=None, derandomize=True)
@given(SUMS)
def test_what_is_written_reads_as_the_same_number(number: Expression) -> None:
    assert read_expression(written(number), VARIABLES, "number") == number

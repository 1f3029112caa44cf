"""Variables keep within their bounds."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.text.variable import FINEST, LARGEST, Value, Variable, decimal, plain, spoken, tidy
from tests.pseudo import bracketed

RANGE = Variable("trust", "range", 0, -2, 3)
NUMBER = Variable("months", "number", 0)


@pytest.mark.parametrize(
    ("value", "settled"),
    [(2, 2), (4, 3), (-9, -2), (Fraction(5, 2), 2), (Fraction(-1, 2), -1), (Fraction(-5, 2), -2), (10**30, 3)],
)
def test_a_ranged_number_is_rounded_down_and_set_to_the_nearest_bound(value: Value, settled: Value) -> None:
    assert RANGE.settle(value) == settled


@pytest.mark.parametrize(
    ("value", "settled"),
    [
        (7, 7),
        (Fraction(1, 2), Fraction(1, 2)),
        (Fraction(1, 3), Fraction(333_333, FINEST)),
        (Fraction(2, 3), Fraction(666_667, FINEST)),
        (LARGEST + 1, LARGEST),
        (-LARGEST * 5, -LARGEST),
    ],
)
def test_a_number_to_show_is_kept_to_six_decimals_and_cannot_grow_without_end(value: Value, settled: Value) -> None:
    assert NUMBER.settle(value) == settled


@given(st.fractions())
def test_settling_twice_changes_nothing(value: Fraction) -> None:
    for variable in (RANGE, NUMBER):
        assert variable.settle(variable.settle(value)) == variable.settle(value)


def test_a_flag_and_a_word_stay_what_they_are() -> None:
    assert Variable("asked", "flag", False).settle(True) is True
    assert Variable("workup", "word", "none", words=("none",)).settle("none") == "none"


def test_the_kind_gives_the_type() -> None:
    kinds = {"flag": "flag", "range": "number", "number": "number", "word": "text"}
    assert {kind: Variable("x", kind, 0).type for kind in ("flag", "range", "number", "word")} == kinds


def test_a_whole_fraction_is_a_whole_number() -> None:
    assert type(tidy(Fraction(4, 2))) is int
    assert type(tidy(Fraction(1, 2))) is Fraction


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        (7, "7"),
        (-7, "-7"),
        (Fraction(5, 2), "2.5"),
        (Fraction(-1, 1000), "-0.001"),
        (Fraction(1, 10**20), "0.00000000000000000001"),
        (Fraction(999_999_999_999_123_456, FINEST), "999999999999.123456"),
    ],
)
def test_a_number_is_written_in_all_its_digits(number: int | Fraction, digits: str) -> None:
    assert decimal(number) == digits


@given(st.decimals(allow_nan=False, allow_infinity=False, places=12))
def test_digits_read_as_the_number_that_was_written(number: Fraction) -> None:
    assert Fraction(decimal(Fraction(number))) == Fraction(number)


@pytest.mark.parametrize(
    ("value", "words"), [(True, "yes"), (False, "no"), (3, "3"), (Fraction(5, 2), "2.5"), ("basic", "basic")]
)
def test_a_value_is_spoken_as_a_reader_expects(value: Value, words: str) -> None:
    assert spoken(value) == words


@pytest.mark.parametrize(
    ("variable", "words"),
    [
        (Variable("a", "flag", False), "yes or no"),
        (RANGE, "a whole number from -2 to 3"),
        (Variable("a", "word", "none", words=("none", "full")), "one of none, full"),
        (NUMBER, "a number of at most six decimals"),
    ],
)
def test_what_a_variable_can_hold_is_said_in_any_language(variable: Variable, words: str) -> None:
    assert variable.described() == words
    assert variable.described(bracketed) == bracketed(words)


def test_of_values_only_flags_are_words_of_the_interface() -> None:
    assert [spoken(value, bracketed) for value in (True, False, 3, "basic")] == ["⟦yes⟧", "⟦no⟧", "3", "basic"]


def test_a_value_is_plain_for_json() -> None:
    assert [plain(value) for value in (True, 3, Fraction(5, 2), "basic")] == [True, 3, 2.5, "basic"]


@pytest.mark.parametrize(
    ("variable", "held", "refused"),
    [
        (Variable("a", "flag", False), (True, False), (1, 0, "yes")),
        (Variable("a", "range", 1, low=0, high=3), (0, 3), (-1, 4, Fraction(1, 2), True, "1")),
        (Variable("a", "word", "none", words=("none", "full")), ("none", "full"), ("half", "", True, 1)),
        (Variable("a", "number", 0), (10**12, Fraction(1, 2)), (10**12 + 1, Fraction(1, 3), True, "1")),
    ],
)
def test_a_variable_holds_the_values_of_its_kind(
    variable: Variable, held: tuple[Value, ...], refused: tuple[Value, ...]
) -> None:
    assert [value for value in held if not variable.can_hold(value)] == []
    assert [value for value in refused if variable.can_hold(value)] == []

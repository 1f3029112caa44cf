"""Numbers as people type them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.quiz.given import Impossible
from eduapp.quiz.typed_number import read_typed, written


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5.5", "5.5"),
        ("5,5", "5.5"),
        (" 5.50 ", "5.5"),
        (".5", "0.5"),
        (",5", "0.5"),
        ("5.", "5"),
        ("007", "7"),
        ("-0.5", "-0.5"),
        ("−0.5", "-0.5"),
        ("–0,5", "-0.5"),
        ("+3", "3"),
        ("- 3", "-3"),
        ("1 000", "1000"),
        ("1\N{NARROW NO-BREAK SPACE}000", "1000"),
        ("1\N{NO-BREAK SPACE}000,5", "1000.5"),
        ("1'000", "1000"),
        ("1’000.5", "1000.5"),
        ("1,000.5", "1000.5"),
        ("1.000,5", "1000.5"),
        ("1,000,000", "1000000"),
        ("1.000.000", "1000000"),
        ("12,345,678.9", "12345678.9"),
        ("1000.125", "1000.125"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("5.1250", "5.125"),
        ("10,25", "10.25"),
        ("５．５", "5.5"),
        ("٥٫٥", "5.5"),
    ],
)
def test_a_number_is_read_as_it_was_meant(text: str, value: str) -> None:
    assert read_typed(text) == Fraction(value)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1,000", "1,000 can be read in two ways. Write 1000 or 1."),
        ("1.000", "1.000 can be read in two ways. Write 1000 or 1."),
        ("5.125", "5.125 can be read in two ways. Write 5125 or 5.1250."),
        ("-12,345", "-12,345 can be read in two ways. Write -12345 or -12.3450."),
    ],
)
def test_what_can_be_read_in_two_ways_is_asked_for_again(text: str, sentence: str) -> None:
    with pytest.raises(Impossible) as slip:
        read_typed(text)
    assert str(slip.value) == sentence


@pytest.mark.parametrize(
    "text",
    ["five", "5 5", "1,00,000", "1,0000.5", "1 00", "1.000,000.5", "5..6", "--5", "½", "1/2", "1e3", "", "5" * 61],
)
def test_what_is_no_number_is_told(text: str) -> None:
    with pytest.raises(Impossible, match="could not be read as a number"):
        read_typed(text)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("5.5 points", "points"),
        ("5.5points", "points"),
        ("5.5 Point", "points"),
        ("5.5 point.", "points"),
        ("5,5%", "%"),
        ("5.5 ml", "mL"),
        ("5.5 mg / dL", "mg / dL"),
        ("5.5 m²", "m2"),
        ("5.5", "points"),
    ],
)
def test_the_unit_of_the_question_is_understood(text: str, unit: str) -> None:
    assert read_typed(text, unit) == Fraction("5.5")


@pytest.mark.parametrize(
    ("text", "unit", "sentence"),
    [
        ("5.5 mL", "", "Write the number alone, without “mL” behind it."),
        ("5.5 mg", "mL", "The answer is counted in mL. Write the number alone, or with mL behind it."),
        ("5 m", "ms", "The answer is counted in ms. Write the number alone, or with ms behind it."),
    ],
)
def test_another_unit_is_told(text: str, unit: str, sentence: str) -> None:
    with pytest.raises(Impossible) as slip:
        read_typed(text, unit)
    assert str(slip.value) == sentence


def test_a_hostile_text_is_refused_in_no_time() -> None:
    with pytest.raises(Impossible):
        read_typed("1 000" * 1_000_000)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_a_number_that_is_told_is_read_as_itself(value: object) -> None:
    exact = Fraction(str(value))
    text = written(exact)
    if text.lstrip("−").replace(".", "").isdigit() and len(text.partition(".")[2]) != 3:
        assert read_typed(text) == exact


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(11, 2), "5.5"),
        (Fraction(-1, 2), "−0.5"),
        (Fraction(1000), "1000"),
        (Fraction(1, 8), "0.125"),
        (Fraction(1, 3), "0.333333333333"),
        (Fraction(0), "0"),
    ],
)
def test_a_number_is_told_in_digits(value: Fraction, text: str) -> None:
    assert written(value) == text

"""How many words there are to read, and how long that takes."""

from fractions import Fraction

import pytest

from eduapp.text.reading import count, minutes_for


@pytest.mark.parametrize(
    ("markdown", "number"),
    [
        ("She walks less.", 3),
        ("She walks[^E021] less.[^diary]", 3),
        ("See [the paper](https://example.org/a b) or https://example.org/x.", 4),
        ("| a | b |\n|---|---|\n| 5.1 | — |", 3),
        ("- one\n- two\n\n> three", 3),
        ("*not* two-fold **4**", 3),
        ("--- *** … —", 0),
        ("", 0),
        ("病歴 を 読む", 3),
    ],
)
def test_words_are_counted_without_citations_addresses_and_marks(markdown: str, number: int) -> None:
    assert count(markdown) == number


@pytest.mark.parametrize("unit", ["[^", "](", "-", "[^a](", "https://", "~"])
def test_a_hostile_text_is_counted_in_no_time(unit: str) -> None:
    assert count(unit * 1_000_000) >= 0


def test_time_is_200_words_a_minute_and_20_seconds_a_decision() -> None:
    assert minutes_for(200, 3) == 2
    assert minutes_for(100, 1) == Fraction(1, 2) + Fraction(1, 3)

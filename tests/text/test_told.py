"""Sentences that are translated where they are shown, and the shares in them."""

from fractions import Fraction

import pytest

from eduapp.text.said import told
from eduapp.text.told import Told, percent, percent_needed


def test_a_sentence_is_filled_in_only_where_it_has_values() -> None:
    assert str(Told(told("100% done."))) == "100% done."
    assert str(Told(told("%(reached)s %% of “%(title)s”."), {"reached": 70, "title": "50%"})) == "70 % of “50%”."


@pytest.mark.parametrize(
    ("share", "reached", "needed"),
    [
        (Fraction(7, 10), 70, "70"),
        (Fraction(725, 1000), 72, "72.5"),
        (Fraction(2, 3), 66, "66.67"),
        (Fraction(1), 100, "100"),
    ],
)
def test_who_reads_that_they_reached_what_is_needed_has(share: Fraction, reached: int, needed: str) -> None:
    assert (percent(share), percent_needed(share)) == (reached, needed)

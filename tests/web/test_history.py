"""How chances changed: only what can be said is drawn, on the whole scale, and the lowest are not left out."""

import re
from datetime import date
from typing import Any

import pytest
from flask import Flask

from eduapp.actions.progress import Mastery
from eduapp.mastery.standing import ENOUGH, Standing
from eduapp.web.history import history

DAYS = (date(2026, 11, 1), date(2026, 11, 2), date(2026, 11, 3))
KEYS = "abcde"
KNOWN = [
    Mastery(key, f"Competency {key}", Standing(0.9 - at / 10, 0.1, 1.0, 9, None, True)) for at, key in enumerate(KEYS)
]


def days(*pieces: int) -> list[tuple[date, dict[str, Any]]]:
    """The standing at the end of each day, on so many pieces of evidence in each competency."""
    return [(day, {key: [0.8, 0.6, 0.9, many] for key in KEYS}) for day, many in zip(DAYS, pieces, strict=False)]


def drawn(app: Flask, *pieces: int) -> str:
    with app.test_request_context():
        return history(days(*pieces), KNOWN)


@pytest.mark.parametrize("pieces", [(), (ENOUGH,), (ENOUGH - 1, ENOUGH)])
def test_before_two_days_on_which_it_can_be_said_nothing_is_drawn(app: Flask, pieces: tuple[int, ...]) -> None:
    assert drawn(app, *pieces) == ""


def test_a_day_of_too_little_evidence_has_no_number(app: Flask) -> None:
    html = drawn(app, ENOUGH - 1, ENOUGH, ENOUGH + 1)
    assert "1 Nov 2026" not in html
    assert "2 Nov 2026" in html


def test_the_axis_is_whole_and_the_lowest_are_drawn(app: Flask) -> None:
    html = drawn(app, ENOUGH, ENOUGH)
    assert {"0", "100"} <= set(re.findall(r"<text [^>]*>([^<]*)</text>", html))
    assert "Competency a" not in html
    assert all(f"Competency {key}" in html for key in KEYS[1:])

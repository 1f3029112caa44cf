"""What became of a learner's intentions: asked once, two months after the evaluation."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal, cast

from eduapp.text.said import told

DAYS = 60
Answer = Literal["fully", "partly", "not-yet", "no-longer"]

ANSWERS: Mapping[Answer, str] = {
    "fully": told("Fully"),
    "partly": told("Partly"),
    "not-yet": told("Not yet"),
    "no-longer": told("No longer relevant"),
}


def due_on(evaluated: date) -> date:
    """The day from which on it is asked."""
    return evaluated + timedelta(days=DAYS)


def is_due(evaluated: date, today: date, *, asked: bool = False, opted_out: bool = False) -> bool:
    """Whether to ask today: once, and not those who have said that they do not want to be asked."""
    return today >= due_on(evaluated) and not asked and not opted_out


def read_answer(sent: str) -> Answer | None:
    """The answer that was sent; None where it is none of them."""
    return cast(Answer, sent) if sent in ANSWERS else None

"""When a learner is asked what became of their intentions, and what they can answer."""

from datetime import date

import pytest

from eduapp.module.follow_up import ANSWERS, due_on, is_due, read_answer

EVALUATED = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("today", "asked", "opted_out", "expected"),
    [
        (date(2027, 1, 20), False, False, False),
        (date(2027, 1, 21), False, False, True),
        (date(2027, 6, 1), False, False, True),
        (date(2027, 1, 21), True, False, False),
        (date(2027, 1, 21), False, True, False),
    ],
)
def test_a_learner_is_asked_once_after_sixty_days(today: date, asked: bool, opted_out: bool, expected: bool) -> None:
    assert due_on(EVALUATED) == date(2027, 1, 21)
    assert is_due(EVALUATED, today, asked=asked, opted_out=opted_out) is expected


def test_only_the_four_answers_are_read() -> None:
    assert [read_answer(sent) for sent in (*ANSWERS, "Fully", "")] == [*ANSWERS, None, None]

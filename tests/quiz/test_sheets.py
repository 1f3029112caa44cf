"""From what was given to marks in a table."""

import pytest

from eduapp.quiz.given import Chosen, Impossible, Ticked, Typed, Written
from eduapp.quiz.sheets import Asked, Sheet, sheets_of
from tests.quiz.texts import EVERY, quiz, quiz_of

QUIZ = quiz_of(quiz(EVERY["concordance"], EVERY["single"], EVERY["write"], EVERY["multiple"], EVERY["number"]))


def test_only_what_is_scored_is_asked_about() -> None:
    found = sheets_of(QUIZ, [])
    assert found.sheets == ()
    assert found.asked == (
        Asked(1, guessed=1 / 3, keys=(True, False, False)),
        Asked(3, guessed=3 / 16, keys=(True, False, True, False)),
        Asked(4),
    )


def test_a_sheet_has_the_marks_and_what_was_taken() -> None:
    given = (Chosen(2), Chosen(1), Written("So."), Ticked(frozenset({0})), Typed("5.5"))
    assert sheets_of(QUIZ, [given]).sheets == (Sheet((0.0, 0.5, 1.0), (frozenset({1}), frozenset({0}), frozenset())),)


def test_what_was_handed_in_blank_earned_nothing_but_counts() -> None:
    found = sheets_of(QUIZ, [(None,) * 5])
    assert found.sheets == (Sheet((0.0, 0.0, 0.0), (frozenset(),) * 3),)
    assert found.totals == (0.0,)


def test_an_answer_that_the_question_cannot_have_is_refused() -> None:
    with pytest.raises(Impossible):
        sheets_of(QUIZ, [(None, Chosen(9), None, None, None)])

"""Simulated learners come through every case and quiz that comes along, and the abler ones come through better."""

from random import Random
from statistics import mean

import pytest

from eduapp.case.guide import Guide
from eduapp.mastery.answering import answered
from eduapp.mastery.playing import Table
from eduapp.mastery.simulated import Simulated
from eduapp.quiz.marking import mark, total
from tests.curriculum.shipped import cases, quizzes


@pytest.mark.parametrize("key", cases())
def test_every_play_of_a_case_ends_and_ability_tells(key: str) -> None:
    found = cases()[key]
    table = Table(Guide(found.rules, found.checked.exploration))
    plays = {level: [table.play(Simulated(level), Random(seed))[1] for seed in range(6)] for level in (-2, 2)}
    assert all(play.here.end for some in plays.values() for play in some)
    weak, strong = (mean(play.points for play in some) for some in plays.values())
    assert weak < strong


@pytest.mark.parametrize("key", quizzes())
def test_every_question_of_a_quiz_is_answered_and_ability_tells(key: str) -> None:
    quiz = quizzes()[key]
    shares = []
    for level in (-2, 2):
        answers = [[answered(one, Simulated(level), Random(seed)) for one in quiz.questions] for seed in range(5)]
        marked = [total(quiz, [mark(*pair) for pair in zip(quiz.questions, some, strict=True)]) for some in answers]
        shares.append(mean(float(one.share or 0) for one in marked))
    assert shares[0] < shares[1]

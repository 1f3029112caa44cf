"""Simulated learners answer questions of every kind, and are right the likelier the abler they are."""

from random import Random

import pytest

from eduapp.mastery.answering import answered
from eduapp.mastery.simulated import Simulated
from eduapp.quiz.marking import mark
from eduapp.quiz.model import Question
from eduapp.quiz.parse import parse
from eduapp.text.terms import Terms
from tests.asking import KINDS, every

TERMS = Terms(frozenset({"recognise", "communicate"}), frozenset({"E101", "E102"}), lambda name: True)
QUIZ = parse(every("All", "feedback: end").encode(), "all.md", TERMS).quiz
assert QUIZ is not None
QUESTIONS = dict(zip(KINDS, QUIZ.questions, strict=True))
MARKED = [question for kind, question in QUESTIONS.items() if kind != "words"]

RIGHT_OR_NOT = [question for question in MARKED if question.kind != "concordance"]  # a panel is of many minds


def share(question: Question, level: float) -> float:
    shares = [mark(question, answered(question, Simulated(level), Random(seed))).share for seed in range(200)]
    return float(sum(filter(None, shares))) / len(shares)


@pytest.mark.parametrize("question", MARKED, ids=lambda question: question.kind)
def test_the_abler_a_learner_the_more_she_is_right(question: Question) -> None:
    assert share(question, -2) + 0.05 < share(question, 0) < share(question, 3) - 0.02


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda question: question.kind)
def test_the_same_seed_gives_the_same_answer(question: Question) -> None:
    learner = Simulated(0.3)
    assert answered(question, learner, Random(9)) == answered(question, learner, Random(9))


@pytest.mark.parametrize("question", RIGHT_OR_NOT, ids=lambda question: question.kind)
def test_who_knows_all_is_right_and_who_knows_nothing_is_not(question: Question) -> None:
    assert share(question, 40) > 0.95
    assert share(question, -40) < 0.7


def test_own_words_are_written() -> None:
    assert not mark(QUESTIONS["words"], answered(QUESTIONS["words"], Simulated(0), Random(1))).is_blank

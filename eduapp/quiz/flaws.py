"""Item-writing flaws of a quiz: signs by which a learner could guess what is right."""

from collections.abc import Iterator

from eduapp.quiz.model import Multiple, Question, Quiz, Single
from eduapp.text.finding import Findings, Place
from eduapp.text.flaws import (
    QUESTIONS,
    OneBest,
    find_absolute,
    find_all_of_the_above,
    find_negative,
    find_patterns,
    one_best,
)
from eduapp.text.prose import Text


def find_flaws(quiz: Quiz, findings: Findings) -> None:
    for question in quiz.questions:
        _of_question(question, quiz.facts.lang, findings)
    place = quiz.facts.places.get("summary", Place(1))
    find_patterns(one_bests(quiz), QUESTIONS, quiz.facts.shuffle, place, findings)


def one_bests(quiz: Quiz) -> list[OneBest]:
    """The questions of the quiz that have one best answer."""
    return [decision for question in quiz.questions for decision in _single(question)]


def _single(question: Question) -> Iterator[OneBest]:
    if isinstance(question.answer, Single):
        options = question.answer.options
        best = next(at for at, option in enumerate(options) if option.is_right)
        yield one_best([option.label for option in options], best)


def _of_question(question: Question, lang: str, findings: Findings) -> None:
    options = question.answer.options if isinstance(question.answer, Single | Multiple) else ()
    for option in options:
        find_all_of_the_above(option.label, option.place, findings)
    if lang.split("-")[0] != "en":
        return
    find_negative(_asked(question), question.place, "Ask for what is so, or what to do.", findings)
    right = [option.label for option in options if option.is_right]
    wrong = [(option.label, option.place) for option in options if not option.is_right]
    find_absolute(right, wrong, "answer", findings)


def _asked(question: Question) -> str:
    """What is asked: the question, or where there is none the heading, or the last words of the prose."""
    if question.question:
        return question.question
    last = question.prose[-1].markdown if question.prose and isinstance(question.prose[-1], Text) else ""
    return f"{question.heading}\n{last}"

"""What the page of a quiz that was handed in shows, whoever looks at it."""

from collections.abc import Mapping
from typing import Any

from eduapp.actions import enrolments
from eduapp.actions.quizzes import Sitting
from eduapp.quiz.answer_shown import answer_shown
from eduapp.quiz.given import Given, to_data
from eduapp.quiz.marking import middle_only
from eduapp.quiz.shuffled import to_page
from eduapp.web.db import db
from eduapp.web.language import in_language


def result_of(seated: Sitting) -> dict[str, Any]:
    """By the names that `learn/quiz_result.html` knows. What was right is in it only when it may be told."""
    shown = in_language(seated.takeable.shown_in)
    cites, seed = shown.cites(), seated.attempt.seed
    is_due = enrolments.may_see_key(db.session, seated.attempt)
    told = []
    for number in range(len(seated.questions)):
        asked = shown.question(number, seed, cites)
        given = seated.given(number)
        answer = answer_shown(shown, number, seed, given, cites) if is_due else None
        told.append((asked, answer, on_page(seated, number, given)))
    return {
        "seated": seated,
        "told": told,
        "is_due": is_due,
        "listed": seated.takeable.references.listed(cites.ids),
        "facts": facts_of(seated),
        "middle_only": middle_only(seated.takeable.quiz, [seated.given(n) for n in range(len(seated.questions))]),
    }


def files_of(seated: Sitting, path: str) -> Mapping[str, str]:
    """The file beside the quiz, if it belongs to what is asked, or to reasons that may be told."""
    may_tell = not seated.is_over or enrolments.may_see_key(db.session, seated.attempt)
    told = [number for number in range(len(seated.questions)) if may_tell and seated.is_told(number)]
    seen = in_language(seated.takeable.shown_in).files(told)
    return seated.takeable.files if path in seen else {}


def on_page(seated: Sitting, at: int, given: Given | None) -> Mapping[str, Any]:
    """An answer in the places of the page, as a template fills it in."""
    if given is None:
        return {}
    order = in_language(seated.takeable.shown_in).order(at, seated.attempt.seed)
    return to_data(to_page(seated.questions[at], given, order))


def facts_of(seated: Sitting) -> Mapping[str, Any]:
    return {**seated.takeable.facts, "title": seated.takeable.title, "module": seated.attempt.enrolment.module_key}

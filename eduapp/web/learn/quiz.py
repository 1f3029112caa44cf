"""Taking a quiz: a question a page, and at the end what was right and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from eduapp.actions import quizzes
from eduapp.actions.quizzes import Sitting
from eduapp.actions.refused import MovedOn, NotThere
from eduapp.quiz.answer_shown import answer_shown
from eduapp.quiz.given import Impossible, is_blank
from eduapp.quiz.shuffled import from_page
from eduapp.text.said import told
from eduapp.web import clock, errors, unsent
from eduapp.web.at_hand import takeables
from eduapp.web.db import db
from eduapp.web.form import said
from eduapp.web.language import gettext, in_language
from eduapp.web.learn.blueprint import learn
from eduapp.web.learn.quiz_sent import as_sent, read_answer
from eduapp.web.learn.still_to_say import StillToSay, answer_first
from eduapp.web.pictured import served
from eduapp.web.quiz_looked_back import facts_of, files_of, on_page
from eduapp.web.visitor import person


@dataclass(frozen=True, slots=True)
class Line:
    """A question in the list of all: its number from 0, its heading, and whether something was answered."""

    number: int
    heading: str
    is_answered: bool


def sitting_or_404(attempt: int) -> Sitting:
    """The attempt of whoever is asking; anybody else's is not there."""
    return quizzes.sitting(db.session, takeables(), attempt, person().id)


@learn.get("/quizzes/<opaque:attempt>/")
def quiz(attempt: int) -> Response | str:
    """On to the first question that waits; to the end where none does."""
    seated = sitting_or_404(attempt)
    if seated.is_over:
        return redirect(url_for("learn.quiz_result", attempt=attempt))
    if not seated.attempt.answers and "begun" not in request.args and _has_introduction(seated):
        return _begin(seated)
    if seated.next is None:
        return redirect(url_for("learn.quiz_end", attempt=attempt))
    return redirect(url_for("learn.question", attempt=attempt, number=seated.next + 1))


def _has_introduction(seated: Sitting) -> bool:
    return bool(seated.takeable.quiz.introduction)


def _begin(seated: Sitting) -> str:
    cover = in_language(seated.takeable.shown_in).cover()
    listed = seated.takeable.references.listed(cover.cited)
    return render_template("learn/quiz_cover.html", seated=seated, cover=cover, listed=listed, facts=facts_of(seated))


@learn.get("/quizzes/<opaque:attempt>/<int:number>")
def question(attempt: int, number: int) -> Response | str:
    seated = sitting_or_404(attempt)
    at = _number(seated, number)
    if seated.is_told(at) and not seated.is_over:
        return _told(seated, at)
    if seated.is_over:
        return redirect(url_for("learn.quiz_result", attempt=attempt, _anchor=f"question-{number}"))
    if (kept := unsent.waiting(request.path)) is not None:
        return _page(seated, at, as_sent(seated.questions[at], kept))
    return _page(seated, at, on_page(seated, at, seated.given(at)))


@learn.post("/quizzes/<opaque:attempt>/<int:number>")
def answer(attempt: int, number: int) -> Response:
    seated = sitting_or_404(attempt)
    at = _number(seated, number)
    here = url_for("learn.question", attempt=attempt, number=number)
    if "leave" in request.form and seated.takeable.tells_at_once:
        return redirect(url_for("learn.module", key=_module(seated)), 303)
    shown = in_language(seated.takeable.shown_in)
    try:
        on_page = read_answer(seated.questions[at], request.form)
        order = shown.order(at, seated.attempt.seed)
        given = None if on_page is None else from_page(seated.questions[at], on_page, order)
        if seated.takeable.tells_at_once and is_blank(given) and not seated.is_final(at):
            raise StillToSay(answer_first())
        quizzes.answer(db.session, seated, at, given, now=clock.now())
    except (Impossible, StillToSay) as slip:
        sentence = slip.sentence if isinstance(slip, StillToSay) else gettext(slip.sentence, **slip.values)
        return make_response(_page(seated, at, as_sent(seated.questions[at], request.form), sentence), 422)
    except MovedOn as slip:
        return _moved_on(slip, here)
    if "leave" in request.form:
        return redirect(url_for("learn.module", key=_module(seated)), 303)
    if "back" in request.form:
        return redirect(url_for("learn.question", attempt=attempt, number=max(1, number - 1)), 303)
    if seated.takeable.tells_at_once:
        return redirect(here, 303)
    return redirect(_after(seated, at), 303)


def _moved_on(slip: MovedOn, here: str) -> Response:
    """To the answer that stands, with why this one does not; words that were written by hand are given back."""
    if words := request.form.get("words", "").strip():
        return errors.page(409, said(slip), words)
    flash(said(slip))
    return redirect(here, 303)


def _after(seated: Sitting, at: int) -> str:
    attempt = seated.attempt.id
    if at + 1 < len(seated.questions):
        return url_for("learn.question", attempt=attempt, number=at + 2)
    return url_for("learn.quiz_end", attempt=attempt)


@learn.get("/quizzes/<opaque:attempt>/end")
def quiz_end(attempt: int) -> Response | str:
    """What is still open, before it is handed in."""
    seated = sitting_or_404(attempt)
    if seated.is_over:
        return redirect(url_for("learn.quiz_result", attempt=attempt))
    return render_template("learn/quiz_end.html", seated=seated, lines=_lines(seated), facts=facts_of(seated))


@learn.post("/quizzes/<opaque:attempt>/end")
def finish_quiz(attempt: int) -> Response:
    seated = sitting_or_404(attempt)
    quizzes.finish(db.session, seated, now=clock.now())
    return redirect(url_for("learn.quiz_result", attempt=attempt), 303)


@learn.get("/quizzes/<opaque:attempt>/<path:path>")
def quiz_picture(attempt: int, path: str) -> Response:
    return served(files_of(sitting_or_404(attempt), path), path)


def _told(seated: Sitting, at: int) -> str:
    """The question with what is due now that it was answered."""
    shown, seed = in_language(seated.takeable.shown_in), seated.attempt.seed
    cites = shown.cites()
    asked = shown.question(at, seed, cites)
    found = answer_shown(shown, at, seed, seated.given(at), cites)
    return render_template(
        "learn/quiz_told.html",
        seated=seated,
        shown=asked,
        answer=found,
        after=_after(seated, at),
        listed=seated.takeable.references.listed(cites.ids),
        facts=facts_of(seated),
    )


def _page(seated: Sitting, at: int, filled: Mapping[str, Any], slip: str = "") -> str:
    shown = in_language(seated.takeable.shown_in).question(at, seated.attempt.seed)
    return render_template(
        "learn/question.html",
        seated=seated,
        shown=shown,
        filled=filled,
        slip=slip,
        listed=seated.takeable.references.listed(shown.cited),
        facts=facts_of(seated),
    )


def _lines(seated: Sitting) -> list[Line]:
    shown = in_language(seated.takeable.shown_in)
    open_ = set(seated.open)
    headings = [shown.question(number, seated.attempt.seed).title for number in range(len(seated.questions))]
    return [Line(number, heading, number not in open_) for number, heading in enumerate(headings)]


def _module(seated: Sitting) -> str:
    return seated.attempt.enrolment.module_key


def _number(seated: Sitting, number: int) -> int:
    if not 1 <= number <= len(seated.questions):
        raise NotThere(told("There is no such question in this quiz."))
    return number - 1

"""What a learner will see of what stands at a line: a scene, a question, a page."""

import re
from collections.abc import Callable

from flask import render_template
from markupsafe import Markup, escape

from eduapp.case.at_line import scene_at
from eduapp.case.model import Case
from eduapp.case.play import opening
from eduapp.case.rules import Rules
from eduapp.case.shown import Shown as CaseShown
from eduapp.library import Document, claims_beside, competencies_beside
from eduapp.library.modules import handout_of
from eduapp.module.model import Module
from eduapp.module.shown import PageShown
from eduapp.module.shown import Shown as ModuleShown
from eduapp.quiz.at_line import question_at
from eduapp.quiz.model import Quiz
from eduapp.quiz.shown import Shown as QuizShown
from eduapp.text.references import References
from eduapp.text.terms import Reference
from eduapp.web import clock
from eduapp.web.language import gettext

_ENTRY = re.compile(r"""["']?([^\s"'#:]+)["']?:""")


def sight(document: Document, line: int, played: Callable[[str], str]) -> Markup | None:
    """It as HTML; None where errors keep it from being shown, or where there is nothing to see. `played` is where a
    scene can be played, by its id."""
    if document.case:
        return _of_case(document, document.case, line, played)
    if document.quiz:
        return _of_quiz(document, document.quiz, line)
    if document.module:
        return _of_module(document, document.module, line)
    if document.kind in ("evidence", "competencies"):
        return _of_list(document, line)
    page = handout_of(document.path) if document.kind == "handout" else None
    if page is None:
        return None
    handout = PageShown(page, gettext)
    return _page(document, page.references, handout.heading, handout.prose, handout.cited)


def _of_case(document: Document, case: Case, line: int, played: Callable[[str], str]) -> Markup:
    rules, number = Rules(case), scene_at(case, line)
    shown = CaseShown(rules, gettext)
    if number is None:
        cover = shown.cover()
        return _page(document, case.references, cover.heading, cover.prose, cover.cited)
    play = opening(rules, number)
    found = shown.scene((play,))
    passed = case.scenes[number].heading if play.scene != number else ""
    listed = _listed(document, case.references, found.cited)
    to = played(case.scenes[number].id)
    return Markup(render_template("publish/sight_scene.html", shown=found, listed=listed, passed=passed, to=to))


def _of_quiz(document: Document, quiz: Quiz, line: int) -> Markup:
    number, shown = question_at(quiz, line), QuizShown(quiz, gettext)
    if number is None:
        cover = shown.cover()
        return _page(document, quiz.references, cover.heading, cover.prose, cover.cited)
    found = shown.question(number, seed=0)
    listed = _listed(document, quiz.references, found.cited)
    return Markup(render_template("publish/sight_question.html", shown=found, listed=listed))


def _of_module(document: Document, module: Module, line: int) -> Markup:
    """The description; in the front matter, what learners are told of the module before they begin."""
    shown, lines = ModuleShown(module, gettext), document.path.read_text("utf-8", "replace").split("\n")
    if line > next((at for at, words in enumerate(lines[1:], 2) if words.strip() == "---"), 0):
        return _page(document, module.references, shown.heading, shown.description, shown.cited)
    known = {"competencies": competencies_beside(document.path)}
    today = clock.now().date()
    return Markup(
        render_template("publish/sight_module.html", facts=module.facts, shown=shown, teaching=known, today=today)
    )


def _of_list(document: Document, line: int) -> Markup | None:
    """The entry of a list that the line is in."""
    lines = document.path.read_text("utf-8", "replace").split("\n")[:line]
    ids = [found[1] for found in map(_ENTRY.match, lines) if found]
    claim = claims_beside(document.path).get(ids[-1]) if ids and document.kind == "evidence" else None
    if claim:
        return _page(document, (), escape(ids[-1]), f"<p>{escape(claim.claim)}</p>", (ids[-1],))
    competency = competencies_beside(document.path).get(ids[-1]) if ids and document.kind == "competencies" else None
    if competency:
        return _page(document, (), escape(competency.name), f"<p>{escape(competency.does)}</p>", ())
    return None


def _page(document: Document, own: tuple[Reference, ...], heading: str, prose: str, cited: tuple[str, ...]) -> Markup:
    listed = _listed(document, own, cited)
    return Markup(render_template("publish/sight_page.html", heading=heading, prose=prose, listed=listed))


def _listed(document: Document, own: tuple[Reference, ...], cited: tuple[str, ...]) -> object:
    return References(own, claims_beside(document.path)).listed(cited)

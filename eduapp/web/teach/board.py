"""The board of a cohort: a sentence, who needs a hand, who has done what, and what they can do."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from eduapp.actions import board as boards
from eduapp.actions.board import Board
from eduapp.web import clock, tables
from eduapp.web.db import db
from eduapp.web.hand import hand
from eduapp.web.language import gettext
from eduapp.web.teach import board_words as words
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.board_tables import tables as tables_of
from eduapp.web.teach.help import ways_to_help
from eduapp.web.teach.rule_form import RuleForm
from eduapp.web.teach.standing import cohort_or_404


@teach.get("/cohorts/<opaque:cohort>/")
def board(cohort: int) -> str | Response:
    return _answer(boards.board(db.session, cohort_or_404(cohort), now=clock.now()))


@teach.post("/cohorts/<opaque:cohort>/rule")
def change_rule(cohort: int) -> str | Response | tuple[str | Response, int]:
    found, form = cohort_or_404(cohort), RuleForm()
    if not form.validate_on_submit():
        return _answer(boards.board(db.session, found, now=clock.now()), form), 422
    boards.set_rule(db.session, found, form.rule(), hand())
    flash(gettext("The rule is changed."))
    return redirect(url_for("teach.board", cohort=found.id), 303)


def _answer(seen: Board, form: RuleForm | None = None) -> str | Response:
    """The page, or the file of a table of it."""
    said = words.Reasons(seen)
    named = [(one, said.of(one)) for one in seen.needing]
    known = tables_of(seen, named, clock.now())
    if form is None and (file := tables.file_of(*known)):
        return file
    needs, work, standings = tables.shown(*known, page=url_for("teach.board", cohort=seen.cohort.id))
    return render_template(
        "teach/board.html",
        cohort=seen.cohort,
        board=seen,
        sentence=words.sentence(seen),
        rule=words.rule(seen.rule),
        needing=[(one, reasons, ways_to_help(seen, one)) for one, reasons in named],
        needs=needs,
        work=work,
        standings=standings,
        form=form or RuleForm.of(seen.rule),
    )

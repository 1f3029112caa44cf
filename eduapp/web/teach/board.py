"""The board of a cohort: a sentence, who needs a hand, who has done what, and what they can do."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from eduapp.actions import board as boards
from eduapp.actions.audit import Hand
from eduapp.actions.board import Board
from eduapp.store import Cohort
from eduapp.web import clock, ids
from eduapp.web.db import db
from eduapp.web.language import gettext
from eduapp.web.teach import board_words as words
from eduapp.web.teach import tables
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.board_tables import reasons_of
from eduapp.web.teach.board_tables import tables as tables_of
from eduapp.web.teach.help import ways_to_help
from eduapp.web.teach.rule_form import RuleForm
from eduapp.web.teach.standing import cohort_or_404
from eduapp.web.visitor import person


@teach.get("/cohorts/<opaque:cohort>/")
def board(cohort: int) -> str | Response:
    found = cohort_or_404(cohort)
    seen = boards.board(db.session, found, now=clock.now())
    file = tables.file_of(*tables_of(seen, clock.now()))
    return file or _page(seen, RuleForm.of(seen.rule))


@teach.post("/cohorts/<opaque:cohort>/rule")
def change_rule(cohort: int) -> Response | tuple[str, int]:
    found, form = cohort_or_404(cohort), RuleForm()
    if not form.validate_on_submit():
        return _page(boards.board(db.session, found, now=clock.now()), form), 422
    boards.set_rule(db.session, found, form.rule(), _hand())
    flash(gettext("The rule is changed."))
    return redirect(url_for("teach.board", cohort=found.id), 303)


def _hand() -> Hand:
    now, who = clock.now(), person()
    return Hand(who.id, who.name, now, ids.maker(now))


def _page(seen: Board, form: RuleForm) -> str:
    needs, work, standings = tables_of(seen, clock.now())
    arranged = tables.shown(needs, work, standings, page=_address(seen.cohort))
    return render_template(
        "teach/board.html",
        cohort=seen.cohort,
        board=seen,
        sentence=words.sentence(seen),
        rule=words.rule(seen.rule),
        needing=[(one, reasons_of(seen, one), ways_to_help(seen, one)) for one in seen.needing],
        needs=arranged[0],
        work=arranged[1],
        standings=arranged[2],
        form=form,
    )


def _address(cohort: Cohort) -> str:
    return url_for("teach.board", cohort=cohort.id)

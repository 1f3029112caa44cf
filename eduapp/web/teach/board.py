"""The board of a cohort: a sentence, which decision to teach, who needs a hand, what is new, who has done what, and
what they can do."""

from typing import cast

from flask import current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from eduapp.actions import answers
from eduapp.actions import board as boards
from eduapp.actions.board import Board
from eduapp.actions.teaching import Lessons
from eduapp.store import Cohort
from eduapp.web import clock, tables
from eduapp.web.db import db
from eduapp.web.desk import desk
from eduapp.web.hand import hand
from eduapp.web.language import gettext
from eduapp.web.teach import board_words as words
from eduapp.web.teach import lessons, news
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.board_tables import tables as tables_of
from eduapp.web.teach.help import to_write, whys
from eduapp.web.teach.rule_form import RuleForm
from eduapp.web.teach.standing import cohort_or_404


@teach.get("/cohorts/<opaque:cohort>/")
def board(cohort: int) -> str | Response:
    return _answer(_seen(cohort_or_404(cohort)))


@teach.post("/cohorts/<opaque:cohort>/rule")
def change_rule(cohort: int) -> str | Response | tuple[str | Response, int]:
    found, form = cohort_or_404(cohort), RuleForm()
    if not form.validate_on_submit():
        return _answer(_seen(found), form), 422
    boards.set_rule(db.session, found, form.rule(), hand())
    flash(gettext("The rule is changed."))
    return redirect(url_for("teach.board", cohort=found.id), 303)


def _seen(cohort: Cohort) -> Board:
    return boards.board(db.session, desk().weighings, cohort, now=clock.now())


def _lessons() -> Lessons:
    return cast(Lessons, current_app.extensions.setdefault("lessons", Lessons()))


def _answer(seen: Board, form: RuleForm | None = None) -> str | Response:
    """The page, or the file of a table of it."""
    said = words.Reasons(seen)
    named = [(one, said.of(one)) for one in seen.needing]
    taught = _lessons().get(db.session, desk().weighings, seen.cohort.id)
    finished, to_teach = news.finished(seen, clock.now()), lessons.table(seen.cohort.id, taught)
    known = (*tables_of(seen, named, clock.now()), finished, to_teach)
    if form is None and (file := tables.file_of(*known)):
        return file
    page = url_for("teach.board", cohort=seen.cohort.id)
    needs, work, standings, *others = tables.shown(*known, page=page)
    return render_template(
        "teach/board.html",
        cohort=seen.cohort,
        board=seen,
        sentence=words.sentence(seen),
        rule=words.rule(seen.rule),
        needing=[(one, whys(seen, one, reasons), to_write(seen, one)) for one, reasons in named],
        lessons=lessons.told_of(seen.cohort.id, taught),
        rule_of_lessons=lessons.rule(),
        to_teach=others[1],
        answered=news.answered(seen.cohort.id, answers.unread(db.session, seen.cohort.id)),
        finished=others[0],
        is_finished_open=request.args.get("table") == news.FINISHED,
        needs=needs,
        work=work,
        standings=standings,
        form=form or RuleForm.of(seen.rule),
    )

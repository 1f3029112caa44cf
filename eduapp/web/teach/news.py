"""What is new for the educators of a cohort: answers to comments, and what was finished in the last days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import url_for

from eduapp.actions.answers import Answer
from eduapp.actions.board import Board
from eduapp.actions.tries import Try
from eduapp.interop.tabular import Cell, Column, Table
from eduapp.web.language import gettext, ngettext
from eduapp.web.talk import anchor
from eduapp.web.teach import board_words as words

FINISHED = "finished"
LATELY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer that waits, in words, and where it stands."""

    sentence: str
    to: str
    at: datetime


def answered(cohort: int, waiting: Sequence[Answer]) -> list[Answered]:
    return [
        Answered(
            gettext("%(name)s wrote about “%(title)s”", name=one.name, title=one.title),
            url_for("teach.attempt", cohort=cohort, attempt=one.attempt_id, _anchor=anchor(one.number)),
            one.at,
        )
        for one in waiting
    ]


def finished(board: Board, now: datetime) -> Table:
    """What learners finished lately, the newest first."""
    columns = [
        Column("learner", gettext("Learner")),
        Column("when", gettext("When"), "moment"),
        Column("title", gettext("Of what")),
        Column("result", gettext("Result"), "share", means=gettext("The share of what could be earned.")),
    ]
    names = {one.id: one.name for one in board.learners}
    lately = [(one.finished_at, one) for one in board.tries.values() if one.finished_at]
    newest = sorted((pair for pair in lately if now - pair[0] <= LATELY), key=lambda pair: pair[0], reverse=True)
    rows = [_row(board, names[one.person_id], at, one) for at, one in newest]
    return Table(FINISHED, gettext("Finished in the last seven days"), columns, rows)


def _row(board: Board, name: str, at: datetime, one: Try) -> list[Cell]:
    cohort = board.cohort.id
    learner = url_for("teach.learner", cohort=cohort, learner=one.person_id)
    to = url_for("teach.attempt", cohort=cohort, attempt=one.id) if one.kind == "case" else ""
    unsafe = ngettext("%(num)d unsafe act", "%(num)d unsafe acts", one.unsafe) if one.unsafe else ""
    passed = {True: gettext("passed"), False: gettext("not passed"), None: ""}[one.passed]
    note = ", ".join(filter(None, (passed, unsafe)))
    result = Cell(one.share, note=note, tone="tone-harm" if unsafe else "")
    return [Cell(name, to=learner), Cell(words.local(board, at)), Cell(one.title, to=to), result]

"""The tables of the board: who needs a hand, learner by assignment, learner by competency."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from flask import url_for

from eduapp.actions.board import Board, Learner
from eduapp.actions.marks import Mark
from eduapp.actions.needs_hand import Reason
from eduapp.interop.tabular import Cell, Column, Table
from eduapp.mastery.estimate import ENOUGH
from eduapp.web.language import gettext, ngettext
from eduapp.web.teach import board_words as words

NEEDS, WORK, STANDINGS = "needs-a-hand", "work", "standings"
TONES = 5


def tables(board: Board, now: datetime) -> tuple[Table, Table, Table]:
    """Those of the page, in its order."""
    return needs(board), work(board, now), standings(board)


def needs(board: Board) -> Table:
    """A row for each reason."""
    columns = [
        Column("learner", gettext("Learner"), means=gettext("The name of the learner.")),
        Column("why", gettext("Why"), means=gettext("What of the rule holds of the learner.")),
        Column("email", gettext("E-mail"), means=gettext("Where to write to the learner.")),
    ]
    titles = {one.id: one.title for one in board.assignments}
    found = [(one, why) for one in board.needing for why in one.reasons]
    rows = [[_name(board, one), Cell(words.reason(board, why, titles)), Cell(one.email)] for one, why in found]
    return Table(NEEDS, gettext("Who needs a hand"), columns, rows)


def work(board: Board, now: datetime) -> Table:
    """The mark of each learner for each assignment, with how far she is."""
    columns = [Column("learner", gettext("Learner")), Column("done", gettext("Done"), "number")]
    for one in board.assignments:
        due = f" ({gettext('due %(when)s', when=words.moment(board, one.due_at))})" if one.due_at else ""
        columns.append(Column(f"a{one.id}", one.title + due, "share"))
    columns.append(Column("last", gettext("Last at work"), "moment"))
    return Table(WORK, gettext("Who has done what"), columns, [_work_of(board, one, now) for one in board.learners])


def _name(board: Board, learner: Learner) -> Cell:
    """Her name, which leads to her page."""
    return Cell(learner.name, to=url_for("teach.learner", cohort=board.cohort.id, learner=learner.id))


def _work_of(board: Board, learner: Learner, now: datetime) -> list[Cell]:
    marks = [learner.marks.get(one.id, Mark()) for one in board.assignments]
    last = learner.last_at
    return [
        _name(board, learner),
        Cell(learner.done),
        *(_mark(mark, now) for mark in marks),
        Cell(words.local(board, last) if last else None, note="" if last else gettext("never")),
    ]


def _mark(mark: Mark, now: datetime) -> Cell:
    state, tone = _state(mark, now)
    unsafe = ngettext("%(num)d unsafe act", "%(num)d unsafe acts", mark.unsafe) if mark.unsafe else ""
    by_hand = gettext("set by hand") if mark.override is not None else ""
    return Cell(
        mark.share, note=", ".join(filter(None, (state, by_hand, unsafe))), tone="tone-harm" if unsafe else tone
    )


def _state(mark: Mark, now: datetime) -> tuple[str, str]:
    """How far somebody is with an assignment, in words, and the class of its colour."""
    if mark.is_done:
        return (gettext("done late"), "tone-fair") if mark.is_late else (gettext("done"), "")
    state = gettext("under way") if mark.begun else gettext("not begun")
    if 0 < mark.done < 1:
        state = gettext("%(part)d %% done", part=round(mark.done * 100))
    if mark.share is not None:
        return state, ""
    return (gettext("%(state)s, overdue", state=state), "tone-fair") if mark.is_overdue(now) else (state, "tone-soft")


def standings(board: Board) -> Table:
    """The chance of each learner to handle a typical decision well, by competency."""
    columns = [Column("learner", gettext("Learner"))]
    for key, name in board.competencies.items():
        columns += [
            Column(key, name, "share"),
            Column(f"{key}_low", gettext("%(name)s, from", name=name), "share", is_aside=True),
            Column(f"{key}_high", gettext("%(name)s, to", name=name), "share", is_aside=True),
            Column(f"{key}_pieces", gettext("%(name)s, evidence", name=name), "number", is_aside=True),
        ]
    title = gettext("What they can do")
    return Table(STANDINGS, title, columns, [_standings_of(board, one) for one in board.learners])


def _standings_of(board: Board, learner: Learner) -> list[Cell]:
    cells = [_name(board, learner)]
    for key in board.competencies:
        cells += _not_shared() if learner.standings is None else _standing((learner.standings or {}).get(key))
    return cells


def _not_shared() -> Iterator[Cell]:
    yield Cell(None, note=gettext("not shared"), tone="tone-soft")
    yield from [Cell(None)] * 3


def _standing(known: Sequence[float] | None) -> Iterator[Cell]:
    chance, low, high, pieces = known or (0.0, 0.0, 0.0, 0)
    if pieces < ENOUGH:
        detail = ngettext("%(num)d piece of evidence", "%(num)d pieces of evidence", int(pieces))
        yield Cell(None, note=gettext("not enough yet"), tone="tone-soft", detail=detail)
        yield from (Cell(None), Cell(None), Cell(int(pieces)))
        return
    detail = ngettext(
        "%(low)d to %(high)d %%, %(num)d piece",
        "%(low)d to %(high)d %%, %(num)d pieces",
        int(pieces),
        low=round(low * 100),
        high=round(high * 100),
    )
    yield Cell(chance, tone=f"heat-{min(int(chance * TONES), TONES - 1) + 1}", detail=detail)
    yield from (Cell(low), Cell(high), Cell(int(pieces)))


def reasons_of(board: Board, learner: Learner) -> list[tuple[Reason, str]]:
    """Each reason with its words, as the list at the top of the board has them."""
    titles = {one.id: one.title for one in board.assignments}
    return [(why, words.reason(board, why, titles)) for why in learner.reasons]

"""The tables of the board: who needs a hand, learner by assignment, learner by competency."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import url_for
from flask_babel import format_date

from eduapp.actions.board import Board, Given, Learner
from eduapp.actions.due import State, state
from eduapp.actions.marks import Mark
from eduapp.actions.needs_hand import Reason, Standings
from eduapp.interop.tabular import Cell, Column, Table
from eduapp.mastery.standing import ENOUGH
from eduapp.web import ids
from eduapp.web.language import gettext, ngettext
from eduapp.web.teach import board_words as words

NEEDS, WORK, STANDINGS = "needs-a-hand", "work", "standings"
TONES = 5
NOBODY = 0
_NOBODY = ids.written(NOBODY)
_NO_MARK = Mark()


Named = Sequence[tuple[Learner, Sequence[tuple[Reason, str]]]]
"""Who needs a hand, with each reason and its words."""


def tables(board: Board, named: Named, now: datetime) -> tuple[Table, Table, Table]:
    """Those of the page, in its order."""
    return needs(named), work(board, now), standings(board)


def needs(named: Named) -> Table:
    """A row for each reason."""
    columns = [
        Column("learner", gettext("Learner"), means=gettext("The name of the learner.")),
        Column("why", gettext("Why"), means=gettext("What of the rule holds of the learner.")),
        Column("email", gettext("E-mail"), means=gettext("Where to write to the learner.")),
    ]
    rows = [[Cell(one.name), Cell(why), Cell(one.email)] for one, reasons in named for _, why in reasons]
    return Table(NEEDS, gettext("Who needs a hand"), columns, rows)


def work(board: Board, now: datetime) -> Table:
    """The mark of each learner for each assignment, with how far she is."""
    columns = [Column("learner", gettext("Learner")), Column("done", gettext("Done"), "number")]
    for one in board.assignments:
        columns.append(Column(f"a{one.id}", _title(board, one), "share"))
    columns.append(Column("last", gettext("Last at work"), "moment"))
    home, places = _home(board), [(one.id, _place(board, one)) for one in board.assignments]
    known, zone, never = _Marks(now), ZoneInfo(board.cohort.time_zone), gettext("never")
    rows = []
    for learner in board.learners:
        who, last = ids.written(learner.id), learner.last_at
        marks = [known.of(learner.marks.get(id_, _NO_MARK), to, who) for id_, to in places]
        ended = Cell(last.astimezone(zone)) if last else Cell(None, note=never)
        rows.append([_name(learner, home), Cell(learner.done), *marks, ended])
    return Table(WORK, gettext("Who has done what"), columns, rows)


def _home(board: Board) -> str:
    """Where the page of anybody is, but for who it is."""
    return url_for("teach.learner", cohort=board.cohort.id, learner=NOBODY)


def _name(learner: Learner, home: str) -> Cell:
    return Cell(learner.name, to=home.replace(_NOBODY, ids.written(learner.id)))


def _place(board: Board, given: Given) -> str:
    """Where the mark of anybody for the assignment is, but for who it is: an address each would take too long."""
    return url_for("teach.mark", cohort=board.cohort.id, assignment=given.id, learner=NOBODY)


def _title(board: Board, given: Given) -> str:
    if given.due_at is None:
        return given.title
    day = format_date(words.local(board, given.due_at), "d MMM")
    return gettext("%(title)s (due %(day)s)", title=given.title, day=day)


class _Marks:
    """Makes the cells of marks. What is said of those that are alike is worked out once."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.known: dict[tuple[object, ...], tuple[str, str]] = {}

    def of(self, mark: Mark, to: str, who: str) -> Cell:
        now, is_by_hand = state(mark, self.now), mark.override is not None
        alike = now, mark.begun > 0, mark.done, mark.unsafe, is_by_hand
        said = self.known.get(alike)
        if said is None:
            said = self.known[alike] = self._said(mark, now)
        note, tone = said
        is_there = mark.begun > 0 or is_by_hand
        return Cell(mark.share, to=to.replace(_NOBODY, who) if is_there else "", note=note, tone=tone)

    def _said(self, mark: Mark, now: State) -> tuple[str, str]:
        how, tone = _state(mark, now)
        unsafe = ngettext("%(num)d unsafe act", "%(num)d unsafe acts", mark.unsafe) if mark.unsafe else ""
        by_hand = gettext("set by hand") if mark.override is not None else ""
        return ", ".join(filter(None, (how, by_hand, unsafe))), "tone-harm" if unsafe else tone


def _state(mark: Mark, now_: State) -> tuple[str, str]:
    """How far somebody is with an assignment, in words, and the class of its colour."""
    begun = gettext("going on") if mark.begun else gettext("not begun")
    if 0 < mark.done < 1:
        begun = gettext("%(part)d %% of its parts", part=round(mark.done * 100))
    if now_ in ("done", "done late"):
        return (gettext("done"), "") if now_ == "done" else (gettext("done, late"), "tone-fair")
    if now_ == "closed":
        return gettext("%(begun)s, closed", begun=begun), "tone-fair"
    return (gettext("%(begun)s, overdue", begun=begun), "tone-fair") if now_ == "late" else (begun, "tone-soft")


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
    known, home = _Cells(), _home(board)
    rows = [[_name(one, home), *known.of(one.standings, board.competencies)] for one in board.learners]
    return Table(STANDINGS, gettext("What they can do"), columns, rows)


class _Cells:
    """Makes the cells of standings: chance, low, high, pieces. Those that are alike are made once."""

    def __init__(self) -> None:
        nothing = Cell(None)
        self.not_shared = [Cell(None, note=gettext("not shared"), tone="tone-soft"), nothing, nothing, nothing]
        self.not_enough: dict[int, list[Cell]] = {}

    def of(self, standings: Standings | None, competencies: Iterable[str]) -> Iterator[Cell]:
        for key in competencies:
            yield from self.not_shared if standings is None else self._one(standings.get(key, (0, 0, 0, 0)))

    def _one(self, known: Sequence[float]) -> list[Cell]:
        chance, low, high = known[:3]
        pieces = int(known[3])
        if pieces < ENOUGH:
            return self._too_little(pieces)
        detail = ngettext(
            "%(low)d to %(high)d %%, %(num)d piece",
            "%(low)d to %(high)d %%, %(num)d pieces",
            pieces,
            low=round(low * 100),
            high=round(high * 100),
        )
        heat = min(int(chance * TONES), TONES - 1) + 1
        return [Cell(chance, tone=f"heat-{heat}", detail=detail), Cell(low), Cell(high), Cell(pieces)]

    def _too_little(self, pieces: int) -> list[Cell]:
        found = self.not_enough.get(pieces)
        if found is None:
            detail = ngettext("%(num)d piece of evidence", "%(num)d pieces of evidence", pieces)
            first = Cell(None, note=gettext("not enough yet"), tone="tone-soft", detail=detail)
            found = self.not_enough[pieces] = [first, Cell(None), Cell(None), Cell(pieces)]
        return found

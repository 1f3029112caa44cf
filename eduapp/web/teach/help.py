"""What an educator can do for somebody who needs a hand."""

from dataclasses import dataclass
from urllib.parse import quote

from flask import url_for

from eduapp.actions.board import Board, Learner
from eduapp.actions.needs_hand import Reason
from eduapp.web import ids
from eduapp.web.language import gettext


@dataclass(frozen=True, slots=True)
class Way:
    """What to do, and where it is done."""

    title: str
    to: str


def ways_to_help(board: Board, learner: Learner) -> list[Way]:
    """To write to her, and to give her more time for what she has not begun."""
    found: list[Way] = []
    if learner.email:
        address = f"mailto:{quote(learner.email, safe='@+')}?subject={quote(board.cohort.name)}"
        found.append(Way(gettext("Write to %(name)s", name=learner.name), address))
    titles = {one.id: one.title for one in board.assignments}
    for why in learner.reasons:
        if why.kind == "not begun":
            title = gettext("More time for “%(title)s”", title=titles.get(why.assignment_id or 0, ""))
            found.append(Way(title, _more_time(board, why, learner)))
    return found


def _more_time(board: Board, why: Reason, learner: Learner) -> str:
    """The page of the assignment, on which the learner is ticked already."""
    chosen = ids.written(learner.id)
    return url_for("teach.assignment", cohort=board.cohort.id, assignment=why.assignment_id, learner=chosen)

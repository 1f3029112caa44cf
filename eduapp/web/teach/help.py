"""What an educator can do for somebody who needs a hand."""

from dataclasses import dataclass
from urllib.parse import quote

from flask import url_for

from eduapp.actions.board import Board, Learner
from eduapp.web.language import gettext


@dataclass(frozen=True, slots=True)
class Way:
    """What to do, and where it is done."""

    title: str
    to: str


def ways_to_help(board: Board, learner: Learner) -> list[Way]:
    """By what she needs a hand with, each once."""
    page = url_for("teach.learner", cohort=board.cohort.id, learner=learner.id)
    found = [Way(gettext("See what %(name)s did", name=learner.name), page)]
    if learner.email:
        address = f"mailto:{quote(learner.email, safe='@+')}?subject={quote(board.cohort.name)}"
        found.append(Way(gettext("Write to %(name)s", name=learner.name), address))
    return found

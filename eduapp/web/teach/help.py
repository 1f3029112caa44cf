"""What an educator can do for somebody who needs a hand: for each reason, and besides."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from flask import url_for

from eduapp.actions.board import Board, Learner
from eduapp.actions.needs_hand import Kind, Reason
from eduapp.web import ids
from eduapp.web.language import gettext
from eduapp.web.talk import anchor


@dataclass(frozen=True, slots=True)
class Way:
    """What to do, and where it is done. `of` is what only whoever listens has to be told: the rest sees it beside."""

    title: str
    to: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Why:
    """A reason with its words, and what to do about it. `talked` is where it is written down that it was talked about;
    empty where that helps nothing."""

    kind: Kind
    words: str
    ways: Sequence[Way]
    talked: str = ""


def to_write(board: Board, learner: Learner) -> Way | None:
    if not learner.email:
        return None
    address = f"mailto:{quote(learner.email, safe='@+')}?subject={quote(board.cohort.name)}"
    return Way(gettext("Write to %(name)s", name=learner.name), address)


def whys(board: Board, learner: Learner, named: Sequence[tuple[Reason, str]]) -> list[Why]:
    """In the order of the reasons. What helps with several of them stands once, with the last."""
    found: list[Why] = []
    known: set[str] = set()
    for why, words in reversed(named):
        ways = [way for way in _ways(board, learner, why) if way.to not in known]
        known |= {way.to for way in ways}
        found.append(Why(why.kind, words, ways, _talked(board, why)))
    return found[::-1]


def _ways(board: Board, learner: Learner, why: Reason) -> list[Way]:
    if why.kind == "not begun":
        title = next((one.title for one in board.assignments if one.id == why.assignment_id), "")
        return [Way(gettext("Give more time"), _more_time(board, why, learner), title)]
    if why.kind == "fell":
        return [Way(gettext("See how it changed"), _learner(board, learner, "standing"), learner.name)]
    if why.kind == "failed":
        return [_last_try(board, learner, why)]
    acts = board.acts.get(why.attempt_id or 0, ())
    return [
        Way(
            gettext("See decision %(number)d, and comment on it", number=act.number + 1),
            _attempt(board, why, anchor(act.number)),
            learner.name,
        )
        for act in acts
    ] or [Way(gettext("See the attempt"), _attempt(board, why), learner.name)]


def _last_try(board: Board, learner: Learner, why: Reason) -> Way:
    """A case leads to the debrief; the answers to a test are not shown one by one."""
    tried = board.tries.get(why.attempt_id or 0)
    if tried is not None and tried.kind == "case":
        return Way(gettext("See the last try"), _attempt(board, why), learner.name)
    return Way(gettext("See what was done before"), _learner(board, learner, "timeline"), learner.name)


def _attempt(board: Board, why: Reason, at: str | None = None) -> str:
    return url_for("teach.attempt", cohort=board.cohort.id, attempt=why.attempt_id, _anchor=at)


def _learner(board: Board, learner: Learner, at: str) -> str:
    return url_for("teach.learner", cohort=board.cohort.id, learner=learner.id, _anchor=at)


def _talked(board: Board, why: Reason) -> str:
    is_named = why.kind == "unsafe" and bool(board.acts.get(why.attempt_id or 0))
    return url_for("teach.talk_about", cohort=board.cohort.id, attempt=why.attempt_id) if is_named else ""


def _more_time(board: Board, why: Reason, learner: Learner) -> str:
    """The page of the assignment, on which the learner is ticked already."""
    chosen = ids.written(learner.id)
    return url_for("teach.assignment", cohort=board.cohort.id, assignment=why.assignment_id, learner=chosen)

"""What the board says: the sentence at its top, the rule, and why somebody needs a hand."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from eduapp.actions.board import Board, Learner
from eduapp.actions.needs_hand import KINDS, Kind, Reason, Rule
from eduapp.text.said import told
from eduapp.web.language import gettext, ngettext
from eduapp.web.local_time import local as written

_WORDS = (
    told("none"),
    told("one"),
    told("two"),
    told("three"),
    told("four"),
    told("five"),
    told("six"),
    told("seven"),
    told("eight"),
    told("nine"),
    told("ten"),
    told("eleven"),
    told("twelve"),
)


def sentence(board: Board) -> str:
    """What the page says, in a line."""
    all_ = len(board.learners)
    if not all_:
        return gettext("Nobody has joined yet")
    if not board.needing:
        return ngettext("The one learner needs no hand now", "None of %(num)s learners needs a hand now", all_)
    parts: list[str] = []
    for kind in KINDS:
        if count := _how_many(board.needing, kind):
            all_of = gettext("%(some)s of %(all)s", some=counted(count), all=counted(all_))
            parts.append(_part(kind, count, counted(count) if parts else all_of))
    joined = "; ".join(parts)
    return joined[:1].upper() + joined[1:]


def _part(kind: Kind, count: int, who: str) -> str:
    if kind == "unsafe":
        return ngettext("%(who)s did something unsafe", "%(who)s did something unsafe", count, who=who)
    if kind == "failed":
        return ngettext("%(who)s failed again and again", "%(who)s failed again and again", count, who=who)
    if kind == "not begun":
        return ngettext("%(who)s has not begun what is due", "%(who)s have not begun what is due", count, who=who)
    return ngettext("%(who)s fell in standing", "%(who)s fell in standing", count, who=who)


def _how_many(learners: Sequence[Learner], kind: Kind) -> int:
    return sum(any(reason.kind == kind for reason in learner.reasons) for learner in learners)


def counted(number: int) -> str:
    """A number in words, as far as they are short."""
    return gettext(_WORDS[number]) if number < len(_WORDS) else str(number)


def rule(now: Rule) -> str:
    """Who needs a hand, in words."""
    parts = []
    if now.unsafe:
        parts.append(gettext("who did something unsafe in the last attempt at a case"))
    if now.failed is not None:
        parts.append(
            ngettext(
                "who failed a case or a test and has not passed it since",
                "who failed a case or a test %(num)d times and has not passed it since",
                now.failed,
            )
        )
    if now.days is not None:
        parts.append(
            ngettext(
                "who has not begun something %(num)d day before it is due",
                "who has not begun something %(num)d days before it is due",
                now.days,
            )
        )
    if now.fell is not None:
        parts.append(
            ngettext(
                "whose standing in a competency fell by %(num)d point of 100 in four weeks, if she shares it",
                "whose standing in a competency fell by %(num)d points of 100 in four weeks, if she shares it",
                now.fell,
            )
        )
    if not parts:
        return gettext("Every part of the rule is switched off, so that nobody is named here.")
    named = gettext("Whoever is named here is one %(parts)s.", parts=_either(parts))
    return f"{named} {_until()}" if now.unsafe else named


def _until() -> str:
    return gettext(
        "An unsafe act stays here until a later attempt at the case has none, or until one of you marks it as talked"
        " about, which “Changes” keeps."
    )


def _either(parts: Sequence[str]) -> str:
    *others, last = parts
    return gettext("%(others)s, or %(last)s", others=", ".join(others), last=last) if others else last


class Reasons:
    """Says why somebody needs a hand, as sentences without a subject. Moments are written once: many share them."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.titles = {one.id: one.title for one in board.assignments}
        self.moments: dict[datetime, str] = {}

    def of(self, learner: Learner) -> list[tuple[Reason, str]]:
        return [(why, self._said(why)) for why in learner.reasons]

    def _said(self, why: Reason) -> str:
        tried = self.board.tries.get(why.attempt_id or 0)
        title = tried.title if tried else self.titles.get(why.assignment_id or 0, "")
        if why.kind == "unsafe":
            acts = "; ".join(f"“{act.label}”" for act in self.board.acts.get(why.attempt_id or 0, ()))
            if acts:
                return gettext("Unsafe in “%(title)s”: %(acts)s", title=title, acts=acts)
            return ngettext(
                "%(num)d unsafe act in “%(title)s”", "%(num)d unsafe acts in “%(title)s”", why.count, title=title
            )
        if why.kind == "failed":
            return ngettext("Failed “%(title)s”", "Failed “%(title)s” %(num)d times", why.count, title=title)
        if why.kind == "not begun" and why.due_at:
            return gettext("Has not begun “%(title)s”, due %(when)s", title=title, when=self._moment(why.due_at))
        return ngettext(
            "“%(name)s” fell by %(num)d point in four weeks",
            "“%(name)s” fell by %(num)d points in four weeks",
            why.count,
            name=self.board.competencies.get(why.competency, why.competency),
        )

    def _moment(self, at: datetime) -> str:
        if at not in self.moments:
            self.moments[at] = written(at, self.board.cohort.time_zone)
        return self.moments[at]


def local(board: Board, at: datetime) -> datetime:
    return at.astimezone(ZoneInfo(board.cohort.time_zone))

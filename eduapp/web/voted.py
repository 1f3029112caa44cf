"""What the pages of a live case show of votes and of the way that was taken, on the wall and on the phones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from string import ascii_uppercase
from typing import Any

from eduapp.actions.playable import Playable
from eduapp.case.compared import FEWEST
from eduapp.case.debrief import debrief, moment_of
from eduapp.case.debrief_shown import MomentShown, moment_shown
from eduapp.case.majority import Count, Wanted, tallied, wanted
from eduapp.case.merit import Judge
from eduapp.case.path import path_svg
from eduapp.case.play import Play
from eduapp.case.shown import SceneShown, Shown
from eduapp.text.cites import Cites
from eduapp.web.language import gettext, in_language

Tallies = Mapping[int, Mapping[int, int]]


@dataclass(frozen=True, slots=True)
class Bar:
    """An option or a choice with its votes. `mark` is how the room calls it: a letter, or a number where it is ticked.
    `act` numbers it as votes do, `number` as the file does."""

    act: int
    number: int
    mark: str
    label: str
    is_tick: bool
    votes: int
    of: int
    is_wanted: bool

    @property
    def percent(self) -> int:
        return round(100 * self.votes / self.of) if self.of else 0


def bars(shown: SceneShown, play: Play, count: Count, want: Wanted) -> list[Bar]:
    """In the order of the page: what is ticked, then what leads on."""
    size = len(play.here.options)
    ticks = [
        Bar(
            n.number,
            n.number,
            str(at),
            n.label,
            True,
            count.acts.get(n.number, 0),
            count.voters,
            n.number in want.ticks,
        )
        for at, n in enumerate(shown.options, 1)
    ]
    choices = [
        Bar(act, n.number, mark(at), n.label, False, count.acts.get(act, 0), count.voters, n.number in want.choices)
        for at, n in enumerate(shown.choices)
        for act in [size + n.number]
    ]
    return [*ticks, *choices]


def mark(at: int) -> str:
    return ascii_uppercase[at] if at < len(ascii_uppercase) else str(at + 1)


@dataclass(frozen=True, slots=True)
class Stop:
    """A scene that the room left: what it wanted, and where it went. `asked` came first. `voters` is None where fewer
    than five voted: then no figure is told."""

    shown: MomentShown
    asked: Sequence[str]
    wanted: Sequence[str]
    ticked: Sequence[str]
    is_tie: bool
    is_followed: bool
    votes: int
    voters: int | None


def stops(case: Shown, playable: Playable, plays: Sequence[Play], kept: Tallies, cites: Cites) -> list[Stop]:
    judge, found, asked = Judge(playable.guide), list[Stop](), list[str]()
    for number, (before, after) in enumerate(pairwise(plays), 1):
        if not after.passed:
            asked.append(case.label(before, after.decisions[-1].choice))
            continue
        shown = moment_shown(case, moment_of(judge, number, before, after), {}, cites)
        found.append(_stop(case, shown, asked, before, after, kept.get(len(found), {})))
        asked = []
    return found


def _stop(
    case: Shown, shown: MomentShown, asked: list[str], before: Play, after: Play, acts: Mapping[int, int]
) -> Stop:
    count = tallied(before, acts)
    want, size = wanted(before, count), len(before.here.options)
    votes = max((count.acts.get(size + choice, 0) for choice in want.choices), default=0)
    return Stop(
        shown,
        asked,
        [case.label(before, choice) for choice in want.choices],
        [case.option(before, tick) for tick in want.ticks],
        want.is_tie,
        want.is_same(after.decisions[-1]),
        votes,
        count.voters if count.voters >= FEWEST else None,
    )


def looked_back(playable: Playable, plays: Sequence[Play], kept: Tallies) -> dict[str, Any]:
    """The debrief of a live case, by the names that `macros/live.html` knows; also of one that came to no ending."""
    case = in_language(playable.shown_in)
    cites = Cites(case.reference)
    last, way = plays[-1], stops(case, playable, plays, kept, cites)
    looked = debrief(playable.guide, last.decisions) if last.here.end else None
    return {
        "title": case.title,
        "heading": case.line(last.here.heading, last, cites),
        "is_ended": looked is not None,
        "looked": looked,
        "drawing": path_svg(looked, gettext) if looked else "",
        "way": way,
        "followed": sum(stop.is_followed for stop in way),
        "best": sum(stop.shown.moment.merit == "good" for stop in way),
        "listed": playable.references.listed(cites.ids),
    }

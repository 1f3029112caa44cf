"""The tables of live cases: all of a cohort, and the votes of one."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from zoneinfo import ZoneInfo

from flask import url_for

from eduapp.actions.playable import Playable
from eduapp.case.compared import FEWEST
from eduapp.case.majority import Count, Wanted, leaving, tallied, wanted
from eduapp.case.map import plain
from eduapp.case.play import Decision, Play
from eduapp.interop.tabular import Cell, Column, Table
from eduapp.store import Cohort, LiveCase
from eduapp.web.language import gettext
from eduapp.web.teach import deciding_words as words
from eduapp.web.voted import Tallies


def lives(cohort: Cohort, over: Sequence[LiveCase]) -> Table:
    columns = [
        Column("case", gettext("Case")),
        Column("begun", gettext("Begun"), "moment"),
        Column("came", gettext("Came in"), "number"),
        Column("scenes", gettext("Scenes"), "number"),
    ]
    zone = ZoneInfo(cohort.time_zone)
    rows = [
        [
            Cell(live.revision.title, to=url_for("teach.live", cohort=cohort.id, live=live.id)),
            Cell(live.begun_at.astimezone(zone)),
            Cell(live.came),
            Cell(live.stop),
        ]
        for live in over
    ]
    return Table("live-cases", gettext("Live cases so far"), columns, rows)


def votes(playable: Playable, plays: Sequence[Play], kept: Tallies) -> Table:
    """Each act that was voted on, at each scene that was left. Where fewer than five voted, no figure is told."""
    columns = [
        Column("number", gettext("Stop"), "number"),
        Column("scene", gettext("Scene")),
        Column("act", gettext("Act")),
        Column("kind", gettext("Kind")),
        Column("votes", gettext("Votes"), "number"),
        Column("share", gettext("Share"), "share", means=gettext("Of those who voted in the scene.")),
        Column("wanted", gettext("Most wanted")),
        Column("went", gettext("Went there")),
        Column("worth", gettext("Worth")),
    ]
    left = [(before, after.decisions[-1]) for before, after in pairwise(plays) if after.passed]
    rows = [
        row
        for stop, (before, decision) in enumerate(left)
        for row in _rows(playable, stop, before, decision, tallied(before, kept.get(stop, {})))
    ]
    return Table("votes", gettext("Votes, scene by scene"), columns, rows)


def _rows(playable: Playable, stop: int, play: Play, decision: Decision, count: Count) -> Iterator[list[Cell]]:
    here, want, offer = play.here, wanted(play, count), play.offer()
    size = len(here.options)
    acts = [(tick, here.options[tick].label, tick in want.ticks, tick in decision.ticks) for tick in offer.options]
    acts += [(size + n, here.choices[n].label, n in want.choices, n == decision.choice) for n in leaving(play)]
    for act, label, is_wanted, is_taken in acts:
        kind = gettext("to tick") if act < size else gettext("way on")
        worth = playable.worths[play.scene][act]
        yield [
            Cell(stop + 1),
            Cell(plain(here.heading)),
            Cell(plain(label)),
            Cell(kind),
            *_figures(count, act),
            Cell(_wanted(want, act < size) if is_wanted else None),
            Cell(gettext("yes") if is_taken else None),
            Cell(words.worth(worth) or None, tone=words.tone(worth)),
        ]


def _figures(count: Count, act: int) -> list[Cell]:
    if count.voters < FEWEST:
        return [Cell(None, note=gettext("fewer than five voted")), Cell(None)]
    votes = count.acts.get(act, 0)
    return [Cell(votes), Cell(votes / count.voters)]


def _wanted(want: Wanted, is_tick: bool) -> str:
    return gettext("tie") if (want.is_even if is_tick else len(want.choices) > 1) else gettext("yes")

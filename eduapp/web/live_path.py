"""The way that a live case has taken, as this process has it at hand."""

from collections import OrderedDict
from typing import Any, cast

from flask import current_app

from eduapp.actions import live as acts
from eduapp.actions.live_votes import Paths, Seated
from eduapp.actions.playable import Playable
from eduapp.case.majority import Count, wanted
from eduapp.case.play import Play
from eduapp.case.shown import SceneShown
from eduapp.store import LiveCase
from eduapp.web.db import db, reading
from eduapp.web.desk import desk
from eduapp.web.language import current_language
from eduapp.web.voted import Bar, bars, looked_back

MOST_KEPT = 8


def playable_of(live: Seated | LiveCase) -> Playable:
    return desk().playables.get(reading(), live.revision_id)


def positions_of(live: Seated | LiveCase) -> list[Play]:
    """Its positions, from the opening to where it stands."""
    paths = cast(Paths, current_app.extensions.setdefault("live paths", Paths()))
    return paths.get(reading(), playable_of(live), live)


def bars_of(live: Seated | LiveCase, shown: SceneShown, play: Play) -> tuple[Count, list[Bar]]:
    """The votes where it stands."""
    count = acts.count(db.session, live, play)
    return count, bars(shown, play, count, wanted(play, count))


def debrief_of(live: Seated | LiveCase) -> dict[str, Any]:
    """Made once for all phones, which ask for it at the same moment. What is over does not change."""
    kept = current_app.extensions.setdefault("live debriefs", OrderedDict())
    key = live.id, live.version, current_language()
    if key not in kept:
        kept[key] = looked_back(playable_of(live), positions_of(live), acts.tallies(db.session, live.id))
        while len(kept) > MOST_KEPT:
            kept.popitem(last=False)
    return cast(dict[str, Any], kept[key])

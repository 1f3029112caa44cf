"""The map of a case with the traffic of a cohort, drawn once for each state of the counts."""

from collections import OrderedDict
from typing import cast

from flask import current_app

from eduapp.case.traffic_map import traffic_map
from eduapp.web.drawn import DRAWING
from eduapp.web.language import ngettext
from eduapp.web.teach.looking import Look

MOST_KEPT = 32


def picture(look: Look) -> str:
    kept = cast("OrderedDict[object, str]", current_app.extensions.setdefault("maps", OrderedDict()))
    notes = _notes(look)
    passed = look.passages
    key = look.revision, *(tuple(sorted(one.items())) for one in (look.told.traffic.acts, notes, passed))
    if key not in kept:
        with DRAWING:
            kept[key] = traffic_map(look.playable.rules, look.playable.guide.found, look.scenes, notes, passed)
        while len(kept) > MOST_KEPT:
            kept.popitem(last=False)
    return kept[key]


def _notes(look: Look) -> dict[int, str]:
    """How many ended in each ending."""
    ends = look.told.crowd.endings
    return {
        number: ngettext("%(num)d ended here", "%(num)d ended here", ends.get(one.scene.id, 0))
        for number, one in enumerate(look.playable.rules.scenes)
        if one.scene.end
    }

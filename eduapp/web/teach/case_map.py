"""The map of a case with the traffic of a cohort, drawn once for each state of the counts."""

from collections import OrderedDict
from importlib.util import find_spec
from threading import Lock
from typing import cast

from flask import current_app

from eduapp.case.traffic_map import traffic_map
from eduapp.web.language import ngettext
from eduapp.web.teach.looking import Look

MOST_KEPT = 32
_drawing = Lock()  # Graphviz draws one picture at a time


def can_draw() -> bool:
    """Whether Graphviz, the extra `maps`, is installed."""
    return find_spec("pygraphviz") is not None


def picture(look: Look) -> str:
    kept = cast("OrderedDict[object, str]", current_app.extensions.setdefault("maps", OrderedDict()))
    notes = _notes(look)
    passed = look.passages
    key = look.revision, *(tuple(sorted(one.items())) for one in (look.told.traffic.acts, notes, passed))
    if key not in kept:
        with _drawing:
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

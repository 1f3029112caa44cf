"""What the page of a debrief shows of an attempt that is over, whoever looks at it."""

from typing import Any

from eduapp.actions import looking_back
from eduapp.actions.play import Standing
from eduapp.case.debrief import debrief as look_back
from eduapp.case.debrief_shown import debrief_shown
from eduapp.case.path import path_svg
from eduapp.web.db import db
from eduapp.web.language import gettext, in_language


def debrief_of(standing: Standing) -> dict[str, Any]:
    """By the names that `learn/debrief.html` knows."""
    playable = standing.playable
    looked = look_back(playable.guide, standing.play.decisions)
    case = in_language(playable.shown_in)
    shown = debrief_shown(case, looked, looking_back.counts(db.session, playable.id))
    return {
        "title": case.title,
        "is_practice": standing.attempt.kind == "practice",
        "day": standing.attempt.finished_at,
        "share": playable.facts["share"],
        "shown": shown,
        "looked": looked,
        "competencies": playable.competencies,
        "drawing": path_svg(looked, gettext),
        "listed": playable.references.listed(shown.cited),
        "checked": looking_back.checked(db.session, standing.attempt.id),
    }

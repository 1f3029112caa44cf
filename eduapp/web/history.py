"""How the chances of somebody changed, as a picture with its table."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from eduapp.actions.progress import Mastery
from eduapp.mastery.standing import ENOUGH
from eduapp.text.prose import Chart
from eduapp.text.shown import figure
from eduapp.web.language import day_format, gettext

WHOLE = (0.0, 100.0)
MOST_LINES = 4  # more cannot be told apart


def history(days: Sequence[tuple[date, dict[str, Any]]], known: Sequence[Mastery]) -> str:
    """HTML; nothing before there are two days on which something can be said. Of many the lowest are drawn."""
    lines = known[-MOST_LINES:]
    told = [(day, [_percent(standings.get(one.key)) for one in lines]) for day, standings in days]
    rows = tuple((day_format(day, "d MMM y"), *cells) for day, cells in told if any(cells))
    if len(rows) < 2:
        return ""
    if len(lines) < len(known):
        title = gettext("Chance to handle a typical decision well, per cent: the four lowest")
    else:
        title = gettext("Chance to handle a typical decision well, per cent")
    return figure(Chart("line", title, (gettext("Day"), *(one.name for one in lines)), rows, whole=WHOLE), gettext)


def _percent(standing: Sequence[float] | None) -> str:
    """Nothing where the evidence was not enough for a number."""
    return "" if standing is None or standing[3] < ENOUGH else f"{standing[0] * 100:.0f}"

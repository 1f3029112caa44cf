"""How the chances of somebody changed, as a picture with its table."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from eduapp.actions.progress import Mastery
from eduapp.text.prose import Chart
from eduapp.text.shown import figure
from eduapp.web.language import day_format, gettext

MOST_LINES = 4  # more cannot be told apart


def history(days: Sequence[tuple[date, dict[str, Any]]], known: Sequence[Mastery]) -> str:
    """HTML; nothing before there are two days."""
    if len(days) < 2 or not known:
        return ""
    lines = known[:MOST_LINES]
    rows = tuple(
        (day_format(day, "d MMM y"), *(_percent(standings.get(one.key)) for one in lines)) for day, standings in days
    )
    title = gettext("Chance to handle a typical decision well, per cent")
    return figure(Chart("line", title, (gettext("Day"), *(one.name for one in lines)), rows), gettext)


def _percent(standing: Sequence[float] | None) -> str:
    return "" if standing is None else f"{standing[0] * 100:.0f}"

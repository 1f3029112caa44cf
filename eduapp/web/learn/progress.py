"""Progress: what one can do and cannot do yet, what moved it, and what to do next."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from flask import current_app, render_template
from flask_babel import format_date
from markupsafe import Markup

from eduapp.actions.progress import Mastery, Overview, Overviews
from eduapp.text.prose import Chart
from eduapp.text.shown import figure
from eduapp.web import clock
from eduapp.web.db import reading
from eduapp.web.language import current_language, gettext
from eduapp.web.learn.blueprint import learn
from eduapp.web.learn.standing import reckon
from eduapp.web.visitor import person

MOST_LINES = 4  # more cannot be told apart
MOST_NEXT = 3


@learn.get("/progress")
def progress() -> str:
    reckon()
    seen = overviews().get(reading(), person().id, now=clock.now())
    language = current_language()
    if language not in seen.written:
        seen.written[language] = _written(seen)
    return render_template("learn/progress.html", written=Markup(seen.written[language]))


def _written(seen: Overview) -> str:
    return render_template(
        "learn/progress_main.html",
        seen=seen,
        sentence=_sentence(seen),
        drawing=_history(seen.days, seen.known),
        nexts=seen.next[:MOST_NEXT],
    )


def overviews() -> Overviews:
    return cast(Overviews, current_app.extensions.setdefault("overviews", Overviews()))


def _sentence(seen: Overview) -> str:
    """What the page says, in a line."""
    known = seen.known
    if not seen.pieces:
        return gettext("Nothing is known yet")
    if not known:
        return gettext("Not enough yet to say what you can do")
    if len(known) == 1:
        return gettext("A first picture: %(competency)s", competency=_inside(known[0].name))
    best, weakest = known[0], known[-1]
    next_ = _inside(_next(seen, best, weakest))
    if best.standing.low <= weakest.standing.chance:
        return gettext("No great differences yet; %(competency)s is next", competency=next_)
    return gettext("Strongest at %(best)s; %(weakest)s is next", best=_inside(best.name), weakest=next_)


def _next(seen: Overview, best: Mastery, weakest: Mastery) -> str:
    """The competency that the first case below is for, so that the page says one thing; the weakest without one."""
    first = seen.next[0].competency if seen.next else best.name
    return weakest.name if first == best.name else first


def _inside(name: str) -> str:
    """The name within a sentence."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _history(days: Sequence[tuple[date, dict[str, Any]]], known: Sequence[Mastery]) -> str:
    """How the chances changed, as a picture with its table; nothing before there are two days."""
    if len(days) < 2 or not known:
        return ""
    lines = known[:MOST_LINES]
    rows = tuple(
        (format_date(day, "d MMM y"), *(_percent(standings.get(one.key)) for one in lines)) for day, standings in days
    )
    title = gettext("Chance to handle a typical decision well, per cent")
    return figure(Chart("line", title, (gettext("Day"), *(one.name for one in lines)), rows), gettext)


def _percent(standing: Sequence[float] | None) -> str:
    return "" if standing is None else f"{standing[0] * 100:.0f}"

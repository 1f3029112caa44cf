"""Progress: what one can do and cannot do yet, what moved it, and what to do next."""

from collections.abc import Sequence
from typing import cast

from flask import current_app, render_template
from markupsafe import Markup

from eduapp.actions.progress import Mastery, Overview, Overviews
from eduapp.web import clock
from eduapp.web.db import reading
from eduapp.web.history import history
from eduapp.web.language import current_language, gettext
from eduapp.web.learn.blueprint import learn
from eduapp.web.learn.standing import offers, reckon
from eduapp.web.visitor import person

MOST_NEXT = 3


@learn.get("/progress")
def progress() -> str:
    seen = overviews().get(reading(), person().id, reckon, now=clock.now())
    language = current_language()
    if language not in seen.written:
        seen.written[language] = _written(seen)
    return render_template("learn/progress.html", written=Markup(seen.written[language]))


def _written(seen: Overview) -> str:
    known = seen.known
    weakest = known[-1].key if _differ(known) else ""
    return render_template(
        "learn/progress_main.html",
        seen=seen,
        are_known=[one.key for one in known],
        weakest=weakest,
        sentence=_sentence(seen, known),
        drawing=history(seen.days, known),
        nexts=seen.next[:MOST_NEXT],
        meanings=Markup(_meanings(seen)),
    )


def _meanings(seen: Overview) -> str:
    """What each competency means, which is the same for everybody until the shelf changes: it is written once."""
    written, language = seen.offer.written, current_language()
    if language not in written:
        written[language] = render_template("learn/progress_meanings.html", competencies=seen.offer.competencies)
    return written[language]


def overviews() -> Overviews:
    return cast(Overviews, current_app.extensions.setdefault("overviews", Overviews(offers())))


def _sentence(seen: Overview, known: Sequence[Mastery]) -> str:
    """What the page says, in a line."""
    if not seen.pieces:
        return gettext("Nothing is known yet")
    if not known:
        return gettext("Not enough yet to say what you can do")
    if len(known) == 1:
        return gettext("A first picture: %(competency)s", competency=_inside(known[0].name))
    best, weakest = known[0], known[-1]
    next_ = _inside(_next(seen, best, weakest))
    if not _differ(known):
        low, high = (round(one.standing.chance * 100) for one in (weakest, best))
        return gettext(
            "%(low)d to %(high)d %% so far, without great differences; %(competency)s is next",
            low=low,
            high=high,
            competency=next_,
        )
    return gettext("Strongest at %(best)s; %(weakest)s is next", best=_inside(best.name), weakest=next_)


def _differ(known: Sequence[Mastery]) -> bool:
    """Whether the best is more than the doubt about it better than the weakest."""
    return len(known) > 1 and known[0].standing.low > known[-1].standing.chance


def _next(seen: Overview, best: Mastery, weakest: Mastery) -> str:
    """The competency that the first case below is for, so that the page says one thing; the weakest without one."""
    first = seen.next[0].competency if seen.next else best.name
    return weakest.name if first == best.name else first


def _inside(name: str) -> str:
    """The name within a sentence."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name

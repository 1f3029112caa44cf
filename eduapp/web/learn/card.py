"""A review card: what was missed, once more; after the answer what was right, and when it comes back."""

from typing import Any, Protocol

from flask import flash, make_response, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from eduapp.actions import cards, reviewing
from eduapp.actions.refused import MovedOn
from eduapp.actions.reviewing import Data, Looked, SceneCard
from eduapp.web import clock
from eduapp.web.at_hand import takeables
from eduapp.web.db import reading, writing
from eduapp.web.desk import desk
from eduapp.web.form import said
from eduapp.web.learn.blueprint import learn
from eduapp.web.learn.question_card import QuestionPage
from eduapp.web.learn.scene_card import ScenePage
from eduapp.web.learn.sent import read_number
from eduapp.web.learn.still_to_say import StillToSay
from eduapp.web.pictured import served
from eduapp.web.visitor import person


class CardPage(Protocol):
    """What the two kinds of cards have in common; `asked` and `told` are what their templates need."""

    template: str

    @property
    def drawn(self) -> cards.Drawn: ...

    def asked(self, form: MultiDict[str, str], slip: str = "") -> dict[str, Any]:
        """The card before it is answered, filled with what was sent."""

    def further(self, form: MultiDict[str, str]) -> dict[str, Any] | None:
        """What the address of the card says after something that is not the answer yet; None for an answer."""

    def answer(self, form: MultiDict[str, str]) -> tuple[Data, float]:
        """The answer as it is kept, and the share of it that is right. Raises StillToSay where it is not whole."""

    def told(self, looked: Looked) -> dict[str, Any]:
        """The card with all that is due after the answer."""

    def files(self, path: str) -> dict[str, str]:
        """The files that may be seen with it, if that one is among them."""


def page_or_404(card: int) -> CardPage:
    """The card of whoever is asking; anybody else's is not there."""
    connection = reading()
    drawn = cards.card_or_404(connection, card, person().id)
    opened = reviewing.opened(connection, desk(), takeables(), drawn)
    return ScenePage(opened) if isinstance(opened, SceneCard) else QuestionPage(opened)


@learn.get("/review/<opaque:card>/")
def card(card: int) -> Response | str:
    page, now = page_or_404(card), clock.now()
    if reviewing.is_due(page.drawn, now):
        return _asked(page, request.args)
    looked = reviewing.latest(reading(), page.drawn)
    if looked is None:
        return redirect(url_for("learn.review"))
    days = (page.drawn.due_at.date() - now.date()).days
    told = page.told(looked)
    return render_template(f"learn/{page.template}_told.html", page=page, days=days, left=_left(), **told)


@learn.post("/review/<opaque:card>/")
def answer_card(card: int) -> Response:
    page, now = page_or_404(card), clock.now()
    number, here = read_number(request.form.get("number", "")), url_for("learn.card", card=card)
    further = page.further(request.form)
    if further is not None:
        return redirect(url_for("learn.card", card=card, **further), 303)
    try:
        given, share = page.answer(request.form)
        reviewing.review(writing, page.drawn, number, given, share, now=now)
    except StillToSay as slip:
        if not reviewing.is_due(page.drawn, now):
            return redirect(here, 303)
        return make_response(_asked(page, request.form, slip.sentence), 422)
    except MovedOn as slip:
        flash(said(slip))
    return redirect(here, 303)


@learn.get("/review/<opaque:card>/<path:path>")
def card_picture(card: int, path: str) -> Response:
    return served(page_or_404(card).files(path), path)


def _asked(page: CardPage, sent: MultiDict[str, str], slip: str = "") -> str:
    return render_template(f"learn/{page.template}.html", page=page, left=_left(), slip=slip, **page.asked(sent, slip))


def _left() -> int:
    return cards.due_count(reading(), person().id, now=clock.now())

"""What the form of a scene sends, read strictly: it has few fields, and anything else was forged."""

from typing import Any, NamedTuple

from werkzeug.datastructures import MultiDict

from eduapp.actions import typed
from eduapp.actions.play import MOST_WORDS, draft_of
from eduapp.actions.refused import Refused
from eduapp.text.said import told
from eduapp.web import number

read_number = number.read_number


class Sent(NamedTuple):
    """`number` is the decision that the page stood at, from 0; `choice` is what is decided, an ask or what was
    `chosen` of the ways on; `leaves` says that nothing is decided now."""

    number: int
    choice: int | None
    is_ask: bool
    chosen: int | None
    ticks: tuple[int, ...]
    words: str
    leaves: str

    @property
    def draft(self) -> dict[str, Any] | None:
        return draft_of(self.words, self.ticks, self.chosen)


def read_sent(form: MultiDict[str, str]) -> Sent:
    """Raises Refused for what no page of ours sends."""
    at = read_number(form.get("number", ""))
    asked, chosen = (None if text is None else read_number(text) for text in (form.get("ask"), form.get("choice")))
    ticks = tuple(sorted({read_number(tick) for tick in form.getlist("tick")}))
    words = typed.words(form.get("words", ""), MOST_WORDS + 1)
    if len(words) > MOST_WORDS:
        raise Refused(
            told("These are more than %(most)d characters. Shorten your words; nothing else has changed."),
            most=MOST_WORDS,
        )
    is_ask = asked is not None
    return Sent(at, asked if is_ask else chosen, is_ask, chosen, ticks, words, form.get("leave", ""))

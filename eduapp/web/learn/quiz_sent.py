"""What the form of a question sends, in the places of its page."""

from collections.abc import Mapping
from typing import Any

from werkzeug.datastructures import MultiDict

from eduapp.actions import typed
from eduapp.quiz.given import (
    MOST_DIGITS,
    MOST_WORDS,
    Chosen,
    Given,
    Impossible,
    Matched,
    Ordered,
    Ticked,
    Typed,
    Written,
)
from eduapp.quiz.model import Concordance, Match, Multiple, Number, Order, OwnWords, Question, Single
from eduapp.text.said import told
from eduapp.web.learn.sent import read_number


def read_answer(question: Question, form: MultiDict[str, str]) -> Given | None:
    """The answer, None where nothing was answered. Raises Refused for what no page of ours sends, and Impossible
    where the answer is not whole."""
    match question.answer:
        case Single() | Concordance():
            chosen = form.get("option")
            return None if chosen is None else Chosen(read_number(chosen))
        case Multiple():
            ticked = frozenset(read_number(tick) for tick in form.getlist("option"))
            return Ticked(ticked) if ticked else None
        case Number():
            text = typed.line(form.get("text", ""))
            return Typed(text[: MOST_DIGITS + 1]) if text else None
        case Order(items):
            return _ordered(form, len(items))
        case Match(_, pairs):
            rights = [form.get(f"right-{at}", "") for at in range(len(pairs))]
            return Matched(tuple(read_number(right) if right else None for right in rights)) if any(rights) else None
        case OwnWords():
            words = typed.words(form.get("words", ""), MOST_WORDS + 1)
            return Written(words) if words.strip() else None


def as_sent(question: Question, form: MultiDict[str, str]) -> Mapping[str, Any]:
    """What was sent and could not be read, or was not yet, so that it is not lost."""
    filled: dict[str, Any] = {"text": form.get("text", ""), "words": form.get("words", "")}
    match question.answer:
        case Single() | Concordance():
            filled["option"] = _number(form.get("option"))
        case Multiple():
            filled["options"] = [_number(option) for option in form.getlist("option")]
        case Order(items):
            filled["places"] = _places(form, len(items))
        case Match(_, pairs):
            filled["rights"] = [_number(form.get(f"right-{at}")) for at in range(len(pairs))]
    return filled


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdecimal() and len(text) <= 5 else None


def _places(form: MultiDict[str, str], count: int) -> list[str]:
    return [form.get(f"place-{at}", "") for at in range(count)]


def _ordered(form: MultiDict[str, str], count: int) -> Ordered | None:
    """Each item of the page was given a place, from 1."""
    places = _places(form, count)
    if not any(places):
        return None
    if not all(places):
        raise Impossible(told("Give every item one place in the order, and each place once."))
    numbers = [read_number(place) for place in places]
    if sorted(numbers) != list(range(1, count + 1)):
        raise Impossible(told("Give every item one place in the order, and each place once."))
    return Ordered(tuple(sorted(range(count), key=lambda at: numbers[at])))

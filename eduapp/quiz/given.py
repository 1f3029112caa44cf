"""What a learner answers: one kind of value for each form, to be kept as plain JSON.

Numbers are those of the file, from 0; `shuffled.py` translates between them and the places on a page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from eduapp.quiz.model import Concordance, Match, Multiple, Number, Order, OwnWords, Question, Single
from eduapp.text.said import Telling, told

MOST_WORDS = 10_000  # characters of an answer in own words
MOST_DIGITS = 60  # characters of an answer that is a number


class Impossible(Telling):
    """An answer that the question cannot have."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One option: of a question with one best answer, or of a script concordance."""

    option: int


@dataclass(frozen=True, slots=True)
class Ticked:
    """The options that were ticked; none is an answer too."""

    options: frozenset[int]


@dataclass(frozen=True, slots=True)
class Typed:
    """A number as it was typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Ordered:
    """All items, in the order that was given."""

    items: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """For each left entry the right one; None where none was chosen."""

    rights: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """Own words."""

    words: str


Given = Chosen | Ticked | Typed | Ordered | Matched | Written
Data = dict[str, Any]


def to_data(given: Given) -> Data:
    """The answer as plain JSON."""
    match given:
        case Chosen(option):
            return {"option": option}
        case Ticked(options):
            return {"options": sorted(options)}
        case Typed(text):
            return {"text": text}
        case Ordered(items):
            return {"items": list(items)}
        case Matched(rights):
            return {"rights": list(rights)}
        case Written(words):
            return {"words": words}


def from_data(question: Question, data: Mapping[str, Any]) -> Given:
    """The answer that was kept. Raises Impossible where it is none that the question can have."""
    try:
        given = _read(question, data)
    except (KeyError, TypeError, ValueError):
        raise Impossible(told("This answer cannot be read.")) from None
    check_given(question, given)
    return given


def _read(question: Question, data: Mapping[str, Any]) -> Given:
    match question.answer:
        case Single() | Concordance():
            return Chosen(_whole(data["option"]))
        case Multiple():
            return Ticked(frozenset(map(_whole, data["options"])))
        case Number():
            return Typed(_text(data["text"]))
        case Order():
            return Ordered(tuple(map(_whole, data["items"])))
        case Match():
            return Matched(tuple(None if right is None else _whole(right) for right in data["rights"]))
        case OwnWords():
            return Written(_text(data["words"]))


def _whole(value: object) -> int:
    if type(value) is not int:
        raise TypeError(value)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def check_given(question: Question, given: Given) -> None:
    """Raise Impossible where the question cannot have this answer."""
    match question.answer, given:
        case (Single(options), Chosen(option)) | (Concordance(options), Chosen(option)):
            _within([option], len(options))
        case Multiple(options), Ticked(ticked):
            _within(ticked, len(options))
        case Number(), Typed(text):
            if len(text) > MOST_DIGITS:
                raise Impossible(told("This is too long for a number. Write digits, such as 5.5."))
        case Order(items), Ordered(order):
            _within(order, len(items))
            if sorted(order) != list(range(len(items))):
                raise Impossible(told("Give every item one place in the order, and each place once."))
        case Match(_, pairs), Matched(rights):
            _within([right for right in rights if right is not None], len(pairs))
            if len(rights) != len(pairs):
                raise Impossible(told("Every line has one place for an answer."))
        case OwnWords(), Written(words):
            if len(words) > MOST_WORDS:
                sentence = told("This text has more than %(most)s characters, the most that can be kept. Shorten it.")
                raise Impossible(sentence, most=MOST_WORDS)
        case _:
            raise Impossible(told("This is no answer to this question."))


def _within(numbers: Any, count: int) -> None:
    if not all(0 <= number < count for number in numbers):
        raise Impossible(told("There is no such option in this question."))


def is_blank(given: Given | None) -> bool:
    """Whether nothing was answered: nothing ticked, typed, matched or written."""
    match given:
        case None:
            return True
        case Ticked(options):
            return not options
        case Typed(text) | Written(text):
            return not text.strip()
        case Matched(rights):
            return all(right is None for right in rights)
    return False

"""What was answered where nothing is chosen from a list: numbers that were typed, places in an order, pairs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from eduapp.quiz.given import Given, Impossible, Matched, Ordered, Typed, is_blank
from eduapp.quiz.model import Match, Number, Order, Question
from eduapp.quiz.typed_number import read_typed, written

MOST_NUMBERS = 12
Key = tuple[int, int | str]


@dataclass(frozen=True, slots=True)
class Answered:
    """How many gave `given` (a place or a right entry, from 0, or a number as it was understood) to what is asked of
    the item or left entry `of`, from 0."""

    of: int
    given: int | str
    count: int
    is_right: bool


@dataclass(frozen=True, slots=True)
class Spread:
    """`rows` in the order of the file, the commonest first for each; `others` gave rarer numbers than are listed."""

    learners: int
    rows: tuple[Answered, ...]
    others: int
    blank: int


def spread(question: Question, answers: Sequence[Given | None]) -> Spread | None:
    """Of all learners' answers to a question; None where options are chosen from, or own words written."""
    if not isinstance(question.answer, Number | Order | Match):
        return None
    given = [one for one in answers if one is not None and not is_blank(one)]
    counts = Counter(key for one in given for key in _keys(question.answer, one))
    ordered = sorted(counts.items(), key=lambda pair: (pair[0][0], -pair[1], str(pair[0][1])))
    rows = [Answered(*key, count, _is_right(question.answer, key)) for key, count in ordered]
    shown = rows[:MOST_NUMBERS] if isinstance(question.answer, Number) else rows
    return Spread(len(answers), tuple(shown), sum(row.count for row in rows[len(shown) :]), len(answers) - len(given))


def _keys(answer: Number | Order | Match, given: Given) -> Iterator[Key]:
    match given:
        case Typed(text):
            yield 0, _understood(answer.unit if isinstance(answer, Number) else "", text)
        case Ordered(items):
            yield from ((item, place) for place, item in enumerate(items))
        case Matched(rights):
            yield from _pairs(rights)


def _pairs(rights: Iterable[int | None]) -> Iterator[Key]:
    for left, right in enumerate(rights):
        if right is not None:
            yield left, right


def _understood(unit: str, text: str) -> str:
    try:
        return written(read_typed(text, unit))
    except Impossible:
        return text.strip()


def _is_right(answer: Number | Order | Match, key: Key) -> bool:
    """An item belongs where the file has it, and so does what is right of a pair."""
    if not isinstance(answer, Number):
        return key[0] == key[1]
    try:
        return answer.low <= read_typed(str(key[1])) <= answer.high
    except Impossible:
        return False

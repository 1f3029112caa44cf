"""What an answer is worth, from 0 to 1, and what a whole quiz is. Exact: shares are fractions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from eduapp.quiz.given import Chosen, Given, Matched, Ordered, Ticked, Typed, check_given, is_blank
from eduapp.quiz.model import Concordance, Match, Multiple, Number, Order, Question, Quiz, Single
from eduapp.quiz.typed_number import read_typed, written

FEWEST_CONCORDANCES = 3  # under which keeping to the middle means nothing
NONE, ALL = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class Mark:
    """`share` of the point that the answer earns; None for own words, which no machine marks.

    `parts` says what of it is right: of options each that was rightly ticked or left alone, of an order each item
    of the answer that stands in its place, of a match each left entry. `understood` is how a number was read.
    """

    share: Fraction | None
    is_right: bool = False
    parts: tuple[bool, ...] = ()
    understood: str = ""
    is_blank: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """Points over the questions that count, one each. `share` is None where none counts: then nothing can fail."""

    points: Fraction
    of: int
    share: Fraction | None
    is_passed: bool


def mark(question: Question, given: Given | None) -> Mark:
    """What the answer is worth; a blank one is worth nothing.

    Raises Impossible where the question cannot have this answer, or where a number cannot be read.
    """
    if given is not None:
        check_given(question, given)
    if question.kind == "write":
        return Mark(None, is_blank=is_blank(given))
    if given is None or is_blank(given):
        return Mark(NONE, is_blank=True)
    match question.answer, given:
        case Single(options), Chosen(option):
            return _mark(ALL if options[option].is_right else NONE)
        case Multiple() as multiple, Ticked(ticked):
            return _multiple(multiple, ticked)
        case Number() as number, Typed(text):
            value = read_typed(text, number.unit)
            return _mark(ALL if number.low <= value <= number.high else NONE, understood=written(value))
        case Order(), Ordered(items):
            return _mark(in_order(items), tuple(item == at for at, item in enumerate(items)))
        case Match(), Matched(rights):
            parts = tuple(right == at for at, right in enumerate(rights))
            return _mark(Fraction(sum(parts), len(parts)), parts)
        case Concordance(judgements), Chosen(option):
            panel = [judgement.panel for judgement in judgements]
            return _mark(Fraction(panel[option], max(panel)))
    raise AssertionError(question.kind)


def _mark(share: Fraction, parts: tuple[bool, ...] = (), understood: str = "") -> Mark:
    return Mark(share, share == 1, parts, understood)


def _multiple(multiple: Multiple, ticked: frozenset[int]) -> Mark:
    """Each right tick earns, each wrong one takes back, and the whole is never below zero."""
    right = {at for at, option in enumerate(multiple.options) if option.is_right}
    share = max(NONE, Fraction(len(ticked & right) - len(ticked - right), len(right)))
    parts = tuple((at in ticked) == (at in right) for at in range(len(multiple.options)))
    return _mark(share, parts)


def in_order(items: Sequence[int]) -> Fraction:
    """The pairs in the right order less those in the wrong one, over all pairs, never below zero.

    That is Kendall's rank correlation floored at 0, so that an order made by chance earns nothing on average but
    for what the floor leaves.
    """
    pairs = [(a, b) for at, a in enumerate(items) for b in items[at + 1 :]]
    right = sum(a < b for a, b in pairs)
    return max(NONE, Fraction(2 * right - len(pairs), len(pairs)))


def total(quiz: Quiz, marks: Sequence[Mark]) -> Total:
    """What the whole is worth; `marks` are those of all its questions, in their order."""
    scored = [
        found.share
        for question, found in zip(quiz.questions, marks, strict=True)
        if question.is_scored and found.share is not None
    ]
    points = sum(scored, NONE)
    share = points / len(scored) if scored else None
    return Total(points, len(scored), share, share is None or share >= quiz.facts.share)


def middle_only(quiz: Quiz, given: Sequence[Given | None]) -> bool:
    """Whether somebody kept to the middle of the scale: at least three concordances answered, all of them 0.

    `given` are the answers to all questions, in their order.
    """
    steps = list(_steps(quiz.questions, given))
    return len(steps) >= FEWEST_CONCORDANCES and not any(steps)


def _steps(questions: Iterable[Question], given: Sequence[Given | None]) -> Iterator[int]:
    for question, answer in zip(questions, given, strict=True):
        if isinstance(question.answer, Concordance) and isinstance(answer, Chosen):
            check_given(question, answer)
            yield question.answer.options[answer.option].step

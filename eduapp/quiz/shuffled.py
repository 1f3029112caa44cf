"""The order in which a question is presented, and answers told between a page and the file.

A page knows only places: what is the first on it has the number 0. Where the file has items in the right order, its
own numbers would give the answer away.
"""

from eduapp.quiz.given import Chosen, Given, Matched, Ordered, Ticked, check_given
from eduapp.quiz.model import Concordance, Match, Multiple, Order, Question, Single
from eduapp.text.mixed import mixed

FEWEST_TO_AVOID = 3  # of two items, an order that is never the right one would be known at once


def shuffled(question: Question, seed: int, is_mixed: bool = False) -> tuple[int, ...]:
    """The numbers in the file of what is presented, in the order of the page: of options, items or right entries.

    Items and right entries are always mixed, options only if the quiz `is_mixed`. The order is the same for the
    same seed and question.
    """
    match question.answer:
        case Order(items):
            return _never_right(len(items), seed, question.id)
        case Match(_, pairs):
            return _never_right(len(pairs), seed, question.id)
        case Single(options) | Multiple(options):
            numbers = range(len(options))
            return tuple(mixed(numbers, seed, question.id) if is_mixed else numbers)
        case Concordance(judgements):
            return tuple(range(len(judgements)))
    return ()


def _never_right(count: int, seed: int, where: str) -> tuple[int, ...]:
    """A mixed order; where there are enough, not the one of the file, which is the right one."""
    order = mixed(range(count), seed, where)
    if count >= FEWEST_TO_AVOID and order == sorted(order):
        order = [*order[1:], order[0]]
    return tuple(order)


def from_page(question: Question, given: Given, order: tuple[int, ...]) -> Given:
    """The answer in the numbers of the file, from one in the places of a page that was presented in this order.

    Raises Impossible where the question cannot have this answer.
    """
    check_given(question, given)  # places and numbers have the same bounds
    return _translated(given, dict(enumerate(order)))


def to_page(question: Question, given: Given, order: tuple[int, ...]) -> Given:
    """The answer in the places of the page."""
    check_given(question, given)
    return _translated(given, {number: place for place, number in enumerate(order)})


def _translated(given: Given, numbers: dict[int, int]) -> Given:
    match given:
        case Chosen(option):
            return Chosen(numbers[option])
        case Ticked(options):
            return Ticked(frozenset(numbers[option] for option in options))
        case Ordered(items):
            return Ordered(tuple(numbers[item] for item in items))
        case Matched(rights):
            return Matched(tuple(None if right is None else numbers[right] for right in rights))
    return given

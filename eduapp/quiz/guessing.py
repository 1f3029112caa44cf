"""What blind guessing earns on average: below it, a question is worse than none."""

from fractions import Fraction
from math import comb

from eduapp.quiz.model import Answer, Match, Multiple, Order, Single


def guessed(answer: Answer) -> Fraction:
    """The share of the mark (0 to 1) that guessing earns: one option, each tick by the toss of a coin, any order,
    any pairing. A number cannot be guessed, and what is never scored earns nothing."""
    match answer:
        case Single(options):
            return Fraction(1, len(options))
        case Multiple(options):
            right = sum(option.is_right for option in options)
            return _ticking(right, len(options) - right)
        case Order(items):
            return _ordering(len(items))
        case Match(_, pairs):
            return Fraction(1, len(pairs))
    return Fraction(0)


def _ticking(right: int, wrong: int) -> Fraction:
    """Each right tick earns, each wrong one takes back, never below zero."""
    ways = (
        comb(right, hits) * comb(wrong, slips) * (hits - slips)
        for hits in range(right + 1)
        for slips in range(min(hits, wrong + 1))
    )
    return Fraction(sum(ways), right * 2 ** (right + wrong))


def _ordering(items: int) -> Fraction:
    """Kendall's rank correlation of a chance order, floored at 0. `ways` counts the orders by their swapped pairs:
    one item more can stand behind 0, 1, 2 … of those before it."""
    ways = [1]
    for more in range(1, items):
        reach = len(ways) + more
        ways = [sum(ways[max(0, swaps - more) : swaps + 1]) for swaps in range(reach)]
    pairs = len(ways) - 1
    earned = sum(count * max(0, pairs - 2 * swaps) for swaps, count in enumerate(ways))
    return Fraction(earned, pairs * sum(ways))

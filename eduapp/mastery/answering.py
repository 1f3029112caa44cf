"""A simulated learner answers a quiz: the better she is in what a question bears on, the likelier she is right."""

from collections.abc import Sequence
from random import Random

from eduapp.mastery.simulated import Simulated, happens
from eduapp.mastery.wording import worded
from eduapp.quiz.given import Chosen, Given, Matched, Ordered, Ticked, Typed, Written
from eduapp.quiz.model import Concordance, Match, Multiple, Number, Option, Order, OwnWords, Question, Single

ABOVE = 1.0  # what somebody of no more ability than a question needs knows all the same


def answered(question: Question, learner: Simulated, chance: Random) -> Given:
    """What she answers; nothing is left out."""
    edge = ABOVE + learner.edge(question.weights, question.difficulty)
    knows = happens(edge, chance)
    match question.answer:
        case Single(options):
            return Chosen(_right(options)[0] if knows else _wrong(options, chance))
        case Multiple(options):
            return Ticked(frozenset(_right(options) if knows else _half_right(options, chance)))
        case Number() as number:
            return Typed(_typed(number, knows, chance))
        case Order(items):
            return Ordered(_mixed(len(items), knows, chance))
        case Match(_, pairs):
            return Matched(_mixed(len(pairs), knows, chance))
        case Concordance(judgements):
            panel = [judgement.panel + (0.1 if knows else 3.0) for judgement in judgements]
            return Chosen(chance.choices(range(len(panel)), panel)[0])
        case OwnWords(write):
            return Written(worded(write, edge - ABOVE, chance))


def _right(options: Sequence[Option]) -> list[int]:
    return [at for at, option in enumerate(options) if option.is_right]


def _wrong(options: Sequence[Option], chance: Random) -> int:
    """One of the wrong ones: some mislead more than others."""
    wrong = [at for at, option in enumerate(options) if not option.is_right]
    return chance.choices(wrong, [1 / (1 + place) for place in range(len(wrong))])[0]


def _half_right(options: Sequence[Option], chance: Random) -> set[int]:
    """One thing too few, one too many, or both."""
    ticked = set(_right(options))
    wrong = [at for at in range(len(options)) if at not in ticked]
    if len(ticked) > 1 and chance.random() < 0.6:
        ticked.remove(chance.choice(sorted(ticked)))
    if wrong:
        ticked.add(chance.choice(wrong))
    return ticked


def _typed(number: Number, knows: bool, chance: Random) -> str:
    """With four decimals, so that no point is taken for a mark of thousands."""
    right = number.low if number.target is None else number.target
    wrong = number.high + abs(number.high) * chance.choice((1, 9)) + 1
    return f"{float(right if knows else wrong):.4f}"


def _mixed(count: int, knows: bool, chance: Random) -> tuple[int, ...]:
    """The right order; else two of it have changed places."""
    order = list(range(count))
    if not knows and count > 1:
        one, other = chance.sample(order, 2)
        order[one], order[other] = order[other], order[one]
    return tuple(order)

"""Residents who know nothing: they choose by a rule that has nothing to do with medicine, or by chance."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from eduapp.case.play import Decision, Play, opening
from eduapp.case.rules import Rules
from eduapp.quiz.given import Chosen, Given, Matched, Ordered, Ticked, Typed
from eduapp.quiz.marking import Total, mark, total
from eduapp.quiz.model import Match, Multiple, Number, Order, Question, Quiz, Single
from eduapp.quiz.shuffled import shuffled

MOST_DECISIONS = 200  # past it a script goes round and round, and passes nothing
Rule = Callable[[Sequence[str]], int]  # from the labels on a page to the number of the one that is taken


def longest(labels: Sequence[str]) -> int:
    return max(range(len(labels)), key=lambda at: len(labels[at]))


def shortest(labels: Sequence[str]) -> int:
    return min(range(len(labels)), key=lambda at: len(labels[at]))


def middle(labels: Sequence[str]) -> int:
    return sorted(range(len(labels)), key=lambda at: len(labels[at]))[len(labels) // 2]


def first(labels: Sequence[str]) -> int:
    return 0


def last(labels: Sequence[str]) -> int:
    return len(labels) - 1


def by_chance(seed: int) -> Rule:
    chance = random.Random(seed)
    return lambda labels: chance.randrange(len(labels))


def take(rule: Rule, labels: Sequence[str], count: int) -> tuple[int, ...]:
    """So many of the labels, one after another by the rule."""
    left = list(range(len(labels)))
    taken = [left.pop(rule([labels[at] for at in left])) for _ in range(count)]
    return tuple(sorted(taken))


def play_by(rule: Rule, rules: Rules, asks: bool) -> Play:
    """A whole play. With `asks` a question on the spot is a choice like any other, without it none is asked."""
    play = opening(rules)
    while play.here.end is None and len(play.decisions) < MOST_DECISIONS:
        offer, here = play.offer(), play.here
        open_ = [n for n in offer.choices if asks or not here.is_ask(here.choices[n])]
        open_ = open_ or list(offer.choices)  # where only an ask is offered, it must be asked
        choice = open_[rule([here.choices[n].label for n in open_])]
        ticks = () if here.is_ask(here.choices[choice]) else _ticks(rule, play, offer.options)
        play = play.decide(Decision(choice, ticks, "-"))
    return play


def _ticks(rule: Rule, play: Play, options: Sequence[int]) -> tuple[int, ...]:
    """As few as are asked for, and one where none need be."""
    least = play.rules.scenes[play.scene].least
    count = min(max(least, 1), len(options))
    return tuple(options[at] for at in take(rule, [play.here.options[n].label for n in options], count))


def play_best(rules: Rules, best: Sequence[Decision]) -> Play:
    play = opening(rules)
    for decision in best:
        play = play.decide(replace(decision, words="-"))
    return play


def answer_by(rule: Rule, quiz: Quiz, seed: int = 0) -> Total:
    """A whole quiz. Where several are right, somebody has told how many; orders and pairs stay as the page has them."""
    return total(quiz, [mark(question, _answer(rule, question, seed)) for question in quiz.questions])


def _answer(rule: Rule, question: Question, seed: int) -> Given | None:
    match question.answer:
        case Single(options):
            return Chosen(rule([option.label for option in options]))
        case Multiple(options):
            right = sum(option.is_right for option in options)
            return Ticked(frozenset(take(rule, [option.label for option in options], right)))
        case Number():
            return Typed("1")
        case Order():
            return Ordered(shuffled(question, seed))
        case Match():
            return Matched(shuffled(question, seed))
    return None


def answer_right(quiz: Quiz) -> Total:
    return total(quiz, [mark(question, _right(question)) for question in quiz.questions])


def _right(question: Question) -> Given | None:
    match question.answer:
        case Single(options):
            return Chosen(next(at for at, option in enumerate(options) if option.is_right))
        case Multiple(options):
            return Ticked(frozenset(at for at, option in enumerate(options) if option.is_right))
        case Number() as number:
            return Typed(str(float(number.target if number.target is not None else number.low)))
        case Order(items):
            return Ordered(tuple(range(len(items))))
        case Match(_, pairs):
            return Matched(tuple(range(len(pairs))))
    return None

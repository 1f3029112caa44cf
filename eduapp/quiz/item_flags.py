"""What the figures of a quiz mean, in words, for whoever may mend it.

Under 20 learners only that is said: chance alone would raise the rest.
"""

from dataclasses import dataclass
from typing import Literal

from eduapp.quiz.item_statistics import FEWEST, ItemFigures
from eduapp.quiz.option_statistics import Choosing
from eduapp.quiz.statistics import QuizFigures
from eduapp.text.said import told
from eduapp.text.told import Told

Code = Literal["few", "key", "below-guessing", "negative", "hard", "easy", "weak", "blunt", "unused", "inconsistent"]

EASY, HARD = 0.95, 0.20  # facility
WEAK, BLUNT = 20.0, 50.0  # discrimination index and discriminative efficiency, in per cent
FEWEST_BEST = 5  # learners in the best third, under whom what they chose is an accident
SLACK = 1e-9  # what rounding may add


@dataclass(frozen=True, slots=True)
class Flag:
    code: Code
    told: Told


FEW = told(
    "Learners with a mark for every question: %(number)s. With fewer than %(fewest)s, read these figures with care."
)
BEST_CHOSE = told("The best learners chose %(options)s: look at the key.")
BEST_TICKED = told("Most of the best learners ticked %(options)s: look at the key.")
BELOW_GUESSING = told("Guessing would earn more: the question is too hard, or its key is wrong.")
NEGATIVE = told("Those who do well in the other questions do worse in this one: look at the question and its key.")
TOO_HARD = told("Few marks were earned here: the question is too hard, or what it asks for was not taught.")
TOO_EASY = told("Nearly all marks were earned here: the question is too easy to tell learners apart.")
TELLS_LITTLE = told("Those who do well in the other questions do hardly better in this one.")
TELLS_LESS = told("It tells learners apart less than half as well as a question of this difficulty could.")
NOBODY_CHOSE = told("Nobody chose %(options)s: what tempts nobody tests nothing.")
INCONSISTENT = told("Alpha is below 0: the questions ask for different things, or a key is wrong.")


def quiz_flags(whole: QuizFigures) -> tuple[Flag, ...]:
    """What is to be said of the quiz as a whole."""
    if whole.is_uncertain:
        return (_few(whole.n),)
    if whole.alpha is not None and whole.alpha < 0:
        return (Flag("inconsistent", Told(INCONSISTENT)),)
    return ()


def item_flags(item: ItemFigures) -> tuple[Flag, ...]:
    """What is to be said of a question, the worst first."""
    if item.is_uncertain:
        return (_few(item.compared),)
    found = _key(item.choosing), _facility(item), _discrimination(item), _unused(item.choosing)
    return tuple(flag for flag in found if flag is not None)


def _few(number: int) -> Flag:
    return Flag("few", Told(FEW, {"number": number, "fewest": FEWEST}))


def _key(choosing: Choosing | None) -> Flag | None:
    """With one right option, a wrong one that more of the best third chose; with several, a wrong one that most of
    them ticked."""
    if choosing is None or choosing.thirds.best < FEWEST_BEST:
        return None
    keys = [option.taken.best for option in choosing.options if option.is_right]
    least = keys[0] if len(keys) == 1 else choosing.thirds.best / 2
    better = [option.letter for option in choosing.options if not option.is_right and option.taken.best > least]
    sentence = BEST_CHOSE if len(keys) == 1 else BEST_TICKED
    return Flag("key", Told(sentence, {"options": ", ".join(better)})) if better else None


def _facility(item: ItemFigures) -> Flag | None:
    if item.facility is None:
        return None
    if item.facility < item.asked.guessed - SLACK:
        return Flag("below-guessing", Told(BELOW_GUESSING))
    if item.facility < HARD - SLACK:
        return Flag("hard", Told(TOO_HARD))
    return Flag("easy", Told(TOO_EASY)) if item.facility > EASY + SLACK else None


def _discrimination(item: ItemFigures) -> Flag | None:
    """Of a question that is too easy, only that it goes the wrong way: that it tells little is said already."""
    if item.discrimination is None or item.efficiency is None or item.facility is None:
        return None
    if item.discrimination < -SLACK:
        return Flag("negative", Told(NEGATIVE))
    if item.facility > EASY + SLACK:
        return None
    if item.discrimination < WEAK - SLACK:
        return Flag("weak", Told(TELLS_LITTLE))
    return Flag("blunt", Told(TELLS_LESS)) if item.efficiency < BLUNT - SLACK else None


def _unused(choosing: Choosing | None) -> Flag | None:
    if choosing is None:
        return None
    unused = [option.letter for option in choosing.options if not option.is_right and not option.taken.all]
    return Flag("unused", Told(NOBODY_CHOSE, {"options": ", ".join(unused)})) if unused else None

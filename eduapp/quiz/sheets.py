"""What many learners handed in of one quiz, as figures need it: marks in a table, and the options that were taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum

from eduapp.quiz.given import Chosen, Given, Ticked
from eduapp.quiz.guessing import guessed
from eduapp.quiz.marking import mark
from eduapp.quiz.model import Multiple, Question, Quiz, Single

DECIMALS = 9  # of a sum of marks, so that what is equal by hand is equal


@dataclass(frozen=True, slots=True)
class Asked:
    """A question. `number` is its place in the quiz, from 0; it can earn `most` marks, of which guessing earns the
    share `guessed` (0–1) on average. `keys` say of each option whether it is right; none where nothing is chosen."""

    number: int
    most: float = 1.0
    guessed: float = 0.0
    keys: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One learner's marks for each question, and the options taken in each.

    A mark is None where the learner never met the question or has not handed it in yet. What was handed in blank
    earned 0, and no option of it was taken.
    """

    marks: tuple[float | None, ...]
    taken: tuple[frozenset[int], ...]


@dataclass(frozen=True)
class Sheets:
    """The questions and all learners' sheets, with one entry a question in each. Marks lie between 0 and `most`."""

    asked: tuple[Asked, ...]
    sheets: tuple[Sheet, ...]

    def column(self, at: int) -> list[float]:
        """The marks of one question, of whoever has one."""
        return [found for sheet in self.sheets if (found := sheet.marks[at]) is not None]

    @cached_property
    def counted(self) -> tuple[int, ...]:
        """The questions for which anybody has a mark: the others belong to no total."""
        return tuple(at for at in range(len(self.asked)) if self.column(at))

    @cached_property
    def whole(self) -> tuple[tuple[float, ...], ...]:
        """The marks of the counted questions, of the learners who have them all: totals of others don't compare."""
        rows = (tuple(sheet.marks[at] for at in self.counted) for sheet in self._whole)
        return tuple(tuple(found for found in row if found is not None) for row in rows)

    @cached_property
    def totals(self) -> tuple[float, ...]:
        """In marks, of the learners of `whole`."""
        return tuple(round(exact, DECIMALS) for exact in self._exact)

    def rests(self, at: int) -> list[float]:
        """What the learners of `whole` earned without question `at`, which is counted; in marks."""
        place = self.counted.index(at)
        return [round(exact - row[place], DECIMALS) for exact, row in zip(self._exact, self.whole, strict=True)]

    def taken(self, at: int) -> list[frozenset[int]]:
        """The options of question `at` that each of the learners of `whole` took."""
        return [sheet.taken[at] for sheet in self._whole]

    @cached_property
    def _exact(self) -> tuple[float, ...]:
        """The totals before they are rounded: rounding twice would part what is equal."""
        return tuple(map(fsum, self.whole))

    @cached_property
    def _whole(self) -> tuple[Sheet, ...]:
        if not self.counted:
            return ()
        return tuple(sheet for sheet in self.sheets if all(sheet.marks[at] is not None for at in self.counted))


def sheets_of(quiz: Quiz, attempts: Sequence[Sequence[Given | None]]) -> Sheets:
    """The sheets of attempts that were handed in, of the questions that are scored.

    An attempt is what was given to each question of the quiz, None where it was left blank. Raises Impossible as
    `mark` does.
    """
    scored = [(number, question) for number, question in enumerate(quiz.questions) if question.is_scored]
    sheets = (_sheet([(question, given[number]) for number, question in scored]) for given in attempts)
    return Sheets(tuple(_asked(number, question) for number, question in scored), tuple(sheets))


def _asked(number: int, question: Question) -> Asked:
    answer = question.answer
    keys = tuple(option.is_right for option in answer.options) if isinstance(answer, Single | Multiple) else ()
    return Asked(number, guessed=float(guessed(answer)), keys=keys)


def _sheet(answered: Sequence[tuple[Question, Given | None]]) -> Sheet:
    shares = [mark(question, given).share for question, given in answered]
    marks = tuple(None if share is None else float(share) for share in shares)
    return Sheet(marks, tuple(_taken(given) for _, given in answered))


def _taken(given: Given | None) -> frozenset[int]:
    match given:
        case Chosen(option):
            return frozenset({option})
        case Ticked(options):
            return options
    return frozenset()

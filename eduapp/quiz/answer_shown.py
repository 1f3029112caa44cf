"""What is due once a question is answered, as safe HTML: what was right, why, and what others thought.

Nothing of it may be made for a page before the answer is due.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from eduapp.quiz.given import Chosen, Given, Matched, Ordered, Ticked, Typed, Written
from eduapp.quiz.marking import Mark, mark
from eduapp.quiz.model import Concordance, Match, Multiple, Number, Order, OwnWords, Question, Single
from eduapp.quiz.shown import Shown, blocks, judged, label
from eduapp.quiz.typed_number import written
from eduapp.text.cites import Cites


@dataclass(frozen=True, slots=True)
class OptionTold:
    """An option in the light of the answer; `feedback` is empty where the author wrote none."""

    label: str
    is_given: bool
    is_right: bool
    feedback: str


@dataclass(frozen=True, slots=True)
class StepTold:
    """One step of a concordance: how many of the panel of `of` chose it."""

    label: str
    is_given: bool
    is_mode: bool
    panel: int
    of: int

    @property
    def percent(self) -> int:
        return round(100 * self.panel / self.of)


@dataclass(frozen=True, slots=True)
class PlaceTold:
    """One place of an order: the item that was put there (empty if none was), and the one that belongs there."""

    given: str
    right: str
    is_right: bool


@dataclass(frozen=True, slots=True)
class PairTold:
    """One left entry of a match, with what was chosen for it (empty if nothing was) and what belongs to it."""

    left: str
    given: str
    right: str
    is_right: bool


@dataclass(frozen=True, slots=True)
class NumberTold:
    """The right number (empty where there is only a range), and from where to where an answer is taken as right;
    all plain text."""

    target: str
    low: str
    high: str
    unit: str


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """A question that was answered, or that was left blank. The fields are in the order of the page.

    All texts are HTML but `words`, `typed` and `number`, which are plain text that is not escaped. Of the lists
    only that of the question's kind is filled: `options` in the order in which they were presented. `typed` is what
    was typed as a number; how it was read says `mark.understood`.
    """

    mark: Mark
    options: tuple[OptionTold, ...]
    panel: tuple[StepTold, ...]
    places: tuple[PlaceTold, ...]
    pairs: tuple[PairTold, ...]
    typed: str
    number: NumberTold | None
    words: str
    model_answer: str
    rubric: tuple[str, ...]
    explain: str
    cited: tuple[str, ...]


def answer_shown(shown: Shown, number: int, seed: int, given: Given | None, cites: Cites | None = None) -> AnswerShown:
    """All that is due after the answer, which is in the numbers of the file; None if it was left blank.

    `cites` are those of the page, if the question stands on it too. Raises Impossible as `mark` does.
    """
    question, cites = shown.quiz.questions[number], cites or shown.cites()
    found, told = mark(question, given), _Told(question, given, cites)
    options = told.options(shown.order(number, seed))
    panel, places, pairs = told.panel(), told.places(), told.pairs()
    model_answer, rubric = told.own_words()
    return AnswerShown(
        mark=found,
        options=options,
        panel=panel,
        places=places,
        pairs=pairs,
        typed=given.text if isinstance(given, Typed) else "",
        number=right_number(question.answer) if isinstance(question.answer, Number) else None,
        words=given.words if isinstance(given, Written) else "",
        model_answer=model_answer,
        rubric=rubric,
        explain=blocks(question.explain, cites),
        cited=cites.ids,
    )


def right_number(number: Number) -> NumberTold:
    target = "" if number.target is None else written(number.target)
    return NumberTold(target, written(number.low), written(number.high), number.unit)


@dataclass(frozen=True, slots=True)
class _Told:
    question: Question
    given: Given | None
    cites: Cites

    def options(self, order: Iterable[int]) -> tuple[OptionTold, ...]:
        answer = self.question.answer
        if not isinstance(answer, Single | Multiple):
            return ()
        return tuple(
            OptionTold(
                label(answer.options[at].label, self.cites),
                self._is_given(at),
                answer.options[at].is_right,
                blocks(answer.options[at].feedback, self.cites),
            )
            for at in order
        )

    def panel(self) -> tuple[StepTold, ...]:
        answer = self.question.answer
        if not isinstance(answer, Concordance):
            return ()
        panel = [judgement.panel for judgement in answer.options]
        return tuple(
            StepTold(
                label(judged(judgement.step, judgement.label), self.cites),
                self._is_given(at),
                judgement.panel == max(panel),
                judgement.panel,
                sum(panel),
            )
            for at, judgement in enumerate(answer.options)
        )

    def places(self) -> tuple[PlaceTold, ...]:
        answer, given = self.question.answer, self.given
        if not isinstance(answer, Order):
            return ()
        labels = [label(item, self.cites) for item in answer.items]
        order = given.items if isinstance(given, Ordered) else (None,) * len(labels)
        return tuple(
            PlaceTold("" if item is None else labels[item], labels[at], item == at) for at, item in enumerate(order)
        )

    def pairs(self) -> tuple[PairTold, ...]:
        answer, given = self.question.answer, self.given
        if not isinstance(answer, Match):
            return ()
        labels = [(label(left, self.cites), label(right, self.cites)) for left, right in answer.pairs]
        chosen = given.rights if isinstance(given, Matched) else (None,) * len(labels)
        return tuple(
            PairTold(left, "" if number is None else labels[number][1], right, number == at)
            for at, ((left, right), number) in enumerate(zip(labels, chosen, strict=True))
        )

    def own_words(self) -> tuple[str, tuple[str, ...]]:
        """The model answer and the points of the rubric."""
        if not isinstance(self.question.answer, OwnWords):
            return "", ()
        write = self.question.answer.write
        return blocks(write.model_answer, self.cites), tuple(label(point, self.cites) for point in write.rubric)

    def _is_given(self, option: int) -> bool:
        match self.given:
            case Chosen(chosen):
                return chosen == option
            case Ticked(ticked):
                return option in ticked
        return False

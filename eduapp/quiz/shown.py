"""A quiz made ready for a page: each question as safe HTML that a template only has to place.

What is shown of a question before it is answered holds nothing of its key, not even in the order or the numbers of
what it lists. What is due after the answer is made by a call of its own, in `answer_shown.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from eduapp.quiz.model import Concordance, Kind, Match, Multiple, Number, Order, OwnWords, Question, Quiz, Single
from eduapp.quiz.shuffled import shuffled
from eduapp.text.bare import bare
from eduapp.text.beside import files_in
from eduapp.text.cites import REFERENCE, Cites
from eduapp.text.keywords import Difficulty
from eduapp.text.markdown import block_html, inline_html, label_html
from eduapp.text.said import Say
from eduapp.text.shown import prepare


@dataclass(frozen=True, slots=True)
class CoverShown:
    """Title and introduction; `title` is plain text, `heading` the same as HTML. `cited` as in QuestionShown."""

    title: str
    heading: str
    prose: str
    cited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """A question that waits for its answer. The fields are in the order of the page, in which citations are
    numbered too.

    `title` is plain text that is not escaped, `unit` too; all other texts are HTML, the lists and the prompt without
    links. What is listed is answered with its place in the list, from 0: `options` of a single, multiple or
    concordance, `items` of an order, `rights` of a match, of which each of `lefts` takes one. `columns` name the
    two sides of a match. `cited` are the ids of what is cited on the page so far, the first with number 1.
    """

    id: str
    number: int
    kind: Kind
    difficulty: Difficulty
    is_scored: bool
    title: str
    heading: str
    prose: str
    question: str
    options: tuple[str, ...]
    items: tuple[str, ...]
    columns: tuple[str, ...]
    lefts: tuple[str, ...]
    rights: tuple[str, ...]
    unit: str
    prompt: str
    cited: tuple[str, ...]


class Shown:
    """A quiz ready to be shown: one for each revision and language of the interface, shared by all attempts.

    `say` speaks that language.
    """

    def __init__(self, quiz: Quiz, say: Say = str) -> None:
        self.quiz = quiz
        self._say = say
        self.title = bare(inline_html(quiz.title)).filled({})
        self._prose = [prepare(question.prose, (), say) for question in quiz.questions]

    def cites(self) -> Cites:
        """The citations of a new page: hand them to all that is shown on it."""
        return Cites(self._say(REFERENCE))

    def cover(self) -> CoverShown:
        cites = self.cites()
        heading = line(self.quiz.title, cites)
        prose = prepare(self.quiz.introduction, (), self._say).shown((), cites.linked)
        return CoverShown(self.title, heading, prose, cites.ids)

    def order(self, number: int, seed: int) -> tuple[int, ...]:
        """In which order a question is presented to the attempt with this seed."""
        return shuffled(self.quiz.questions[number], seed, self.quiz.facts.shuffle)

    def question(self, number: int, seed: int, cites: Cites | None = None) -> QuestionShown:
        """The question with this number, from 0, as the attempt with this seed sees it."""
        question, order = self.quiz.questions[number], self.order(number, seed)
        cites = cites or self.cites()
        heading = line(question.heading, cites)
        prose = self._prose[number].shown((), cites.linked)
        asked = line(question.question, cites)
        parts = _Parts(question, order, cites)
        return QuestionShown(
            id=question.id,
            number=number,
            kind=question.kind,
            difficulty=question.difficulty,
            is_scored=question.is_scored,
            title=bare(inline_html(question.heading)).filled({}),
            heading=heading,
            prose=prose,
            question=asked,
            options=parts.options(),
            items=parts.items(),
            columns=parts.columns(),
            lefts=parts.lefts(),
            rights=parts.rights(),
            unit=question.answer.unit if isinstance(question.answer, Number) else "",
            prompt=label(question.answer.write.prompt, cites) if isinstance(question.answer, OwnWords) else "",
            cited=cites.ids,
        )

    def files(self, told: Iterable[int]) -> frozenset[str]:
        """The files beside the quiz that may be seen: those named in what is asked, and in the reasons of the
        questions of which these may be told (by their numbers, from 0)."""
        quiz, cites = self.quiz, self.cites()
        lines = [quiz.title, *(reference.text for reference in quiz.references)]
        for question in quiz.questions:
            lines += [question.heading, question.question, *question.texts()]
        reasons = [blocks(reason, cites) for number in told for reason in quiz.questions[number].reasons()]
        asked = (prepare(quiz.introduction, (), self._say), *self._prose)
        return files_in((*asked, *(line(text, cites) for text in lines), *reasons))


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a question lists, in the order of the page."""

    question: Question
    order: tuple[int, ...]
    cites: Cites

    def options(self) -> tuple[str, ...]:
        match self.question.answer:
            case Single(options) | Multiple(options):
                return self._labels(option.label for option in (options[at] for at in self.order))
            case Concordance(judgements):
                return self._labels(judged(judgement.step, judgement.label) for judgement in judgements)
        return ()

    def items(self) -> tuple[str, ...]:
        answer = self.question.answer
        return self._labels(answer.items[at] for at in self.order) if isinstance(answer, Order) else ()

    def columns(self) -> tuple[str, ...]:
        answer = self.question.answer
        return self._labels(answer.header) if isinstance(answer, Match) else ()

    def lefts(self) -> tuple[str, ...]:
        answer = self.question.answer
        return self._labels(left for left, _ in answer.pairs) if isinstance(answer, Match) else ()

    def rights(self) -> tuple[str, ...]:
        answer = self.question.answer
        return self._labels(answer.pairs[at][1] for at in self.order) if isinstance(answer, Match) else ()

    def _labels(self, texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(label(text, self.cites) for text in texts)


def judged(step: int, words: str) -> str:
    """A step of the scale as it is read: its number, and its words where it has some."""
    number = f"{step:+d}".replace("-", "\N{MINUS SIGN}") if step else "0"
    return f"{number} {words}".strip()


def line(markdown: str, cites: Cites) -> str:
    """A line in which citations are links."""
    return inline_html(markdown).filled({}, cites.linked)


def label(markdown: str, cites: Cites) -> str:
    """A line in which nothing is a link."""
    return label_html(markdown).filled({}, cites.named)


def blocks(markdown: str, cites: Cites) -> str:
    return block_html(markdown).filled({}, cites.linked) if markdown else ""

"""A quiz as its author wrote it. Places are where a thing stands in the file; they don't count as content."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import ClassVar, Literal

from eduapp.text.finding import NOWHERE, Place
from eduapp.text.keywords import Difficulty
from eduapp.text.own_words import Write
from eduapp.text.prose import Prose
from eduapp.text.terms import Reference

Kind = Literal["single", "multiple", "number", "order", "match", "concordance", "write"]
Use = Literal["pre", "post", "formative"]
When = Literal["now", "end"]
SCALE = (-2, -1, 0, 1, 2)


@dataclass(frozen=True, slots=True)
class Option:
    """A line to choose or to tick; `feedback` is Markdown."""

    label: str
    is_right: bool
    feedback: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Single:
    """One best answer."""

    kind: ClassVar[Kind] = "single"
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Multiple:
    """Several right answers."""

    kind: ClassVar[Kind] = "multiple"
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A number from `low` to `high`, both included. `target` is the one that is told, None where the author gave
    only a range; `unit` is the word behind it, empty if it has none."""

    kind: ClassVar[Kind] = "number"
    low: Fraction
    high: Fraction
    target: Fraction | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """Items in the right order."""

    kind: ClassVar[Kind] = "order"
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Right pairs of a left and a right entry; `header` names the two columns."""

    kind: ClassVar[Kind] = "match"
    header: tuple[str, str]
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One step of the scale of a script concordance, and how many of the panel chose it."""

    step: int
    label: str
    panel: int


@dataclass(frozen=True, slots=True)
class Concordance:
    """How much what is new changes a thought: five steps, in the order of the file."""

    kind: ClassVar[Kind] = "concordance"
    options: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class OwnWords:
    """To answer in own words, which is never scored."""

    kind: ClassVar[Kind] = "write"
    write: Write


Answer = Single | Multiple | Number | Order | Match | Concordance | OwnWords
NEVER_SCORED: tuple[Kind, ...] = ("concordance", "write")


@dataclass(frozen=True, slots=True)
class Question:
    """`weights` are the competencies that it bears on, each with a whole weight; `explain` is Markdown."""

    id: str
    heading: str
    answer: Answer
    prose: Prose = ()
    question: str = ""
    weights: Mapping[str, int] = field(default_factory=dict)
    difficulty: Difficulty = "medium"
    explain: str = ""
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def kind(self) -> Kind:
        return self.answer.kind

    @property
    def is_scored(self) -> bool:
        """Whether it counts in the total: a concordance is formative only, own words no machine can mark."""
        return self.kind not in NEVER_SCORED

    def texts(self) -> Iterator[str]:
        """The lines of Markdown that are answered from: labels, items, pairs, a prompt."""
        match self.answer:
            case Single(options) | Multiple(options):
                yield from (option.label for option in options)
            case Order(items):
                yield from items
            case Match(header, pairs):
                yield from (*header, *(entry for pair in pairs for entry in pair))
            case Concordance(judgements):
                yield from (judgement.label for judgement in judgements)
            case OwnWords(write):
                yield write.prompt

    def reasons(self) -> Iterator[str]:
        """The Markdown that is shown once it is answered, as far as there is any."""
        texts = [self.explain]
        if isinstance(self.answer, Single | Multiple):
            texts += [option.feedback for option in self.answer.options]
        if isinstance(self.answer, OwnWords):
            texts += [self.answer.write.model_answer, *self.answer.write.rubric]
        yield from filter(None, texts)


@dataclass(frozen=True, slots=True)
class Facts:
    """The front matter of a quiz. `minutes` is the author's word, `share` the part of the points that passes.

    `parallel` is the file beside this one whose questions ask the same, in the same order. `review` says whether
    its questions make review cards, `shuffle` whether its options are mixed for each learner.
    """

    summary: str
    minutes: Fraction
    authors: tuple[str, ...]
    reviewed: date
    valid_months: int = 24
    share: Fraction = Fraction(7, 10)
    lang: str = "en"
    use: Use = "formative"
    feedback: When = "now"
    parallel: str | None = None
    review: bool = True
    shuffle: bool = False
    places: dict[str, Place] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Quiz:
    """`questions` in the order of the file. `references` are the file's own footnotes."""

    title: str
    facts: Facts
    questions: tuple[Question, ...]
    introduction: Prose = ()
    references: tuple[Reference, ...] = ()

    def competencies(self) -> tuple[str, ...]:
        """The competencies that some question bears on, in alphabetical order."""
        return tuple(sorted({competency for question in self.questions for competency in question.weights}))

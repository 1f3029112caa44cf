"""A case as its author wrote it. Places are where a thing stands in the file; they don't count as content."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from eduapp.text.expression import Expression
from eduapp.text.finding import NOWHERE, Place
from eduapp.text.keywords import Difficulty
from eduapp.text.own_words import Write
from eduapp.text.prose import Prose
from eduapp.text.terms import Reference
from eduapp.text.variable import Variable

EndKind = Literal["best", "good", "poor", "harm"]
Operator = Literal["=", "+=", "-="]


@dataclass(frozen=True, slots=True)
class Assignment:
    """`set`: a variable gets, gains or loses a value."""

    name: str
    operator: Operator
    value: Expression


@dataclass(frozen=True, slots=True)
class Score:
    competency: str
    points: int


@dataclass(frozen=True, slots=True)
class Effects:
    """What a choice or an option needs and does. `unsafe` are texts, `feedback` is Markdown."""

    condition: Expression | None = None
    sets: tuple[Assignment, ...] = ()
    scores: tuple[Score, ...] = ()
    unsafe: tuple[str, ...] = ()
    feedback: str = ""

    def points(self) -> int:
        """All points together, over the competencies."""
        return sum(score.points for score in self.scores)


@dataclass(frozen=True, slots=True)
class Option:
    """A line to tick, sent with the choice that is pressed."""

    label: str
    effects: Effects = Effects()
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """A way on, or an ask where `to` is the scene that it stands in."""

    label: str
    to: str
    effects: Effects = Effects()
    place: Place = field(default=NOWHERE, compare=False)


Act = Option | Choice


@dataclass(frozen=True, slots=True)
class Go:
    """On entry: on to another scene at once, if the condition holds (None always does)."""

    label: str
    to: str
    condition: Expression | None = None
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Pick:
    """How many options must be ticked with a choice that leaves."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Scene:
    id: str
    heading: str
    prose: Prose = ()
    question: str = ""
    sets: tuple[Assignment, ...] = ()
    gos: tuple[Go, ...] = ()
    pick: Pick | None = None
    write: Write | None = None
    difficulty: Difficulty = "medium"
    end: EndKind | None = None
    options: tuple[Option, ...] = ()
    choices: tuple[Choice, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def acts(self) -> tuple[Act, ...]:
        """The options, then the choices."""
        return (*self.options, *self.choices)

    def is_ask(self, choice: Choice) -> bool:
        return choice.to == self.id


@dataclass(frozen=True, slots=True)
class Objective:
    competency: str
    text: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Facts:
    """The front matter of a case. `minutes` is the author's word, `share` the part of the best score that passes."""

    summary: str
    minutes: Fraction
    authors: tuple[str, ...]
    reviewed: date
    objectives: tuple[Objective, ...]
    valid_months: int = 24
    share: Fraction = Fraction(7, 10)
    lang: str = "en"
    shuffle: bool = False
    show: tuple[tuple[str, str], ...] = ()
    places: dict[str, Place] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Case:
    """`scenes` in the order of the file: the first is the start. `references` are the file's own footnotes."""

    title: str
    facts: Facts
    scenes: tuple[Scene, ...]
    variables: tuple[Variable, ...] = ()
    introduction: Prose = ()
    references: tuple[Reference, ...] = ()

    def competencies(self) -> tuple[str, ...]:
        """The competencies that something scores, in alphabetical order."""
        return tuple(sorted({score.competency for effects in self.effects() for score in effects.scores}))

    def effects(self) -> Iterator[Effects]:
        """The effects of every option and choice, scene by scene."""
        for scene in self.scenes:
            for act in scene.acts:
                yield act.effects

"""A module as its organiser wrote it. Places are where a thing stands in the file; they don't count as content."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from eduapp.case.model import Objective
from eduapp.text.finding import NOWHERE, Place
from eduapp.text.prose import Prose
from eduapp.text.terms import Reference

ContentKind = Literal["case", "quiz"]
QuestionKind = Literal["objectives", "yes-no", "choice", "words", "scale", "intentions"]
QUARTER = Fraction(1, 4)
LAST = 1000  # where a module stands that names no place


@dataclass(frozen=True, slots=True)
class Content:
    """One thing to do: a case or a quiz. `path` leads there from the folder that holds `cases/` and `quizzes/`."""

    kind: ContentKind
    path: str
    optional: bool = False
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Credit:
    """Credit on offer: its kind in the provider's own words, and the most that can be claimed, in hours."""

    kind: str
    amount: Fraction
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def quarters(self) -> int:
        """The amount in quarter hours, in which credit is counted."""
        return int(self.amount / QUARTER)


@dataclass(frozen=True, slots=True)
class Mitigated:
    how: str
    when: date


@dataclass(frozen=True, slots=True)
class Relationship:
    """A financial relationship with a company; `ended` is None while it lasts."""

    company: str
    nature: str
    mitigated: Mitigated
    ended: date | None = None
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What a person in control of content has declared, and on which day. No relationships means none; `since` is
    when the role began, None where nobody said so."""

    name: str
    role: str
    attested: date
    relationships: tuple[Relationship, ...] = ()
    since: date | None = None
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the evaluation. `objectives` is asked for each objective; `scale` goes from 1 to 5;
    `intentions` are up to three sentences of the learner's own; `choices` belong to a `choice`."""

    id: str
    prompt: str
    kind: QuestionKind
    choices: tuple[str, ...] = ()
    several: bool = False
    optional: bool = False
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Facts:
    """The front matter of a module.

    `support` is empty where there is no commercial support; `attempts` is None where there is no limit;
    `rights` says who holds them; `order` is its place among the modules, from 1;
    `share` is the part of the post-test that passes.
    """

    summary: str
    minutes: Fraction
    authors: tuple[str, ...]
    reviewed: date
    objectives: tuple[Objective, ...]
    audience: str
    released: date
    expires: date
    support: str
    bias: str
    disclosures: tuple[Disclosure, ...]
    evaluation: tuple[Question, ...]
    provider: str = ""
    credits: tuple[Credit, ...] = ()
    accreditation: str = ""
    attempts: int | None = None
    order: int = LAST
    act: str = ""
    rights: str = ""
    handouts: tuple[str, ...] = ()
    share: Fraction = Fraction(7, 10)
    valid_months: int = 24
    lang: str = "en"
    places: dict[str, Place] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Module:
    """`contents` in the order in which they are done; `references` are the file's own footnotes."""

    title: str
    description: Prose
    facts: Facts
    contents: tuple[Content, ...]
    references: tuple[Reference, ...] = ()
    citations: tuple[tuple[str, Place], ...] = field(default=(), compare=False, repr=False)

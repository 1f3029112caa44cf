"""A module that is to be released: one state of its files, and what people have said of that state."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from eduapp.case.model import Case
from eduapp.module.critical import Used
from eduapp.module.model import Facts
from eduapp.quiz.model import Quiz, Use
from eduapp.text.told import Told

Stage = Literal["author", "reviewer", "organiser"]
Page = Literal["", "draft", "review"]
STAGES: tuple[Stage, ...] = ("author", "reviewer", "organiser")


@dataclass(frozen=True, slots=True)
class Where:
    """Where something is mended: in a file, at a key of its front matter or a scene, in a line if it has one; or on a
    page of the draft."""

    file: str = ""
    key: str = ""
    line: int = 0
    page: Page = ""


@dataclass(frozen=True, slots=True)
class Lacking:
    """What keeps a candidate from being released; `code` stays the same whatever the sentence."""

    code: str
    told: Told
    where: Where


@dataclass(frozen=True, slots=True)
class SignOff:
    """A person has said that the state with this hash is right. `person` is the account."""

    stage: Stage
    person: int
    name: str
    at: datetime
    hash: str


@dataclass(frozen=True, slots=True)
class Part:
    """A case or quiz that the module lists. `is_explored` says whether every way through it has been looked at."""

    path: str
    kind: Literal["case", "quiz"]
    authors: tuple[str, ...]
    reviewed: date
    valid_months: int = 24
    use: Use | None = None
    is_optional: bool = False
    is_explored: bool = True


@dataclass(frozen=True, slots=True)
class Slips:
    """The errors of one file: how many, and the line of the first."""

    file: str
    line: int
    count: int = 1


@dataclass(frozen=True, slots=True)
class OpenComment:
    """A comment of the review on a line that nobody has resolved."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Changed:
    """A reference that the file cites and that somebody has marked as changed, with what has happened."""

    claim: str
    what: str
    file: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """`path` is that of its module.md; `facts` are None where that cannot be read. `wrote` are the accounts that
    ever changed the module, `may_sign` the names of those who may sign at a stage, `planners` the names of who planned
    it. `unsigned` are the keys of critical facts that the reviewer has not signed, `uncarried` the places that lean on
    no reference, `changed` what it cites and has changed in the world."""

    hash: str
    path: str
    facts: Facts | None
    parts: tuple[Part, ...] = ()
    slips: tuple[Slips, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    wrote: frozenset[int] = frozenset()
    may_sign: Mapping[Stage, tuple[str, ...]] = field(default_factory=dict)
    planners: tuple[str, ...] = ()
    open_comments: tuple[OpenComment, ...] = ()
    unsigned: tuple[str, ...] = ()
    uncarried: tuple[Used, ...] = ()
    changed: tuple[Changed, ...] = ()

    def at(self, key: str) -> Where:
        """Where a key of the module is mended: in its line, if it stands there."""
        place = self.facts.places.get(key) if self.facts else None
        return Where(self.path, key, place.line if place else 0)

    def signed(self, stage: Stage) -> tuple[SignOff, ...]:
        """The sign-offs of a stage for exactly this state."""
        return tuple(one for one in self.sign_offs if one.stage == stage and one.hash == self.hash)

    def authors(self) -> Iterator[tuple[str, str]]:
        """Everybody who is named as an author, with the file that says so."""
        for path, names in ((self.path, self.facts.authors if self.facts else ()), *_of_parts(self.parts)):
            for name in names:
                yield name, path


def _of_parts(parts: tuple[Part, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for part in parts:
        yield part.path, part.authors


def part_of(path: str, document: Case | Quiz, is_optional: bool = False, is_explored: bool = True) -> Part:
    """What the gate has to know of a case or quiz."""
    facts, use = document.facts, document.facts.use if isinstance(document, Quiz) else None
    kind: Literal["case", "quiz"] = "quiz" if isinstance(document, Quiz) else "case"
    return Part(path, kind, facts.authors, facts.reviewed, facts.valid_months, use, is_optional, is_explored)

"""Which facts a module turns on: those that something scored or unsafe leans on. The reviewer signs each of them."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from eduapp.case.leaning import leanings as of_case
from eduapp.case.model import Case
from eduapp.quiz.leaning import leanings as of_quiz
from eduapp.quiz.model import Quiz
from eduapp.text.leaning import Leaning


@dataclass(frozen=True, slots=True)
class Used:
    """A place in the file at a path that leans on something, or should."""

    path: str
    leaning: Leaning


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim, or a reference of one file's own: then `file` is the path of that file, else it is empty."""

    id: str
    file: str
    uses: tuple[Used, ...]

    @property
    def key(self) -> str:
        """What tells it from every other fact of the module."""
        return f"{self.file}#{self.id}" if self.file else self.id


@dataclass(frozen=True, slots=True)
class Critical:
    """`facts` by their ids; `uncarried` is what is scored or unsafe and leans on nothing at all."""

    facts: tuple[Fact, ...]
    uncarried: tuple[Used, ...]


def leanings(document: Case | Quiz) -> Iterator[Leaning]:
    """What the places of a case or quiz lean on."""
    return of_case(document) if isinstance(document, Case) else of_quiz(document)


def critical(documents: Iterable[tuple[str, Iterable[Leaning]]], claims: Collection[str]) -> Critical:
    """The critical facts of all documents together, each a path and what it leans on. `claims` are the ids of the
    list; what else is cited is a document's own. An act leans on what its own words cite, else on what its scene
    cites."""
    found: dict[tuple[str, str], list[Used]] = {}
    uncarried = []
    for path, leanings in documents:
        for leaning in leanings:
            if not (leaning.is_scored or leaning.is_unsafe):
                continue
            used = Used(path, leaning)
            cited = leaning.cited or leaning.around
            if not cited:
                uncarried.append(used)
            for id_ in cited:
                found.setdefault((id_, "" if id_ in claims else path), []).append(used)
    facts = tuple(Fact(id_, file, tuple(uses)) for (id_, file), uses in sorted(found.items()))
    return Critical(facts, tuple(uncarried))

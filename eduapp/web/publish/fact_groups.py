"""The critical facts of a draft as a reviewer signs them: by the file that leans on each first, in the order of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from eduapp.actions.candidates import CriticalFact, Looked
from eduapp.library import Document


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that leans on a fact, and the line at which its scene or question begins."""

    path: str
    title: str
    heading: str
    line: int
    act: str
    is_unsafe: bool


@dataclass(frozen=True, slots=True)
class Listed:
    fact: CriticalFact
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The facts of one file."""

    path: str
    title: str
    facts: tuple[Listed, ...]


def groups(looked: Looked, *, is_signed: bool) -> tuple[Group, ...]:
    """Those that are signed, or those that are left, the files in the order in which the module lists them."""
    order = in_order(looked)
    found: dict[str, list[Listed]] = {path: [] for path in order}
    for one in looked.facts:
        if bool(one.signed_by) == is_signed:
            spots = tuple(_spots(one, looked.documents))
            spots = tuple(sorted(spots, key=lambda spot: (order.index(spot.path), spot.line)))
            found[spots[0].path].append(Listed(one, spots))
    return tuple(
        Group(path, looked.documents[path].title, tuple(sorted(facts, key=lambda one: one.spots[0].line)))
        for path, facts in found.items()
        if facts
    )


def in_order(looked: Looked) -> list[str]:
    """The paths of all documents, as the module lists them: it, its contents, then what is beside."""
    module = looked.module
    listed = [looked.candidate.path, *(content.path for content in module.contents)] if module else []
    found = [path for path in listed if path in looked.documents]
    return [*found, *(path for path in looked.documents if path not in found)]


def _spots(one: CriticalFact, documents: Mapping[str, Document]) -> list[Spot]:
    found = []
    for used in one.fact.uses:
        document, leaning = documents[used.path], used.leaning
        heading, line = _parts(document).get(leaning.where, (leaning.where, 1))
        found.append(Spot(used.path, document.title, heading, line, leaning.act or "", leaning.is_unsafe))
    return found


def _parts(document: Document) -> dict[str, tuple[str, int]]:
    """The heading and the line of each scene or question, by its id."""
    if document.case:
        return {scene.id: (scene.heading, scene.place.line) for scene in document.case.scenes}
    if document.quiz:
        return {question.id: (question.heading, question.place.line) for question in document.quiz.questions}
    return {}

"""What leans on each reference of a document, and how much: an unsafe act, something scored, or words alone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from eduapp.case.model import Case
from eduapp.module.critical import leanings
from eduapp.module.model import Module
from eduapp.quiz.model import Quiz
from eduapp.text.leaning import Leaning, texts_of
from eduapp.text.page import Page
from eduapp.text.quoted import sentence_citing

Weight = Literal["unsafe", "scored", "cited"]
WEIGHTS: tuple[Weight, ...] = ("unsafe", "scored", "cited")


@dataclass(frozen=True, slots=True)
class Use:
    """A place that leans on a reference: the id and heading of a scene or question, or the path and title of a page to
    print; both are empty for the document as a whole. `sentence` is the one that cites it: of an act that cites
    nothing itself, that of its scene. All texts are Markdown: only few of them are ever shown."""

    where: str
    heading: str
    act: str
    weight: Weight
    sentence: str

    @property
    def matters(self) -> bool:
        return self.weight != "cited"


def uses(document: Case | Quiz | Module) -> dict[str, tuple[Use, ...]]:
    """By the ids of references, what leans on them."""
    if isinstance(document, Module):
        cited = tuple(dict.fromkeys(id_ for id_, _ in document.citations))
        texts = (*texts_of(document.description), document.facts.act, document.facts.accreditation)
        return _gathered([Leaning("", cited=cited, texts=texts)], {})
    parts = document.scenes if isinstance(document, Case) else document.questions
    return _gathered(leanings(document), {part.id: part.heading for part in parts})


def uses_of_page(page: Page, path: str) -> dict[str, tuple[Use, ...]]:
    """Those of a page to print."""
    cited = tuple(dict.fromkeys(id_ for id_, _ in page.citations))
    return _gathered([Leaning(path, cited=cited, texts=tuple(texts_of(page.prose)))], {path: page.title})


def _gathered(found: Iterable[Leaning], headings: Mapping[str, str]) -> dict[str, tuple[Use, ...]]:
    gathered: dict[str, list[Use]] = {}
    scenes: dict[str, tuple[str, ...]] = {}
    for leaning in found:
        if not leaning.act:
            scenes[leaning.where] = leaning.texts
        for id_, use in _uses(leaning, scenes.get(leaning.where, ()), headings):
            gathered.setdefault(id_, []).append(use)
    return {id_: tuple(own) for id_, own in gathered.items()}


def _uses(leaning: Leaning, scene: tuple[str, ...], headings: Mapping[str, str]) -> Iterator[tuple[str, Use]]:
    weight: Weight = "unsafe" if leaning.is_unsafe else "scored" if leaning.is_scored else "cited"
    leans_on = leaning.cited or (leaning.around if weight != "cited" else ())
    for id_ in leans_on:
        sentence = sentence_citing(leaning.texts, id_) or sentence_citing(scene, id_)
        yield id_, Use(leaning.where, headings.get(leaning.where, ""), leaning.act, weight, sentence)

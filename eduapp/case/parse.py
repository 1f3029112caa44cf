"""From the text of a case to the case, with a finding for each slip."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

from eduapp.case.acts import ActReader
from eduapp.case.front import FORM, FrontMatter, read_facts, read_variables
from eduapp.case.model import Case
from eduapp.case.scenes import SceneReader
from eduapp.text.citations import find_citation_slips, own_references
from eduapp.text.finding import MOST, Finding, Findings, Place, TooMany, did_you_mean
from eduapp.text.keywords import tell_competency
from eduapp.text.outline import Outline, read_outline
from eduapp.text.read_line import LineReader
from eduapp.text.read_prose import read_prose
from eduapp.text.source import read_source
from eduapp.text.terms import Terms
from eduapp.text.variable import Variable
from eduapp.text.yaml import Document, read_yaml


@dataclass(frozen=True, slots=True)
class Parsed:
    """`case` is None where the structure is not clean; `findings` say why. `citations` and `names` (variables
    read or shown) are what the text was seen to use."""

    case: Case | None
    findings: tuple[Finding, ...]
    citations: tuple[tuple[str, Place], ...] = ()
    names: frozenset[str] = frozenset()
    title: str = ""


def parse(data: bytes, file: str, terms: Terms, original: Case | None = None) -> Parsed:
    """Read a case. `original` is the case that this one translates: scenes then take their ids from it."""
    return _Parser(file, terms, original).parse(data)


def _doubtful(document: Document, front: FrontMatter | None) -> Callable[[str], bool]:
    """Whether a name may be a variable whose declaration could not be read."""
    keys = document.data if isinstance(document.data, dict) else {}
    declared = keys.get("variables")
    if not isinstance(declared, dict):
        return lambda name: front is None
    return lambda name: name in declared or name in keys


@dataclass(slots=True)
class _Parser:
    file: str
    terms: Terms
    original: Case | None
    findings: Findings = field(init=False)

    def __post_init__(self) -> None:
        self.findings = Findings(self.file, MOST)

    def parse(self, data: bytes) -> Parsed:
        try:
            return self.read(data)
        except TooMany:
            return Parsed(None, tuple(self.findings))

    def read(self, data: bytes) -> Parsed:
        source = read_source(data, self.findings)
        document = read_yaml(source.front or (), self.findings)
        if document.data is None and not self.findings.has_errors:
            self.findings.add("front-matter", Place(1), "The front matter is empty.", "It needs summary, minutes, …")
        front = FORM.read(document, self.findings)
        variables = self.variables(document)
        if not source.body and self.findings.has_errors:
            return Parsed(None, tuple(self.findings))
        outline = read_outline(source.body, self.findings)
        known = {variable.name: variable for variable in variables}
        reader = LineReader(self.findings, known, self.terms.exists, _doubtful(document, front))
        case = self.case(outline, document, front, variables, reader)
        find_citation_slips(case.references, reader.used.citations, self.terms.claims, self.findings)
        whole = front is not None and not self.findings.has_errors
        used = reader.used
        names = frozenset(used.names) | {name for name, _ in case.facts.show} if whole else frozenset()
        return Parsed(case if whole else None, tuple(self.findings), tuple(used.citations), names, case.title)

    def variables(self, document: Document) -> tuple[Variable, ...]:
        declared: Any = document.data.get("variables") if isinstance(document.data, dict) else None
        if declared is None and self.original is not None:
            return self.original.variables
        return read_variables(declared, document, self.findings) if isinstance(declared, dict) else ()

    def case(
        self,
        outline: Outline,
        document: Document,
        front: FrontMatter | None,
        variables: tuple[Variable, ...],
        reader: LineReader,
    ) -> Case:
        for item in outline.opening.items[:1]:
            hint = "Put a `## Heading` above it."
            self.findings.add("misplaced", item.place, "This stands before the first scene.", hint)
        if not outline.sections:
            hint = "A scene begins with `## Heading`."
            self.findings.add("no-scene", Place(1), "There is no scene.", hint)
        title = reader.words(outline.title)
        introduction = read_prose(outline.opening.prose, reader)
        ids = self.ids([section.id for section in outline.sections])
        links = dict(reversed([(section.id, id_) for section, id_ in zip(outline.sections, ids, strict=True)]))
        scenes = SceneReader(reader, ActReader(reader, self.terms.competencies), links, frozenset(ids))
        read = tuple(scenes.scene(section, id_) for section, id_ in zip(outline.sections, ids, strict=True))
        references = own_references(outline, reader)
        if front is None:
            return Case(title, cast(Any, None), read, variables, introduction, references)
        self.front(front, document, reader)
        return Case(title, read_facts(front, document), read, variables, introduction, references)

    def ids(self, own: list[str]) -> list[str]:
        """For each section the id of its scene: its own, or the original's at the same position."""
        if self.original is None:
            return own
        theirs = [scene.id for scene in self.original.scenes]
        if len(own) != len(theirs):
            message = f"The translation has {len(own)} scenes, the original {len(theirs)}."
            self.findings.add("translation", Place(1), message, "Give it the same scenes in the same order.")
        return [*theirs[: len(own)], *own[len(theirs) :]]

    def front(self, front: FrontMatter, document: Document, reader: LineReader) -> None:
        for at, pair in enumerate(front.objectives):
            for competency in pair:
                if competency not in self.terms.competencies:
                    place = document.place(("objectives", at, competency))
                    tell_competency(competency, place, self.terms.competencies, self.findings)
        for name in front.show:
            if name not in reader.variables and not reader.is_doubtful(name):
                hint = did_you_mean(name, reader.variables, "Declare it under `variables`.")
                place = document.place(("show", name))
                self.findings.add("unknown-variable", place, f"There is no variable `{name[:60]}` to show.", hint)

"""A document that is only read: a title and prose, in which nothing can be chosen and headings lead nowhere."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from eduapp.text.citations import find_citation_slips, own_references
from eduapp.text.finding import Findings, Place
from eduapp.text.outline import Outline, read_outline
from eduapp.text.prose import Prose
from eduapp.text.read_line import LineReader
from eduapp.text.read_prose import read_prose
from eduapp.text.source import Line
from eduapp.text.terms import Reference, Terms


@dataclass(frozen=True, slots=True)
class Page:
    title: str
    prose: Prose
    references: tuple[Reference, ...]
    citations: tuple[tuple[str, Place], ...]


def read_page(lines: Iterable[Line], kind: str, terms: Terms, findings: Findings) -> Page:
    """Read what stands below the front matter; `kind` is what it is called, as in “A module”."""
    outline = read_outline(lines, findings)
    reader = LineReader(findings, {}, terms.exists)
    title = reader.words(outline.title)
    prose = read_prose(list(_lines(outline, kind, findings)), reader)
    references = own_references(outline, reader)
    find_citation_slips(references, reader.used.citations, terms.claims, findings)
    return Page(title, prose, references, tuple(reader.used.citations))


def _lines(outline: Outline, kind: str, findings: Findings) -> Iterator[Line]:
    """All lines as prose, with the headings that would be scenes in a case."""
    for section in (outline.opening, *outline.sections):
        for item in section.items:
            message = f"{kind} has no choices, options or keywords."
            findings.add("misplaced", item.place, message, "Write it as prose, or move it to a case.")
        if section is not outline.opening:
            yield Line(section.place.line, f"## {section.heading.one_line}")
        yield from section.prose

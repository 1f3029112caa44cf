"""Short ways to read a piece of text in tests."""

from collections.abc import Iterable

from eduapp.text.finding import Finding, Findings
from eduapp.text.outline import Outline, read_outline
from eduapp.text.prose import Prose
from eduapp.text.read_line import LineReader
from eduapp.text.read_prose import read_prose
from eduapp.text.source import Line, Source, read_source
from eduapp.text.variable import Variable
from eduapp.text.yaml import Document, read_yaml

FRONT = b"---\na: b\n---\n"
VARIABLES = {
    "asked": Variable("asked", "flag", False),
    "told": Variable("told", "flag", False),
    "trust": Variable("trust", "range", 2, 0, 3),
    "workup": Variable("workup", "word", "none", words=("none", "basic", "full")),
    "days": Variable("days", "number", 0),
}


def source(data: bytes) -> tuple[Source, list[Finding]]:
    findings = Findings("x.md")
    return read_source(data, findings), findings.sorted()


def body(text: str | bytes) -> tuple[Source, list[Finding]]:
    """The lines below some front matter; line 1 of the text is line 4 of the file."""
    return source(FRONT + (text.encode() if isinstance(text, str) else text))


def lines(text: str) -> list[Line]:
    return [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]


def outline(text: str) -> tuple[Outline, list[Finding]]:
    findings = Findings("x.md")
    return read_outline(lines(text), findings), findings.sorted()


def reader(files: Iterable[str] = ()) -> LineReader:
    return LineReader(Findings("x.md"), VARIABLES, frozenset(files).__contains__)


def prose(text: str, files: Iterable[str] = ()) -> tuple[Prose, list[Finding]]:
    read = reader(files)
    return read_prose(lines(text), read), read.findings.sorted()


def yaml(text: str) -> tuple[Document, list[Finding]]:
    findings = Findings("x.md")
    return read_yaml(lines(text), findings), findings.sorted()

"""From the text of a quiz to the quiz, with a finding for each slip."""

from dataclasses import dataclass, field
from typing import Any, cast

from eduapp.quiz.front import FORM, FrontMatter, read_facts
from eduapp.quiz.model import Quiz
from eduapp.quiz.questions import BLOCKS, QuestionReader
from eduapp.text.citations import find_citation_slips, own_references
from eduapp.text.finding import MOST, Finding, Findings, Place, TooMany
from eduapp.text.outline import Outline, read_outline
from eduapp.text.read_line import LineReader
from eduapp.text.read_prose import read_prose
from eduapp.text.source import read_source
from eduapp.text.terms import Terms
from eduapp.text.yaml import Document, read_yaml


@dataclass(frozen=True, slots=True)
class Parsed:
    """`quiz` is None where the structure is not clean; `findings` say why. `citations` are what the text cites."""

    quiz: Quiz | None
    findings: tuple[Finding, ...]
    citations: tuple[tuple[str, Place], ...] = ()
    title: str = ""


def parse(data: bytes, file: str, terms: Terms) -> Parsed:
    return _Parser(file, terms).parse(data)


@dataclass(slots=True)
class _Parser:
    file: str
    terms: Terms
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
            self.findings.add("front-matter", Place(1), "The front matter is empty.", "It needs kind, summary, …")
        front = FORM.read(document, self.findings)
        if not source.body and self.findings.has_errors:
            return Parsed(None, tuple(self.findings))
        reader = LineReader(self.findings, {}, self.terms.exists)
        quiz = self.quiz(read_outline(source.body, self.findings, "question"), document, front, reader)
        find_citation_slips(quiz.references, reader.used.citations, self.terms.claims, self.findings)
        is_whole = front is not None and not self.findings.has_errors
        return Parsed(quiz if is_whole else None, tuple(self.findings), tuple(reader.used.citations), quiz.title)

    def quiz(self, outline: Outline, document: Document, front: FrontMatter | None, reader: LineReader) -> Quiz:
        for item in outline.opening.items[:1]:
            hint = "Put a `## Heading` above it."
            self.findings.add("misplaced", item.place, "This stands before the first question.", hint)
        if not outline.sections:
            hint = "A question begins with `## Heading`."
            self.findings.add("no-question", Place(1), "There is no question.", hint)
        questions = QuestionReader(reader, self.terms.competencies)
        facts = read_facts(front, document) if front else cast(Any, None)
        return Quiz(
            reader.words(outline.title),
            facts,
            introduction=read_prose(outline.opening.prose, reader, BLOCKS),
            questions=tuple(map(questions.question, outline.sections)),
            references=own_references(outline, reader),
        )

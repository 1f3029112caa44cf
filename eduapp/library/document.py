"""What is said of one file."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from eduapp.case.check import Checked
from eduapp.case.model import Case
from eduapp.module import check as check_module
from eduapp.module.model import Module
from eduapp.quiz.check import Checked as CheckedQuiz
from eduapp.quiz.model import Quiz
from eduapp.text.finding import Finding

Kind = Literal["case", "quiz", "module", "handout", "competencies", "evidence"]


@dataclass(frozen=True, slots=True)
class Document:
    """What is said of one file. Where the structure is clean, one of `case`, `quiz` and `module` is there, and once
    it is checked, `checked`, `quizzed` or `whole`. `cited` are the claims and references that it cites, `files` the
    files beside it that it shows or links to, `missing` those that are not there."""

    path: Path
    kind: Kind
    key: str
    title: str
    findings: tuple[Finding, ...]
    case: Case | None = None
    checked: Checked | None = None
    cited: frozenset[str] = frozenset()
    files: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    module: Module | None = None
    whole: check_module.Checked | None = None
    quiz: Quiz | None = None
    quizzed: CheckedQuiz | None = None

    def with_findings(self, findings: tuple[Finding, ...]) -> "Document":
        """The same document, of which this is said."""
        return replace(self, findings=findings)

    @property
    def has_errors(self) -> bool:
        return any(finding.severity == "error" for finding in self.findings)


def in_order(*found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """All findings once, in the order of the lines."""
    together = {finding for findings in found for finding in findings}
    return tuple(sorted(together, key=lambda f: (f.line, f.column, f.code, f.message)))

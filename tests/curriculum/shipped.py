"""All that comes with eduapp, read and played once for all tests of the curriculum."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from eduapp.case.check import Checked
from eduapp.case.model import Case
from eduapp.case.rules import Rules
from eduapp.library import Document, claims_beside, collection, read_document, shipped
from eduapp.module.model import Module
from eduapp.quiz.model import Quiz
from eduapp.text.terms import Claim

TODAY = date(2026, 11, 26)


@dataclass(frozen=True)
class ACase:
    document: Document
    case: Case
    checked: Checked
    rules: Rules

    @property
    def key(self) -> str:
        return self.document.key


@lru_cache(maxsize=1)
def documents() -> tuple[Document, ...]:
    return tuple(read_document(path, TODAY) for path in collection(shipped()))


@lru_cache(maxsize=1)
def cases() -> dict[str, ACase]:
    found = [(d, d.case, d.checked) for d in documents() if d.kind == "case"]
    return {d.key: ACase(d, case, checked, Rules(case)) for d, case, checked in found if case and checked}


def quizzes() -> dict[str, Quiz]:
    """By module and name: `recognising-spms/before`."""
    return {f"{d.path.parent.name}/{d.key}": d.quiz for d in documents() if d.quiz}


def modules() -> dict[str, Module]:
    return {d.key: d.module for d in documents() if d.module}


def claims() -> dict[str, Claim]:
    return claims_beside(shipped() / "any.md")

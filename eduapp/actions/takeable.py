"""A quiz of one revision ready to be taken."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from sqlalchemy import Connection

from eduapp.actions.kept import Kept, pinned
from eduapp.quiz.model import Quiz
from eduapp.quiz.parse import parse
from eduapp.quiz.shown import Shown
from eduapp.text.references import References
from eduapp.text.said import InLanguages
from eduapp.text.terms import Claim, Competency


@dataclass
class Takeable:
    id: int
    key: str
    title: str
    files: Mapping[str, str]
    facts: Mapping[str, Any]
    quiz: Quiz
    claims: Mapping[str, Claim]
    competencies: Mapping[str, Competency]

    @cached_property
    def shown_in(self) -> InLanguages[Shown]:
        return InLanguages(partial(Shown, self.quiz))

    @cached_property
    def references(self) -> References:
        return References(self.quiz.references, self.claims)

    @property
    def tells_at_once(self) -> bool:
        """Whether each answer is told at once what it is worth, and then stands."""
        return self.quiz.facts.feedback == "now"


def takeables() -> Kept[Takeable]:
    return Kept(read)


def read(connection: Connection, revision_id: int) -> Takeable:
    row = pinned(connection, revision_id)
    quiz = parse(row.source, row.name, row.terms).quiz
    assert quiz is not None, f"Revision {row.hash} was clean when it was loaded."
    return Takeable(row.id, row.key, row.title, row.files, row.facts, quiz, row.claims, row.competencies)

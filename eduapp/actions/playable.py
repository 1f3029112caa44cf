"""A case of one revision ready to be played."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from sqlalchemy import Connection

from eduapp.actions.kept import Kept, pinned
from eduapp.case import kept
from eduapp.case.guide import Guide
from eduapp.case.model import Case
from eduapp.case.parse import parse
from eduapp.case.rules import Rules
from eduapp.case.shown import Shown
from eduapp.case.weighed import Weighed, weigh
from eduapp.case.worth import Worth, worths
from eduapp.text.references import References
from eduapp.text.said import InLanguages
from eduapp.text.terms import Claim, Competency


@dataclass
class Playable:
    """A case of one revision with its rules, what is proved of it, and its scenes ready to be shown."""

    id: int
    key: str
    title: str
    files: Mapping[str, str]
    facts: Mapping[str, Any]
    case: Case
    rules: Rules
    guide: Guide
    claims: Mapping[str, Claim]
    competencies: Mapping[str, Competency]

    @cached_property
    def shown_in(self) -> InLanguages[Shown]:
        return InLanguages(partial(Shown, self.rules))

    @cached_property
    def worths(self) -> tuple[tuple[Worth, ...], ...]:
        """What each act is worth, for a look at many attempts at once."""
        return worths(self.guide)

    @cached_property
    def weighed(self) -> tuple[Weighed, ...]:
        """The same, in the words of the case."""
        return weigh(self.rules, self.worths)

    @cached_property
    def references(self) -> References:
        return References(self.case.references, self.claims)


Playables = Kept[Playable]


def playables() -> Playables:
    return Kept(read)


def read(connection: Connection, revision_id: int) -> Playable:
    row = pinned(connection, revision_id)
    case = parse(row.source, row.name, row.terms).case
    assert case is not None, f"Revision {row.hash} was clean when it was loaded."
    rules = Rules(case)
    found = kept.from_data(json.loads(zlib.decompress(row.proof)), rules)
    return Playable(
        row.id, row.key, row.title, row.files, row.facts, case, rules, Guide(rules, found), row.claims, row.competencies
    )

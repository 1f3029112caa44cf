"""A revision ready to be played: read from the store once in each process, then kept."""

import json
import zlib
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, select

from eduapp.case import kept
from eduapp.case.guide import Guide
from eduapp.case.model import Case
from eduapp.case.parse import parse
from eduapp.case.rules import Rules
from eduapp.case.shown import ShownIn
from eduapp.store import Content, Revision
from eduapp.text.references import References
from eduapp.text.terms import Claim, Competency, Terms

MOST_KEPT = 64


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
    def shown_in(self) -> ShownIn:
        return ShownIn(self.rules)

    @cached_property
    def references(self) -> References:
        return References(self.case.references, self.claims)


class Playables:
    """The revisions that this process has played; those not used for longest make room for others."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self.most = most
        self.kept: OrderedDict[int, Playable] = OrderedDict()

    def get(self, connection: Connection, revision_id: int) -> Playable:
        """The revision; read from the store where it is not at hand."""
        playable = self.kept.get(revision_id)
        if playable is None:
            playable = self.kept[revision_id] = read(connection, revision_id)
            while len(self.kept) > self.most:
                self.kept.popitem(last=False)
        self.kept.move_to_end(revision_id)
        return playable


def read(connection: Connection, revision_id: int) -> Playable:
    row = connection.execute(select(Revision.__table__).where(Revision.id == revision_id)).one()
    source = connection.execute(select(Content.data).where(Content.hash == row.files[f"{row.key}.md"])).scalar_one()
    claims = {id_: Claim.model_validate_json(json.dumps(claim)) for id_, claim in row.terms["claims"].items()}
    competencies = {id_: Competency.model_validate(entry) for id_, entry in row.terms["competencies"].items()}
    terms = Terms(frozenset(competencies), frozenset(claims), lambda path: path in row.files)
    case = parse(source, f"{row.key}.md", terms).case
    assert case is not None, f"Revision {row.hash} was clean when it was loaded."
    rules = Rules(case)
    found = kept.from_data(json.loads(zlib.decompress(row.proof)), rules)
    return Playable(
        row.id, row.key, row.title, row.files, row.facts, case, rules, Guide(rules, found), claims, competencies
    )

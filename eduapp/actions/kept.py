"""Revisions made ready for use: read from the store once in each process, then kept, since they never change."""

import json
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, select

from eduapp.store import Content, Revision
from eduapp.text.terms import Claim, Competency, Terms

T = TypeVar("T")
MOST_KEPT = 64


class Kept(Generic[T]):
    """What `read` makes of revisions; those not used for longest make room for others."""

    def __init__(self, read: Callable[[Connection, int], T], most: int = MOST_KEPT) -> None:
        self.read = read
        self.most = most
        self.kept: OrderedDict[int, T] = OrderedDict()

    def get(self, connection: Connection, revision_id: int) -> T:
        """The revision; read from the store where it is not at hand."""
        found = self.kept.get(revision_id)
        if found is None:
            found = self.kept[revision_id] = self.read(connection, revision_id)
            while len(self.kept) > self.most:
                self.kept.popitem(last=False)
        self.kept.move_to_end(revision_id)
        return found


@dataclass(frozen=True, slots=True)
class Pinned:
    """A revision as it is stored: its source, and what it resolves to."""

    id: int
    kind: str
    key: str
    title: str
    hash: str
    files: Mapping[str, str]
    facts: Mapping[str, Any]
    proof: bytes
    source: bytes
    claims: Mapping[str, Claim]
    competencies: Mapping[str, Competency]

    @property
    def name(self) -> str:
        """The name of the source."""
        return source_name(self.kind, self.key)

    @property
    def terms(self) -> Terms:
        """What the document may name: just what it named when it was loaded."""
        return Terms(frozenset(self.competencies), frozenset(self.claims), self.files.__contains__)


def source_name(kind: str, key: str) -> str:
    return "module.md" if kind == "module" else f"{key.rpartition('/')[2]}.md"


def pinned(connection: Connection, revision_id: int) -> Pinned:
    row = connection.execute(select(Revision.__table__).where(Revision.id == revision_id)).one()
    hash_ = row.files[source_name(row.kind, row.key)]
    return Pinned(
        row.id,
        row.kind,
        row.key,
        row.title,
        row.hash,
        row.files,
        row.facts,
        row.proof,
        file_of(connection, hash_),
        {id_: Claim.model_validate_json(json.dumps(claim)) for id_, claim in row.terms["claims"].items()},
        {id_: Competency.model_validate(entry) for id_, entry in row.terms["competencies"].items()},
    )


def file_of(connection: Connection, hash_: str) -> bytes:
    return connection.execute(select(Content.data).where(Content.hash == hash_)).scalar_one()

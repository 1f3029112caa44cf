"""What each revision leans on, and when it has to be looked at again: read from the store in one go, then kept in the
process, since revisions never change."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, select

from eduapp.actions.kept import source_name
from eduapp.case.parse import parse as parse_case
from eduapp.module.handout import parse_handout
from eduapp.module.leant import Use, uses, uses_of_page
from eduapp.module.model import Facts
from eduapp.module.parse import parse as parse_module
from eduapp.quiz.parse import parse as parse_quiz
from eduapp.store import Content, Revision
from eduapp.text.terms import Claim, Reference, Terms

_COLUMNS = [
    Revision.__table__.c[name] for name in ("id", "kind", "key", "module", "title", "hash", "files", "terms", "facts")
]
_AT_HAND: WeakKeyDictionary[Engine, dict[int, "Leant"]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Leant:
    """A revision. `uses` are by the key of the reference: the id of a claim of the list, or for one of the document's
    own its place and id (`the-mailbox#smith`), whose text stands in `own`. `facts` are those of a module."""

    id: int
    kind: str
    key: str
    module: str
    title: str
    authors: tuple[str, ...]
    reviewed: date
    valid_months: int
    claims: Mapping[str, Claim]
    own: Mapping[str, str]
    uses: Mapping[str, tuple[Use, ...]]
    facts: Facts | None = None

    @property
    def path(self) -> str:
        """Where its file stands, from the folder that holds `cases/` and `quizzes/`."""
        folder = f"{'quizzes' if self.kind == 'quiz' else 'cases'}/{self.module}"
        return f"{folder}/{source_name(self.kind, self.key)}"


def leant(connection: Connection, ids: Collection[int]) -> dict[int, Leant]:
    """The revisions, by their ids; those that are not at hand are read in two statements."""
    kept = _AT_HAND.setdefault(connection.engine, {})
    missing = [id_ for id_ in ids if id_ not in kept]
    if missing:
        rows = connection.execute(select(*_COLUMNS).where(_COLUMNS[0].in_(missing))).all()
        hashes = {row.files[path] for row in rows for path in _read_in(row)}
        read = connection.execute(select(Content.hash, Content.data).where(Content.hash.in_(hashes)))
        texts = {hash_: data for hash_, data in read}
        kept |= {row.id: _read(row, texts) for row in rows}
    return {id_: kept[id_] for id_ in ids}


def _read_in(row: Any) -> Iterator[str]:
    """The paths of what is to be read of it: its source; of a module, the pages to print as well."""
    source = source_name(row.kind, row.key)
    yield source
    if row.kind == "module":
        yield from (path for path in row.files if path.endswith(".md") and path != source)


def _read(row: Any, texts: Mapping[str, bytes]) -> Leant:
    claims = {id_: Claim.model_validate_json(json.dumps(claim)) for id_, claim in row.terms["claims"].items()}
    terms = Terms(frozenset(row.terms["competencies"]), frozenset(claims), row.files.__contains__)
    name = source_name(row.kind, row.key)
    written = _parsed(row.kind, texts[row.files[name]], name, terms)
    own, found = _keyed(row.key, claims, written.references, uses(written))
    facts = written.facts if row.kind == "module" else None
    for path in facts.handouts if facts else ():
        page = parse_handout(texts[row.files[path]], path, _anywhere(terms)).page
        if page is not None:
            more, in_page = _keyed(f"{row.key}/{path}", claims, page.references, uses_of_page(page, path))
            own |= more
            found = {key: (*found.get(key, ()), *in_page.get(key, ())) for key in {**found, **in_page}}
    facts_, fresh = written.facts, (row.id, row.kind, row.key, row.module, row.title)
    return Leant(*fresh, facts_.authors, facts_.reviewed, facts_.valid_months, claims, own, found, facts)


def _parsed(kind: str, source: bytes, name: str, terms: Terms) -> Any:
    """It was clean when it was loaded."""
    if kind == "module":
        return parse_module(source, name, terms).module
    return parse_quiz(source, name, terms).quiz if kind == "quiz" else parse_case(source, name, terms).case


def _anywhere(terms: Terms) -> Terms:
    return Terms(terms.competencies, terms.claims, lambda path: True)


def _keyed(
    place: str, claims: Mapping[str, Claim], own: Collection[Reference], found: Mapping[str, tuple[Use, ...]]
) -> tuple[dict[str, str], dict[str, tuple[Use, ...]]]:
    """The texts of its own references, and what leans on each reference, both by their keys."""
    keys = {id_: id_ if id_ in claims else f"{place}#{id_}" for id_ in found}
    texts = {keys[one.id]: one.text for one in own if one.id in keys}
    return texts, {keys[id_]: uses_ for id_, uses_ in found.items()}

"""Puts the cases of a folder on the shelf, as revisions that never change.

A revision is the SHA-256 of a source and of all that it resolves to: the files that it shows, its
translations, the competencies and claims that it names. What a case proves is found here, once.
"""

import hashlib
import json
import zlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from eduapp.case import kept
from eduapp.case.explore import Exploration
from eduapp.case.model import Case as Written
from eduapp.case.rules import Rules
from eduapp.library import (
    LANGUAGE,
    Document,
    claims_beside,
    competencies_beside,
    documents,
    read_document,
    translations_of,
)
from eduapp.store import Case, Content, Revision
from eduapp.text.finding import Finding, Findings, Place

# To be raised when what is kept with a revision changes: every case is then explored anew.
PROOF_VERSION = 1
SAME_KEY = "same-key"


@dataclass(frozen=True, slots=True)
class Loaded:
    """The keys of the cases that are new or changed, unchanged, withheld, and gone from the folder."""

    new: tuple[str, ...]
    same: tuple[str, ...]
    withheld: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolved:
    """All that a case resolves to: the bytes of its files by their path, and the terms that it names."""

    files: dict[str, bytes]
    terms: dict[str, Any]

    @property
    def hash(self) -> str:
        hashes = {path: hashed(data) for path, data in self.files.items()}
        whole = json.dumps([PROOF_VERSION, hashes, self.terms], sort_keys=True, ensure_ascii=False)
        return hashed(whole.encode())


def hashed(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def load(session: Session, folder: Path, *, now: datetime) -> Loaded:
    """Bring the shelf in line with the folder. A file with errors is withheld and its findings are kept; the
    revision that was offered before stays in force."""
    read = [read_document(path, now.date(), play=False) for path in documents(folder)]
    slips = [slip for document in read if document.kind in ("competencies", "evidence") for slip in _errors(document)]
    stems = {document.path.with_suffix("").name for document in read}
    cases = [document for document in read if document.kind == "case" and not _is_translation(document, stems)]
    told: dict[str, list[str]] = {"new": [], "same": [], "withheld": []}
    placed: dict[str, Document] = {}
    for position, document in enumerate(cases):
        first = placed.setdefault(document.key, document)
        if first is document:
            told[_place(session, document, folder, position, slips, now)].append(document.key)
        else:
            _refuse(session, document, first, folder)
            told["withheld"].append(document.key)
    gone = list(session.scalars(select(Case.key).where(Case.key.not_in(list(placed)))))
    session.execute(delete(Case).where(Case.key.in_(gone)))
    session.flush()
    return Loaded(tuple(told["new"]), tuple(told["same"]), tuple(told["withheld"]), tuple(sorted(gone)))


def _is_translation(document: Document, stems: set[str]) -> bool:
    match = LANGUAGE.match(document.path.stem)
    return match is not None and match.group(1) in stems


def _errors(document: Document) -> list[Finding]:
    return [finding for finding in document.findings if finding.severity == "error"]


def _place(
    session: Session, document: Document, folder: Path, position: int, slips: list[Finding], now: datetime
) -> str:
    """Put one case on the shelf; says whether it is new, the same, or withheld."""
    row = session.get(Case, document.key)
    if row is None:
        row = Case(key=document.key, revision_id=None, is_withheld=False, findings=[])
        session.add(row)
    row.module, row.position, row.loaded_at = document.path.parent.name, position, now
    row.findings = [finding for finding in row.findings if finding["code"] != SAME_KEY]
    resolved = _resolve(document) if document.case is not None else None
    known = None if resolved is None else session.scalar(select(Revision).where(Revision.hash == resolved.hash))
    if known is not None and known.id == row.revision_id and not row.is_withheld:
        return "same"
    whole = read_document(document.path, now.date()) if resolved is not None else document
    row.findings = _told([*whole.findings, *(slips if whole.has_errors else [])], folder)
    row.is_withheld = whole.has_errors
    if row.is_withheld or resolved is None or whole.case is None or whole.checked is None:
        return "withheld"
    revision = known or _revision(session, whole, whole.case, whole.checked.exploration, resolved, now)
    session.flush()
    row.revision_id = revision.id
    return "new"


def _refuse(session: Session, document: Document, first: Document, folder: Path) -> None:
    """Of two files of one name the first is placed; of the other it is told there."""
    findings = Findings(str(document.path))
    message = f"This file has the same name as {first.path.relative_to(folder).as_posix()}, so it is withheld."
    findings.add(SAME_KEY, Place(1), message, "Give one of the two another name.")
    row = session.get_one(Case, document.key)
    row.findings = [*row.findings, *_told(findings, folder)]


def _told(findings: Iterable[Finding], folder: Path) -> list[Any]:
    """The findings as plain data; files are named from the folder on."""
    return [asdict(finding) | {"file": finding.file.removeprefix(f"{folder}/")} for finding in findings]


def _resolve(document: Document) -> Resolved:
    path, case = document.path, document.case
    assert case is not None
    beside = [path, *(path.parent / name for name in document.files), *translations_of(path)]
    files = {file.relative_to(path.parent).as_posix(): file.read_bytes() for file in beside}
    scored = {*case.competencies(), *(objective.competency for objective in case.facts.objectives)}
    claims, competencies = claims_beside(path), competencies_beside(path)
    terms = {
        "competencies": {id_: competencies[id_].model_dump(mode="json") for id_ in sorted(scored)},
        "claims": {id_: claims[id_].model_dump(mode="json") for id_ in sorted(document.cited & claims.keys())},
    }
    return Resolved(files, terms)


def _revision(
    session: Session, document: Document, case: Written, found: Exploration, resolved: Resolved, now: datetime
) -> Revision:
    for data in resolved.files.values():
        if session.get(Content, hashed(data)) is None:
            session.add(Content(hash=hashed(data), data=data))
    proof = json.dumps(kept.to_data(found, Rules(case)), separators=(",", ":")).encode()
    revision = Revision(
        hash=resolved.hash,
        kind="case",
        key=document.key,
        module=document.path.parent.name,
        title=case.title,
        files={path: hashed(data) for path, data in resolved.files.items()},
        terms=resolved.terms,
        facts=_facts(case, found, resolved),
        proof=zlib.compress(proof, 9),
        created_at=now,
    )
    session.add(revision)
    return revision


def _facts(case: Written, found: Exploration, resolved: Resolved) -> dict[str, Any]:
    """What the catalogue and the cover show."""
    facts, names = case.facts, resolved.terms["competencies"]
    return {
        "summary": facts.summary,
        "minutes": float(facts.minutes),
        "authors": list(facts.authors),
        "reviewed": facts.reviewed.isoformat(),
        "lang": facts.lang,
        "share": float(facts.share),
        "objectives": [
            {"competency": objective.competency, "name": names[objective.competency]["name"], "text": objective.text}
            for objective in facts.objectives
        ],
        "shortest": found.shortest,
        "longest": found.longest,
        "is_scored": found.best_sum > 0,
    }

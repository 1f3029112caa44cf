"""All that a document resolves to, and the revision that is made of it: the SHA-256 of a source, the files that it
shows, its translations, the competencies and claims that it names."""

import hashlib
import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from eduapp.case import kept
from eduapp.case.bearing import bearing
from eduapp.case.model import Case, Objective
from eduapp.case.model import Facts as CaseFacts
from eduapp.case.rules import Rules
from eduapp.library import (
    LONGEST_KEY,
    Document,
    claims_beside,
    competencies_beside,
    legible,
    read_document,
    translations_of,
)
from eduapp.mastery.evidence import weights_of
from eduapp.module.model import Facts as ModuleFacts
from eduapp.quiz.model import Facts as QuizFacts
from eduapp.quiz.model import Quiz
from eduapp.store import Content, Revision

# To be raised when what is kept with a revision changes: every document is then read anew.
PROOF_VERSION = 2


@dataclass(frozen=True, slots=True)
class Resolved:
    """The bytes of the files by their path from the document, and the terms that it names."""

    files: dict[str, bytes]
    terms: dict[str, Any]

    @property
    def hash(self) -> str:
        hashes = {path: hashed(data) for path, data in self.files.items()}
        whole = json.dumps([PROOF_VERSION, hashes, self.terms], sort_keys=True, ensure_ascii=False)
        return hashed(whole.encode())


def hashed(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def is_whole(document: Document) -> bool:
    """Whether its structure is clean, so that there is something to offer."""
    return (document.case or document.quiz or document.module) is not None


def is_checked(document: Document) -> bool:
    """Whether all was found that can be."""
    return (document.checked or document.quizzed or document.whole) is not None


def key_of(document: Document) -> str:
    """What a document is known by: a case by its name, a quiz by its folder and its name, a module by its folder."""
    folder = document.path.resolve().parent.name
    key = {"quiz": f"{folder}/{document.path.stem}", "module": folder}.get(document.kind, document.key)
    return legible(key)[:LONGEST_KEY]


def resolve(document: Document, today: date) -> Resolved:
    path = document.path
    handouts = document.module.facts.handouts if document.module else ()
    pages = {name: read_document(path.parent / name, today) for name in handouts}
    of_pages = [str(Path(name).parent / file) for name, page in pages.items() for file in page.files]
    beside = [path, *(path.parent / name for name in (*document.files, *handouts, *of_pages)), *_translations(document)]
    files = {file.relative_to(path.parent).as_posix(): file.read_bytes() for file in beside}
    claims, competencies = claims_beside(path), competencies_beside(path)
    cited = document.cited.union(*(page.cited for page in pages.values()))
    terms = {
        "competencies": {id_: competencies[id_].model_dump(mode="json") for id_ in sorted(_scored(document))},
        "claims": {id_: claims[id_].model_dump(mode="json") for id_ in sorted(cited & claims.keys())},
    }
    return Resolved(files, terms)


def _translations(document: Document) -> list[Path]:
    return translations_of(document.path) if document.kind == "case" else []


def _scored(document: Document) -> set[str]:
    """The competencies that the document names."""
    if document.quiz:
        return {competency for question in document.quiz.questions for competency in question.weights}
    written = document.case or document.module
    assert written is not None
    named = {objective.competency for objective in written.facts.objectives}
    return named | set(document.case.competencies()) if document.case else named


def revision(session: Session, document: Document, resolved: Resolved, now: datetime) -> Revision:
    """Keep the files and make the revision."""
    for data in resolved.files.values():
        if session.get(Content, hashed(data)) is None:
            session.add(Content(hash=hashed(data), data=data))
    made = Revision(
        hash=resolved.hash,
        kind=document.kind,
        key=key_of(document),
        module=document.path.resolve().parent.name,
        title=document.title,
        files={path: hashed(data) for path, data in resolved.files.items()},
        terms=resolved.terms,
        facts=facts_of(document, resolved),
        bears=_bears(document),
        proof=proof_of(document),
        created_at=now,
    )
    session.add(made)
    return made


def _bears(document: Document) -> dict[str, Any]:
    """By scored scene the guess of its difficulty and its weights; nothing for what is no case."""
    if document.case is None:
        return {}
    guesses = {scene.id: scene.difficulty for scene in document.case.scenes}
    return {id_: [guesses[id_], weights_of(ranges)] for id_, ranges in bearing(document.case).items()}


def proof_of(document: Document) -> bytes:
    """What exploring found, compressed; nothing for what is not played."""
    if document.case is None or document.checked is None:
        return b""
    found = kept.to_data(document.checked.exploration, Rules(document.case))
    return zlib.compress(json.dumps(found, separators=(",", ":")).encode(), 9)


def facts_of(document: Document, resolved: Resolved) -> dict[str, Any]:
    """What catalogue and covers show without reading the source."""
    if document.quiz:
        return _of_quiz(document.quiz)
    if document.case:
        return _of_case(document, document.case, resolved)
    assert document.module is not None
    facts = document.module.facts
    return _common(facts) | {"objectives": _objectives(facts.objectives, resolved)}


def _common(facts: CaseFacts | QuizFacts | ModuleFacts) -> dict[str, Any]:
    return {
        "summary": facts.summary,
        "minutes": float(facts.minutes),
        "authors": list(facts.authors),
        "reviewed": facts.reviewed.isoformat(),
        "lang": facts.lang,
        "share": float(facts.share),
    }


def _of_quiz(quiz: Quiz) -> dict[str, Any]:
    facts = quiz.facts
    told = {"use": facts.use, "feedback": facts.feedback, "review": facts.review, "questions": len(quiz.questions)}
    return _common(facts) | told


def _of_case(document: Document, case: Case, resolved: Resolved) -> dict[str, Any]:
    told = _common(case.facts) | {"objectives": _objectives(case.facts.objectives, resolved)}
    if document.checked:
        found = document.checked.exploration
        told |= {"shortest": found.shortest, "longest": found.longest, "is_scored": found.best_sum > 0}
    return told


def _objectives(objectives: Iterable[Objective], resolved: Resolved) -> list[dict[str, str]]:
    names = {id_: entry["name"] for id_, entry in resolved.terms["competencies"].items()}
    return [{"competency": one.competency, "name": names[one.competency], "text": one.text} for one in objectives]

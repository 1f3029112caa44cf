"""A draft as a candidate for a release: what its files say, and what people have said of them."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.actions import draft_documents, drafts, evidence_changes, exploring
from eduapp.actions.draft_documents import MODULE
from eduapp.actions.powers import ORGANISER, REVIEWER, holders
from eduapp.actions.resolved import key_of
from eduapp.library import Document, claims_beside
from eduapp.module.candidate import Candidate, Changed, OpenComment, Part, SignOff, Slips, Stage, part_of
from eduapp.module.critical import Critical, Fact, critical, leanings
from eduapp.module.model import Module
from eduapp.module.signed import is_author
from eduapp.store import Draft, Remark, SignedFact
from eduapp.store import SignOff as Row
from eduapp.text.terms import Claim


@dataclass(frozen=True, slots=True)
class CriticalFact:
    """A fact that the reviewer signs: the claim (None for a reference of a file's own, then `own` is its text), and by
    whom it was signed."""

    fact: Fact
    claim: Claim | None
    own: str
    digest: str
    signed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """A draft that was looked through: its documents by path, the candidate, and its critical facts."""

    documents: Mapping[str, Document]
    candidate: Candidate
    facts: tuple[CriticalFact, ...]

    @property
    def module(self) -> Module | None:
        document = self.documents.get(self.candidate.path)
        return document.module if document else None


def look(session: Session, draft: Draft, root: Path, today: date) -> Looked:
    """Look through the draft, whose files are below `root`."""
    documents = draft_documents.read(session, draft, root, today)
    path = f"cases/{draft.module_key}/{MODULE}"
    module = documents[path].module if path in documents else None
    found = _critical(documents)
    candidate = Candidate(
        hash=draft.digest,
        path=path,
        facts=module.facts if module else None,
        parts=tuple(_parts(session, module, documents, today)),
        slips=tuple(_slips(documents)),
        sign_offs=tuple(sign_offs(session, draft)),
        wrote=drafts.wrote(session, draft.module_key),
        may_sign=_may_sign(session, draft, today),
        open_comments=tuple(_open(session, draft)),
        uncarried=found.uncarried,
        changed=tuple(_changed(session, documents)),
    )
    facts = tuple(_facts(session, candidate, draft, root, documents, found))
    unsigned = tuple(one.fact.key for one in facts if not one.signed_by)
    return Looked(documents, replace(candidate, unsigned=unsigned), facts)


def _parts(session: Session, module: Module | None, documents: Mapping[str, Document], today: date) -> Iterator[Part]:
    contents = module.contents if module else ()
    listed = [(one, documents[one.path]) for one in contents if one.path in documents]
    digests = {one.path: exploring.digest_of(document, today) for one, document in listed}
    known = exploring.found(session, [digest for digest in digests.values() if digest])
    for one, document in listed:
        written = document.case or document.quiz
        row = known.get(digests[one.path] or "")
        if written is not None:
            yield part_of(one.path, written, one.optional, document.case is None or bool(row and row.state == "done"))


def _slips(documents: Mapping[str, Document]) -> Iterator[Slips]:
    for path, document in documents.items():
        lines = [finding.line for finding in document.findings if finding.severity == "error"]
        if lines:
            yield Slips(path, min(lines), len(lines))


def sign_offs(session: Session, draft: Draft) -> Iterator[SignOff]:
    """Those that were not taken back, in the order of their times."""
    rows = select(Row).where(Row.draft_id == draft.id, Row.taken_back_at.is_(None)).order_by(Row.at, Row.id)
    for row in session.scalars(rows):
        yield SignOff(row.stage, row.person_id or 0, row.by_name, row.at, row.digest)  # type: ignore[arg-type]


def _may_sign(session: Session, draft: Draft, today: date) -> dict[Stage, tuple[str, ...]]:
    """Who may sign after the author, by name: reviewers who wrote nothing of the draft, and organisers."""
    wrote = drafts.wrote(session, draft.module_key)
    return {
        "reviewer": tuple(
            who.name for who in holders(session, draft.module_key, REVIEWER, today) if who.id not in wrote
        ),
        "organiser": tuple(who.name for who in holders(session, draft.module_key, ORGANISER, today)),
    }


def _open(session: Session, draft: Draft) -> Iterator[OpenComment]:
    own = select(Remark.path, Remark.line).where(
        Remark.draft_id == draft.id, Remark.remark_id.is_(None), Remark.resolved_at.is_(None)
    )
    for path, line in session.execute(own.order_by(Remark.path, Remark.line, Remark.id)):
        yield OpenComment(path, line)


def _changed(session: Session, documents: Mapping[str, Document]) -> Iterator[Changed]:
    """What the files cite and somebody has marked as changed, by the keys of the evidence ledger."""
    cited: dict[str, str] = {}
    for path, document in documents.items():
        claims = claims_beside(document.path)
        place = path.removeprefix("cases/").removeprefix("quizzes/") if document.kind == "handout" else key_of(document)
        for id_ in document.cited:
            cited.setdefault(id_ if id_ in claims else f"{place}#{id_}", path)
    for one in reversed(evidence_changes.open_changes(session)):
        if one.claim in cited:
            yield Changed(one.claim, one.what, cited[one.claim])


def _critical(documents: Mapping[str, Document]) -> Critical:
    written = [(path, document.case or document.quiz) for path, document in documents.items()]
    claims: set[str] = set()
    for document in documents.values():
        claims |= claims_beside(document.path).keys()
    return critical(((path, leanings(one)) for path, one in written if one is not None), claims)


def _facts(
    session: Session, candidate: Candidate, draft: Draft, root: Path, documents: Mapping[str, Document], found: Critical
) -> Iterator[CriticalFact]:
    """What somebody signed who has become an author since is signed no more."""
    names: dict[tuple[str, str], list[str]] = {}
    for row in session.scalars(select(SignedFact).where(SignedFact.draft_id == draft.id).order_by(SignedFact.id)):
        if not is_author(candidate, row.person_id or 0, row.by_name):
            names.setdefault((row.claim, row.digest), []).append(row.by_name)
    texts = {path: _scenes(root / path, document) for path, document in documents.items()}
    for fact in found.facts:
        claim = claims_beside(root / fact.uses[0].path).get(fact.id) if not fact.file else None
        own = _own(documents[fact.file], fact.id) if fact.file else ""
        digest = _digest(fact, claim, own, texts)
        yield CriticalFact(fact, claim, own, digest, tuple(names.get((fact.key, digest), ())))


def _own(document: Document, id_: str) -> str:
    """The text of a reference of the file's own."""
    written = document.case or document.quiz
    return next((one.text for one in written.references if one.id == id_), "") if written else ""


def _digest(fact: Fact, claim: Claim | None, own: str, texts: Mapping[str, Mapping[str, str]]) -> str:
    """Over the claim, or the reference of the file's own, and the text of each scene or question in which something
    leans on it."""
    where = sorted({(used.path, used.leaning.where) for used in fact.uses})
    leaning = [[path, id_, texts[path].get(id_, "")] for path, id_ in where]
    written = json.dumps([claim.model_dump(mode="json") if claim else own, leaning], ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def _scenes(path: Path, document: Document) -> dict[str, str]:
    """The text of each scene or question by its id, from its heading to the next."""
    parts: Sequence[tuple[str, int]] = ()
    if document.case:
        parts = [(scene.id, scene.place.line) for scene in document.case.scenes]
    elif document.quiz:
        parts = [(question.id, question.place.line) for question in document.quiz.questions]
    if not parts:
        return {}
    lines = path.read_text("utf-8", "replace").split("\n")
    ends = [line for _, line in parts[1:]] + [len(lines) + 1]
    return {id_: "\n".join(lines[line - 1 : end - 1]) for (id_, line), end in zip(parts, ends, strict=True)}

"""Brings the shelf in line with a folder: cases, quizzes and modules as revisions, and releases of the modules."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from eduapp import __version__, places
from eduapp.actions import releases
from eduapp.actions.resolved import PROOF_VERSION, hashed, is_whole, key_of, resolve, revision
from eduapp.library import (
    CASES,
    LANGUAGE,
    LONGEST_KEY,
    QUIZZES,
    Document,
    collection,
    competencies_beside,
    kind_of,
    legible,
    read_document,
)
from eduapp.module.model import LAST
from eduapp.store import Case, Loading, Module, Quiz, Revision
from eduapp.store import Competency as Row
from eduapp.text.finding import Finding, Findings, Place
from eduapp.text.terms import Competency

SAME_KEY = "same-key"
MISSING_PART = "missing-part"
SHELVES: dict[str, type[Case] | type[Quiz] | type[Module]] = {"case": Case, "quiz": Quiz, "module": Module}
OnShelf = Case | Quiz | Module


@dataclass(frozen=True, slots=True)
class Loaded:
    """The keys of the documents that are new or changed, unchanged, withheld, and gone from the folder; `released`
    are the modules of which there is a new release, with its number."""

    new: tuple[str, ...]
    same: tuple[str, ...]
    withheld: tuple[str, ...]
    gone: tuple[str, ...]
    released: tuple[tuple[str, int], ...] = ()


def is_loaded(session: Session, folder: Path) -> bool:
    """Whether nothing has changed in the folder since it was loaded, and nothing else was loaded since."""
    return session.get(Loading, _fingerprint(folder)) is not None


def _fingerprint(folder: Path) -> str:
    """A hash over every file of the folder and of the quizzes beside it, and over the rules by which they are read."""
    beside = folder.parent / QUIZZES
    folders = [folder, *([beside] if folder.name == CASES and beside.is_dir() else [])]
    files = sorted(path for place in folders for path in place.rglob("*") if path.is_file())
    hashes = [(path.relative_to(folder.parent).as_posix(), hashed(path.read_bytes())) for path in files]
    return hashed(json.dumps([__version__, PROOF_VERSION, hashes]).encode())


def load(session: Session, folder: Path, *, now: datetime) -> Loaded:
    """Bring the shelf in line with the folder. A file with errors is withheld and its findings are kept; the
    revision that was offered before stays in force."""
    fingerprint = _fingerprint(folder)
    loading = _Loading(session, folder.resolve(), now)
    read = _read(folder, now.date())
    slips = [slip for document in read if document.kind in ("competencies", "evidence") for slip in _errors(document)]
    stems = {document.path.with_suffix("") for document in read}
    documents = [one for one in read if one.kind in SHELVES and not _is_translation(one, stems)]
    for position, document in enumerate(sorted(documents, key=_place)):
        loading.place(document, position, slips)
    loading.name_competencies(documents)
    gone = loading.clear()
    session.flush()
    released = [made for document in documents if document.kind == "module" for made in loading.release(document)]
    session.execute(delete(Loading))
    session.add(Loading(fingerprint=fingerprint, at=now))
    session.flush()
    told = loading.told
    return Loaded(tuple(told["new"]), tuple(told["same"]), tuple(told["withheld"]), tuple(gone), tuple(released))


class _Loading:
    """One load: what is placed so far, by kind and key, and what was said of it."""

    def __init__(self, session: Session, root: Path, now: datetime) -> None:
        self.session, self.now = session, now
        self.root = root.parent if root.name == CASES else root  # files are named from here on
        self.told: dict[str, list[str]] = {"new": [], "same": [], "withheld": []}
        self.placed: dict[str, dict[str, Document]] = {kind: {} for kind in SHELVES}

    def place(self, document: Document, position: int, slips: list[Finding]) -> None:
        key = key_of(document)
        first = self.placed[document.kind].setdefault(key, document)
        said = "withheld"
        if first is document:
            said = self._place(document, key, position, slips)
        else:
            self._refuse(document, key, first)
        self.told[said].append(key)

    def _place(self, document: Document, key: str, position: int, slips: list[Finding]) -> str:
        """Put one document on the shelf; says whether it is new, the same, or withheld."""
        row = self._row(document, key)
        folder = document.path.resolve().parent.name
        row.module, row.position, row.loaded_at = legible(folder)[:LONGEST_KEY], position, self.now
        row.findings = [finding for finding in row.findings if finding["code"] not in (SAME_KEY, MISSING_PART)]
        is_sound = is_whole(document) and not document.has_errors  # else a handout may not be there to be read
        resolved = resolve(document, self.now.date()) if is_sound else None
        known = None
        if resolved is not None:
            known = self.session.scalar(select(Revision).where(Revision.hash == resolved.hash))
        if known is not None and known.id == row.revision_id and not row.is_withheld:
            return "same"
        whole = read_document(document.path, self.now.date()) if resolved is not None else document
        row.findings = self._told([*whole.findings, *(slips if whole.has_errors else [])])
        row.is_withheld = whole.has_errors
        if row.is_withheld or resolved is None or not is_whole(whole):
            return "withheld"
        made = known or revision(self.session, whole, resolved, self.now)
        self.session.flush()
        row.revision_id = made.id
        return "new"

    def _row(self, document: Document, key: str) -> OnShelf:
        shelf = SHELVES[document.kind]
        row = cast("OnShelf | None", self.session.get(shelf, key))
        if row is None:
            row = shelf(key=key, revision_id=None, is_withheld=False, findings=[])
            self.session.add(row)
        return row

    def _refuse(self, document: Document, key: str, first: Document) -> None:
        """Of two files of one key the first is placed; of the other it is told there."""
        message = f"This file has the same name as {self._name(first.path)}, so it is withheld."
        self._add(self._row(document, key), document, SAME_KEY, message, "Give one of the two another name.")

    def _add(self, row: OnShelf, document: Document, code: str, message: str, hint: str) -> None:
        findings = Findings(str(document.path))
        findings.add(code, Place(1), message, hint)
        row.findings = [*row.findings, *self._told(findings)]

    def _told(self, findings: Iterable[Finding]) -> list[Any]:
        """The findings as plain data; files are named from the root on."""
        return [asdict(finding) | {"file": self._name(Path(finding.file))} for finding in findings]

    def _name(self, path: Path) -> str:
        path = path.resolve()
        name = path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)
        return legible(name)

    def name_competencies(self, documents: Iterable[Document]) -> None:
        """Keep the competencies of the lists beside the documents, in their order."""
        listed: dict[str, Competency] = {}
        for document in documents:
            listed |= competencies_beside(document.path)
        self.session.execute(delete(Row))
        self.session.add_all(
            Row(
                key=key,
                position=position,
                name=one.name,
                does=one.does,
                frameworks=[framework.model_dump(mode="json") for framework in one.frameworks],
            )
            for position, (key, one) in enumerate(listed.items())
        )

    def clear(self) -> list[str]:
        """Take off the shelf what is not in the folder any more."""
        gone: list[str] = []
        for kind, shelf in SHELVES.items():
            keys = list(self.session.scalars(select(shelf.key).where(shelf.key.not_in(list(self.placed[kind])))))
            self.session.execute(delete(shelf).where(shelf.key.in_(keys)))
            gone += keys
        return sorted(gone)

    def release(self, document: Document) -> Iterable[tuple[str, int]]:
        """A release of the module, where something of it has changed; nothing where a part is not to be had."""
        row = self.session.get_one(Module, key_of(document))
        if row.is_withheld or row.revision is None or document.module is None:
            return
        parts = []
        root = places.content_root(document.path, document.module.contents[0].path)
        by_path = {one.path.resolve(): one for kind in ("case", "quiz") for one in self.placed[kind].values()}
        for content in document.module.contents:
            part = by_path.get((root / content.path).resolve())
            offered = None if part is None else self._row(part, key_of(part))
            found = offered.revision if offered is not None and not offered.is_withheld else None
            if found is None:
                message = f"{content.path} cannot be offered, so there is no new release of this module."
                self._add(row, document, MISSING_PART, message, "Mend that file, or take it off `contents`.")
                self.told["withheld"].append(row.key)
                return
            parts.append((found, content.optional))
        made = releases.make(self.session, row.key, row.revision, parts, now=self.now)
        if made is not None:
            yield row.key, made.number


def _read(folder: Path, today: date) -> list[Document]:
    """All documents in their order, the modules after what they list."""
    at_hand: dict[Path, Document] = {}
    paths = collection(folder)
    for path in sorted(paths, key=lambda path: kind_of(path) == "module"):
        at_hand[path.resolve()] = read_document(path, today, play=False, at_hand=at_hand)
    return [at_hand[path.resolve()] for path in paths]


def _place(document: Document) -> int:
    """Modules stand where they say; all else where its file stands, and cases and quizzes do not mind the modules."""
    return document.module.facts.order if document.module else LAST


def _is_translation(document: Document, stems: set[Path]) -> bool:
    match = LANGUAGE.match(document.path.stem)
    return match is not None and document.path.with_name(match.group(1)) in stems


def _errors(document: Document) -> list[Finding]:
    return [finding for finding in document.findings if finding.severity == "error"]

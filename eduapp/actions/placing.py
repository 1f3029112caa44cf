"""Puts documents on the shelf: each as a revision, or withheld with its findings; and makes releases of modules."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from eduapp import places
from eduapp.actions import releases
from eduapp.actions.resolved import is_checked, is_whole, key_of, resolve, revision
from eduapp.library import CASES, LONGEST_KEY, Document, competencies_beside, legible, read_document
from eduapp.store import Case, Competency, Module, Quiz, Release, Revision
from eduapp.text.finding import Finding, Findings, Place

SAME_KEY = "same-key"
MISSING_PART = "missing-part"
SHELVES: dict[str, type[Case] | type[Quiz] | type[Module]] = {"case": Case, "quiz": Quiz, "module": Module}
OnShelf = Case | Quiz | Module


def on_shelf(session: Session, document: Document) -> OnShelf | None:
    """What stands on the shelf under the name of the document."""
    return cast("OnShelf | None", session.get(SHELVES[document.kind], key_of(document)))


class Placing:
    """What is placed so far, by kind and key, and what was said of it: it is new, the same, or withheld."""

    def __init__(self, session: Session, root: Path, now: datetime) -> None:
        self.session, self.now = session, now
        self.root = root.parent if root.name == CASES else root  # files are named from here on
        self.told: dict[str, list[str]] = {"new": [], "same": [], "withheld": []}
        self.placed: dict[str, dict[str, Document]] = {kind: {} for kind in SHELVES}

    def place(self, document: Document, position: int, slips: list[Finding]) -> None:
        """Put the document on the shelf. One that was checked already is taken at its word."""
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
        is_to_be_checked = resolved is not None and not is_checked(document)
        whole = read_document(document.path, self.now.date()) if is_to_be_checked else document
        row.findings = self._told([*whole.findings, *(slips if whole.has_errors else [])])
        row.is_withheld = whole.has_errors
        if row.is_withheld or resolved is None or not is_whole(whole):
            return "withheld"
        made = known or revision(self.session, whole, resolved, self.now)
        self.session.flush()
        row.revision_id = made.id
        return "new"

    def _row(self, document: Document, key: str) -> OnShelf:
        row = on_shelf(self.session, document)
        if row is None:
            row = SHELVES[document.kind](key=key, revision_id=None, is_withheld=False, findings=[])
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

    def name_competencies(self, documents: Iterable[Document], drafted: Collection[str]) -> None:
        """Keep the competencies of the lists beside the documents, in their order, and behind them those that the
        modules which were released from drafts name."""
        listed: dict[str, dict[str, Any]] = {}
        for document in documents:
            listed |= {key: one.model_dump(mode="json") for key, one in competencies_beside(document.path).items()}
        for key, one in self._named_by(drafted).items():
            listed.setdefault(key, one)
        self.session.execute(delete(Competency))
        self.session.add_all(Competency(key=key, position=at, **one) for at, (key, one) in enumerate(listed.items()))

    def add_competencies(self, named: Mapping[str, Any]) -> None:
        """Keep these as well, behind those that are there."""
        known = {key: at for key, at in self.session.execute(select(Competency.key, Competency.position))}
        last = max(known.values(), default=-1)
        new = [key for key in named if key not in known]
        self.session.add_all(Competency(key=key, position=last + at, **named[key]) for at, key in enumerate(new, 1))

    def _named_by(self, modules: Collection[str]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for shelf in SHELVES.values():
            pinned = select(Revision.terms).join(shelf, shelf.revision_id == Revision.id)
            for terms in self.session.scalars(pinned.where(shelf.module.in_(modules)).order_by(shelf.position)):
                found |= terms["competencies"]
        return found

    def release(self, document: Document) -> Release | None:
        """A release of the module, where something of it has changed; nothing where a part is not to be had."""
        row = self.session.get_one(Module, key_of(document))
        if row.is_withheld or row.revision is None or document.module is None:
            return None
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
                return None
            parts.append((found, content.optional))
        return releases.make(self.session, row.key, row.revision, parts, now=self.now)

"""Two files, or two folders of them, compared: which documents differ, and in what."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from eduapp.library import collection, read_document
from eduapp.library.beside import claims_beside, contents, read_claims_of, read_competencies_of
from eduapp.library.document import Document
from eduapp.module.compared import Read, compared
from eduapp.text.difference import Changed


@dataclass(frozen=True, slots=True)
class Compared:
    """`unread` are the documents with errors of structure: what they say is not known, so they cannot be compared."""

    changed: tuple[Changed, ...]
    unread: tuple[Document, ...]


def compare(before: Path, after: Path, today: date) -> Compared:
    """Two files, whatever their names; or all that is in two folders, by the same path in each."""
    old, new = _documents(before, today), _documents(after, today)
    if before.is_file() and after.is_file():
        old = dict(zip((after.name,), old.values(), strict=False))  # none where it is a README.md
    unread = tuple(document for document in (*old.values(), *new.values()) if not _is_legible(document))
    left_out = {name for documents in (old, new) for name, document in documents.items() if document in unread}
    return Compared(compared(_read(old, left_out), _read(new, left_out)), unread)


def _documents(path: Path, today: date) -> dict[str, Document]:
    """By their paths from the folder. Quizzes beside it have no path in it and are left out."""
    above = path if path.is_dir() else path.parent
    files = [file for file in collection(path) if file.is_relative_to(above)]
    return {file.relative_to(above).as_posix(): read_document(file, today, play=False) for file in files}


def _is_legible(document: Document) -> bool:
    if document.kind in ("case", "quiz", "module"):
        return bool(document.case or document.quiz or document.module)
    return not document.has_errors


def _read(documents: Mapping[str, Document], left_out: set[str]) -> dict[str, Read]:
    return {name: reading(document) for name, document in documents.items() if name not in left_out}


def reading(document: Document) -> Read:
    """The document as it is compared."""
    data, kind, title = contents(document.path), document.kind, document.title
    if kind == "evidence":
        return Read(kind, title, claims=read_claims_of(data))
    if kind == "competencies":
        return Read(kind, title, competencies=read_competencies_of(data))
    written = document.case or document.quiz or document.module or data.decode("utf-8", "replace")
    files = {name: _digest(document.path.parent / name) for name in document.files}
    return Read(kind, title, written, claims_beside(document.path), cited=document.cited, files=files)


def _digest(path: Path) -> str:
    return hashlib.sha256(contents(path)).hexdigest()

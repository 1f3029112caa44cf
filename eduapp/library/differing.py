"""Two files, or two folders of them, compared: which documents differ, and in what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from eduapp.case.difference import differences as of_case
from eduapp.library import collection, read_document
from eduapp.library.beside import claims_beside, contents, read_claims_of, read_competencies_of
from eduapp.library.document import Document
from eduapp.library.ledger import leanings
from eduapp.module.difference import differences as of_module
from eduapp.quiz.difference import differences as of_quiz
from eduapp.text.claims_difference import (
    cited_claim_differences,
    claim_differences,
    competency_differences,
)
from eduapp.text.difference import Changed, Difference, Kind, Teller
from eduapp.text.prose_difference import unwrapped
from eduapp.text.said import told

FILES = {
    "handout-changed": Kind("text", told("The handout has changed.")),
    "file-changed": Kind("text", told("The picture %(name)s has changed.")),
    "kind-changed": Kind("path", told("The file is of another kind.")),
}
_TELL = Teller(FILES)


@dataclass(frozen=True, slots=True)
class Compared:
    """`unread` are the documents with errors of structure: what they say is not known, so they cannot be compared."""

    changed: tuple[Changed, ...]
    unread: tuple[Document, ...]


def compared(before: Path, after: Path, today: date) -> Compared:
    """Two files, whatever their names; or all that is in two folders, by the same path in each."""
    if before.is_file() and after.is_file():
        old, new = {after.name: read_document(before, today, play=False)}, {after.name: _read(after, today)}
    else:
        old, new = _documents(before, today), _documents(after, today)
    unread = [document for document in (*old.values(), *new.values()) if not _is_legible(document)]
    left_out = {name for name in {*old, *new} if any(documents.get(name) in unread for documents in (old, new))}
    found = (_changed(name, old.get(name), new.get(name)) for name in sorted({*old, *new} - left_out))
    return Compared(tuple(filter(None, found)), tuple(unread))


def _read(path: Path, today: date) -> Document:
    return read_document(path, today, play=False)


def _documents(path: Path, today: date) -> dict[str, Document]:
    """By their paths from the folder; a file alone is a folder that holds just this one."""
    above = path if path.is_dir() else path.parent
    return {file.relative_to(above).as_posix(): _read(file, today) for file in _files(path)}


def _files(path: Path) -> list[Path]:
    """Those in the folder alone: quizzes beside it have no path in it."""
    return [file for file in collection(path) if file.is_relative_to(path)]


def _is_legible(document: Document) -> bool:
    if document.kind in ("case", "quiz", "module"):
        return bool(document.case or document.quiz or document.module)
    return not document.has_errors


def _changed(name: str, before: Document | None, after: Document | None) -> Changed | None:
    if before and after:
        found = tuple(document_differences(before, after))
        return Changed(name, after.kind, after.title or name, "changed", found) if found else None
    if after:
        return Changed(name, after.kind, after.title or name, "added")
    return Changed(name, before.kind, before.title or name, "removed") if before else None


def document_differences(before: Document, after: Document) -> Iterator[Difference]:
    if before.kind != after.kind:
        yield _TELL.tell("kind-changed", before.kind, after.kind)
    if before.module and after.module:
        yield from of_module(before.module, after.module)
    elif before.case and after.case:
        yield from of_case(before.case, after.case)
    elif before.quiz and after.quiz:
        yield from of_quiz(before.quiz, after.quiz)
    yield from _texts(before, after)
    yield from _claims(before, after)
    yield from _pictures(before, after)


def _texts(before: Document, after: Document) -> Iterator[Difference]:
    """Of pages and lists, which are compared as they are read."""
    if before.kind != after.kind or after.kind not in ("handout", "competencies", "evidence"):
        return
    old, new = contents(before.path), contents(after.path)
    if after.kind == "handout":
        texts = (unwrapped(data.decode("utf-8", "replace")) for data in (old, new))
        yield from _TELL.changed("handout-changed", *texts)
    elif after.kind == "competencies":
        yield from competency_differences(read_competencies_of(old), read_competencies_of(new))
    else:
        yield from claim_differences(read_claims_of(old), read_claims_of(new))


def _claims(before: Document, after: Document) -> Iterator[Difference]:
    """What the claims that it cites say, by the list that holds for each of the two."""
    old, new = claims_beside(before.path), claims_beside(after.path)
    if old != new:
        yield from cited_claim_differences(old, new, leanings(after), _headings(after))


def _headings(document: Document) -> Mapping[str, str]:
    parts = document.case.scenes if document.case else document.quiz.questions if document.quiz else ()
    return {part.id: part.heading for part in parts}


def _pictures(before: Document, after: Document) -> Iterator[Difference]:
    """Files of the same name beside it that hold something else."""
    for name in sorted({*before.files} & {*after.files}):
        if name.endswith(".md"):
            continue
        if contents(before.path.parent / name) != contents(after.path.parent / name):
            yield _TELL.tell("file-changed", name, name, name=name)

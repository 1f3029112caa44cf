"""Reads and checks modules and their handouts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from eduapp import places
from eduapp.library.beside import Asked, exists, read, terms_beside
from eduapp.library.document import Document, in_order
from eduapp.library.files import MODULE
from eduapp.module import check as check_module
from eduapp.module.handout import parse_handout
from eduapp.module.parse import parse as parse_module
from eduapp.text.page import Page


def read_module(path: Path, data: bytes, today: date, listed: Callable[[Path], Document]) -> Document:
    """`listed` reads a file that the module lists."""
    terms = terms_beside(path)
    asked = Asked(terms)
    parsed = parse_module(data, str(path), asked.terms)
    cited, key = frozenset(id_ for id_, _ in parsed.citations), path.resolve().parent.name
    document = Document(
        path, "module", key, parsed.title, parsed.findings, cited=cited, files=asked.files, missing=asked.missing
    )
    if parsed.module is None:
        return document
    root = places.content_root(path, parsed.module.contents[0].path)

    def resolve(name: str, below: Path = root) -> check_module.Listed | None:
        if not exists(below, name):
            return None
        if Path(name).name == MODULE:  # it is not read: it may list this one
            return check_module.Listed("module", "")
        return _listed(listed(below / name))

    page = partial(resolve, below=path.resolve().parent)
    checked = check_module.check(parsed.module, str(path), terms, resolve, page, today)
    findings = in_order(parsed.findings, checked.findings)
    return replace(document, findings=findings, module=parsed.module, whole=checked)


def read_handout(path: Path, data: bytes) -> Document:
    asked = Asked(terms_beside(path))
    parsed = parse_handout(data, str(path), asked.terms)
    cited = frozenset(id_ for id_, _ in parsed.citations)
    return Document(
        path,
        "handout",
        path.stem,
        parsed.title,
        parsed.findings,
        cited=cited,
        files=asked.files,
        missing=asked.missing,
    )


def handout_of(path: Path) -> Page | None:
    """The page of a handout; None where it has errors, or cannot be read."""
    data = read(path)
    return None if data is None else parse_handout(data, str(path), terms_beside(path)).page


def _listed(document: Document) -> check_module.Listed:
    written = document.case or document.quiz
    if written is None:
        return check_module.Listed(document.kind, document.title, has_errors=document.has_errors)
    use = document.quiz.facts.use if document.quiz else None
    return check_module.Listed(
        document.kind, written.title, use, written.facts.minutes, frozenset(written.competencies())
    )

"""Reads documents from disk: which files there are, what stands beside them, and what is said of each."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType

from eduapp.case.explore import BOUND
from eduapp.case.states import Progress
from eduapp.library.beside import (
    COMPETENCIES,
    EVIDENCE,
    claims_beside,
    competencies_beside,
    contents,
    near,
    shipped,
    slips_of_claims,
    slips_of_competencies,
    terms_beside,
)
from eduapp.library.cases import original_of, read_case
from eduapp.library.document import Document, Kind, in_order
from eduapp.library.files import (
    CASES,
    LANGUAGE,
    LONGEST_KEY,
    QUIZZES,
    collection,
    documents,
    find_case,
    is_well_named,
    kind_of,
    legible,
    original_path,
    translations_of,
)
from eduapp.library.modules import read_handout, read_module
from eduapp.library.quizzes import read_quiz
from eduapp.quiz.front import is_quiz
from eduapp.text.finding import Finding, Findings, Place

__all__ = [
    "CASES",
    "COMPETENCIES",
    "EVIDENCE",
    "LANGUAGE",
    "LONGEST_KEY",
    "QUIZZES",
    "Document",
    "Kind",
    "claims_beside",
    "collection",
    "competencies_beside",
    "documents",
    "find_case",
    "is_well_named",
    "kind_of",
    "legible",
    "original_of",
    "original_path",
    "read_document",
    "rests_on",
    "shipped",
    "terms_beside",
    "translations_of",
]


def read_document(
    path: Path,
    today: date,
    bound: int = BOUND,
    progress: Progress = lambda states: None,
    play: bool = True,
    at_hand: Mapping[Path, Document] = MappingProxyType({}),
) -> Document:
    """Read and check one file; with `play` false a case is not played and a quiz not checked, only read.

    `at_hand` are documents that were read before, by their resolved paths: a module asks for what it lists.
    """
    document = _read(path, today, bound, progress, play, at_hand)
    if document.kind in ("competencies", "evidence") or is_well_named(path):
        return document
    return replace(document, findings=in_order((_ill_named(path),), document.findings))


def _read(
    path: Path, today: date, bound: int, progress: Progress, play: bool, at_hand: Mapping[Path, Document]
) -> Document:
    kind = kind_of(path)
    key = path.stem
    try:
        data = contents(path)
    except OSError as slip:
        return Document(path, kind, key, "", (_unreadable(path, slip),))
    if kind == "competencies":
        return Document(path, kind, key, "Competencies", slips_of_competencies(data, path))
    if kind == "evidence":
        return Document(path, kind, key, "Claims", slips_of_claims(data, path))
    if kind == "module":
        return read_module(path, data, today, partial(_listed, today, at_hand))
    if kind == "handout":
        return read_handout(path, data)
    if is_quiz(data):
        return read_quiz(path, data, today, play)
    return read_case(path, data, today, bound, progress, play)


def _listed(today: date, at_hand: Mapping[Path, Document], path: Path) -> Document:
    return at_hand.get(path.resolve()) or read_document(path, today, play=False)


def rests_on(document: Document) -> tuple[Path, ...]:
    """Every file that what is said of a document rests on: whether it is there, and what is in it."""
    path, folder = document.path, document.path.resolve().parent
    named = [folder / name for name in (*document.files, *document.missing)]
    others = [original_path(path), _parallel(document)]
    lists = (*near(folder, COMPETENCIES), *near(folder, EVIDENCE))
    return (path, *filter(None, others), *lists, *named)


def _parallel(document: Document) -> Path | None:
    name = document.quiz.facts.parallel if document.quiz else None
    return document.path.with_name(name) if name else None


def _ill_named(path: Path) -> Finding:
    findings = Findings(str(path))
    message = "The name of the file or of its folder cannot stand in an address."
    hint = f"Take letters, digits and hyphens, {LONGEST_KEY} together at most."
    findings.add("name", Place(1), message, hint)
    return findings.sorted()[0]


def _unreadable(path: Path, slip: OSError) -> Finding:
    findings = Findings(str(path))
    reason = slip.strerror or "it cannot be opened"
    findings.add("unreadable", Place(1), f"The file cannot be read: {reason}.", "Look at its name and its permissions.")
    return findings.sorted()[0]

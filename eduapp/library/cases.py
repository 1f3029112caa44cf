"""Reads and checks a case."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from eduapp.case.check import check
from eduapp.case.model import Case
from eduapp.case.parse import parse
from eduapp.case.states import Progress
from eduapp.case.translation import find_differences
from eduapp.library.beside import Asked, read, terms_beside
from eduapp.library.document import Document, in_order
from eduapp.library.files import original_path
from eduapp.text.terms import Terms


def read_case(path: Path, data: bytes, today: date, bound: int, progress: Progress, play: bool) -> Document:
    terms = terms_beside(path)
    original = original_of(path, terms)
    asked = Asked(terms)
    parsed = parse(data, str(path), asked.terms, original)
    if original is not None and parsed.case is not None:
        parsed = find_differences(parsed, original, str(path))
    cited = frozenset(id_ for id_, _ in parsed.citations)
    document = Document(
        path, "case", path.stem, parsed.title, parsed.findings, parsed.case, None, cited, asked.files, asked.missing
    )
    if parsed.case is None or not play:
        return document
    checked = check(parsed, str(path), terms, today, bound, progress)
    return replace(document, findings=in_order(parsed.findings, checked.findings), checked=checked)


def original_of(path: Path, terms: Terms) -> Case | None:
    """The case that the file translates, if it reads clean."""
    original = original_path(path)
    data = read(original) if original else None
    return parse(data, str(original), terms).case if data is not None else None

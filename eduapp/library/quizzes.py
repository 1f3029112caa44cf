"""Reads and checks a quiz, with the one that is parallel to it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from eduapp.library.beside import Asked, read, terms_beside
from eduapp.library.document import Document, in_order
from eduapp.quiz.check import check
from eduapp.quiz.front import is_quiz
from eduapp.quiz.parse import parse


def read_quiz(path: Path, data: bytes, today: date, is_checked: bool) -> Document:
    terms = terms_beside(path)
    asked = Asked(terms)
    parsed = parse(data, str(path), asked.terms)
    cited = frozenset(id_ for id_, _ in parsed.citations)
    document = Document(
        path,
        "quiz",
        path.stem,
        parsed.title,
        parsed.findings,
        cited=cited,
        files=asked.files,
        missing=asked.missing,
        quiz=parsed.quiz,
    )
    if parsed.quiz is None or not is_checked:
        return document
    parallel = parsed.quiz.facts.parallel
    is_other = parallel is not None and parallel != path.name and terms.exists(parallel)
    other = read(path.with_name(str(parallel))) if is_other else None
    partner = parse(other, str(parallel), terms).quiz if other is not None else None
    checked = check(parsed, str(path), terms, today, partner, is_missing=other is None or not is_quiz(other))
    return replace(document, findings=in_order(parsed.findings, checked.findings), quizzed=checked)

"""The evidence ledger: what each claim is, and which scenes and questions lean on it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from eduapp.case.leaning import leanings as of_case
from eduapp.library.beside import claims_beside
from eduapp.library.document import Document
from eduapp.quiz.leaning import leanings as of_quiz
from eduapp.text.leaning import Leaning
from eduapp.text.terms import Claim, Confidence

MAY_BE_SCORED: tuple[Confidence, ...] = ("verified", "principle")


@dataclass(frozen=True, slots=True)
class Use:
    """One place of a document that leans on something."""

    path: Path
    leaning: Leaning


@dataclass(frozen=True, slots=True)
class Entry:
    """A reference, and where it is used. `claim` is None where it is a document's own, or where nothing is known."""

    id: str
    claim: Claim | None
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """`entries` are sorted by id; `weak` are scored or unsafe acts and scored questions that no claim carries which
    may be scored, neither in their own words nor in those of their scene."""

    entries: tuple[Entry, ...]
    weak: tuple[Use, ...]


def ledger(documents: Iterable[Document]) -> Ledger:
    entries: dict[tuple[str, Claim | None, Path | None], list[Use]] = {}
    weak = []
    for document in documents:
        claims = claims_beside(document.path)
        for leaning in leanings(document):
            use = Use(document.path, leaning)
            for id_ in leaning.cited:
                claim = claims.get(id_)
                entries.setdefault((id_, claim, None if claim else document.path), []).append(use)
            if (leaning.is_scored or leaning.is_unsafe) and not _is_carried(leaning, claims):
                weak.append(use)
    found = [Entry(id_, claim, tuple(uses)) for (id_, claim, _), uses in entries.items()]
    return Ledger(tuple(sorted(found, key=lambda entry: entry.id)), tuple(weak))


def leanings(document: Document) -> Iterator[Leaning]:
    """Of a module or a handout, and of a document with errors of structure, only as a whole."""
    if document.case:
        yield from of_case(document.case)
    elif document.quiz:
        yield from of_quiz(document.quiz)
    elif document.cited:
        yield Leaning("", cited=tuple(sorted(document.cited)))


def _is_carried(leaning: Leaning, claims: dict[str, Claim]) -> bool:
    known = (claims.get(id_) for id_ in (*leaning.cited, *leaning.around))
    return any(claim.confidence in MAY_BE_SCORED for claim in known if claim)

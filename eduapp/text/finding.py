"""What the software has to say about a file: place, code, severity, a sentence and the mend."""

import difflib
import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from eduapp.text.codes import CODES, Severity

MOST = 1_000  # findings of one file that its author gets to read
MOST_KNOWN = 2_000  # names among which the nearest is looked for
MOST_ALIKE = 50  # of them those that begin and end most alike, which are compared thoroughly


class Place(NamedTuple):
    """A line and a column of a file, both counted from 1."""

    line: int
    column: int = 1


NOWHERE = Place(0, 0)


@dataclass(frozen=True, slots=True)
class Finding:
    file: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    hint: str = ""


class TooMany(Exception):
    """More is wrong with a file than anyone would read; the last finding says so."""


class Findings:
    """Collects what is found in one file, in the order of its lines."""

    def __init__(self, file: str, most: int | None = None) -> None:
        self.file = file
        self.most = most
        self._found: set[Finding] = set()

    def add(self, code: str, place: Place, message: str, hint: str = "") -> None:
        """Note a finding; `code` must be one of CODES, which gives its severity.

        Raises TooMany where there would be more than `most`.
        """
        if len(self._found) == self.most:
            code, message = "too-many", f"More than {self.most:,} slips were found; what follows was not read."
            hint = "Mend the first ones: many may have one cause."
        severity = CODES[code].severity
        self._found.add(Finding(self.file, place.line, place.column, code, severity, message, hint))
        if code == "too-many":
            raise TooMany

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.sorted())

    def sorted(self) -> list[Finding]:
        return sorted(self._found, key=lambda f: (f.line, f.column, f.code, f.message))

    @property
    def has_errors(self) -> bool:
        return any(f.severity == "error" for f in self._found)

    def has_errors_within(self, lines: range) -> bool:
        return any(f.severity == "error" and f.line in lines for f in self._found)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was probably meant to be, if there is one."""
    word = word.lower()[:60]
    alike = heapq.nlargest(MOST_ALIKE, islice(known, MOST_KNOWN), key=lambda other: _shared(word, other))
    close = difflib.get_close_matches(word, alike, n=1, cutoff=0.6)
    return close[0] if close else None


def _shared(one: str, other: str) -> int:
    """How many characters the words share at their beginning and at their end: a slip leaves most of them."""
    return _begun(one, other) + _begun(one[::-1], other[::-1])


def _begun(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "", mark: str = "") -> str:
    """A hint with the nearest known word, written as authors write it, else `otherwise`."""
    near = nearest(word, known)
    return f"Did you mean `{mark}{near}`?" if near else otherwise

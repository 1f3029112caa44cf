"""What the software has to say about a file: place, code, severity, a sentence and the mend."""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from eduapp.text.codes import CODES, Severity


class Place(NamedTuple):
    """A line and a column of a file, both counted from 1."""

    line: int
    column: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    file: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    hint: str = ""


class Findings:
    """Collects what is found in one file, in the order of its lines."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: set[Finding] = set()

    def add(self, code: str, place: Place, message: str, hint: str = "") -> None:
        """Note a finding; `code` must be one of CODES, which gives its severity."""
        severity = CODES[code].severity
        self._found.add(Finding(self.file, place.line, place.column, code, severity, message, hint))

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.sorted())

    def sorted(self) -> list[Finding]:
        return sorted(self._found, key=lambda f: (f.line, f.column, f.code, f.message))

    @property
    def has_errors(self) -> bool:
        return any(f.severity == "error" for f in self._found)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was probably meant to be, if there is one."""
    close = difflib.get_close_matches(word.lower()[:60], list(known), n=1, cutoff=0.6)
    return close[0] if close else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "", mark: str = "") -> str:
    """A hint with the nearest known word, written as authors write it, else `otherwise`."""
    near = nearest(word, known)
    return f"Did you mean `{mark}{near}`?" if near else otherwise

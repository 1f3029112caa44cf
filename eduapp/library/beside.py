"""What stands beside a document: the lists of competencies and claims that it may name, the files that it shows."""

import errno
import os
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

from eduapp import places
from eduapp.text.finding import Finding
from eduapp.text.terms import Claim, Competency, Terms, read_claims, read_competencies

COMPETENCIES = "competencies.yaml"
EVIDENCE = "evidence.yaml"


def shipped() -> Path:
    """The folder of the cases that come with eduapp: that of the checkout, else that in the package."""
    return places.shipped("cases")


def terms_beside(path: Path) -> Terms:
    """The competencies and claims that a document may name, from the nearest lists beside or above it.

    Where there are none, those that come with eduapp hold.
    """
    folder = path.resolve().parent
    claims = claims_beside(path)
    due = {id_: claim.review_by for id_, claim in claims.items() if claim.review_by}
    return Terms(frozenset(competencies_beside(path)), frozenset(claims), partial(exists, folder), due)


def competencies_beside(path: Path) -> dict[str, Competency]:
    """The competencies that a document may score, by id."""
    data = read(_nearest(path.resolve().parent, COMPETENCIES))
    return _read_competencies(data)[0] if data is not None else {}


def claims_beside(path: Path) -> dict[str, Claim]:
    """The claims that a document may cite, by id."""
    data = read(_nearest(path.resolve().parent, EVIDENCE))
    return _read_claims(data)[0] if data is not None else {}


def read_competencies_of(data: bytes) -> dict[str, Competency]:
    """The competencies of a list, by id."""
    return _read_competencies(data)[0]


def read_claims_of(data: bytes) -> dict[str, Claim]:
    """The claims of a list, by id."""
    return _read_claims(data)[0]


def _nearest(folder: Path, name: str) -> Path:
    *nearer, last = near(folder, name)
    return next((place for place in nearer if os.path.isfile(place)), last)


def near(folder: Path, name: str) -> list[Path]:
    """Where a list may stand, the nearest first."""
    around = [place for above in (folder, *folder.parents) for place in (above / name, above / "cases" / name)]
    return [*around, shipped() / name]


def exists(folder: Path, path: str) -> bool:
    """Whether it is a file below the folder: a link that leads out of it would show what is not the author's."""
    target = Path(os.path.realpath(folder / path))
    return target.is_relative_to(os.path.realpath(folder)) and os.path.isfile(target)


def read(path: Path) -> bytes | None:
    """The bytes of a file that may be gone in the next moment; None where there is none to read."""
    try:
        return contents(path)
    except OSError:
        return None


def contents(path: Path) -> bytes:
    """The bytes of a file. What is none, as a device, is refused like a folder: it might never end."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise OSError(errno.EINVAL, "it is not a file", str(path))
    return path.read_bytes()


def slips_of_competencies(data: bytes, path: Path) -> tuple[Finding, ...]:
    return _in(path, _read_competencies(data)[1])


def slips_of_claims(data: bytes, path: Path) -> tuple[Finding, ...]:
    return _in(path, _read_claims(data)[1])


def _in(path: Path, slips: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(replace(slip, file=str(path)) for slip in slips)


@lru_cache(maxsize=16)
def _read_competencies(data: bytes) -> tuple[dict[str, Competency], tuple[Finding, ...]]:
    return read_competencies(data, COMPETENCIES)


@lru_cache(maxsize=16)
def _read_claims(data: bytes) -> tuple[dict[str, Claim], tuple[Finding, ...]]:
    return read_claims(data, EVIDENCE)


class Asked:
    """`terms` that note which files were asked for while a document was read, and whether each was there."""

    def __init__(self, terms: Terms) -> None:
        self.terms = replace(terms, exists=self._exists)
        self._there = terms.exists
        self._found: dict[str, bool] = {}

    def _exists(self, name: str) -> bool:
        self._found[name] = self._there(name)
        return self._found[name]

    @property
    def files(self) -> tuple[str, ...]:
        return tuple(sorted(name for name, is_there in self._found.items() if is_there))

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(sorted(name for name, is_there in self._found.items() if not is_there))

"""What of a module runs out soon: its reviews, the claims that it rests on, disclosures, the module itself."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from eduapp.module.check import OLDEST_DISCLOSURE
from eduapp.module.model import Facts
from eduapp.text.said import told
from eduapp.text.stale import due
from eduapp.text.told import Told

Kind = Literal["review", "claim", "disclosure", "expires"]
SOON, VERY_SOON = 60, 14
"""So many days before is its owner written to: at first, and once again."""
_SENTENCES: Mapping[Kind, tuple[str, str]] = {
    "review": (
        told("The review of “%(what)s” holds until %(day)s."),
        told("The review of “%(what)s” held until %(day)s."),
    ),
    "claim": (
        told("The claim %(what)s is to be looked at again by %(day)s."),
        told("The claim %(what)s was to be looked at again by %(day)s."),
    ),
    "disclosure": (
        told("What %(what)s disclosed holds until %(day)s."),
        told("What %(what)s disclosed held until %(day)s."),
    ),
    "expires": (
        told("The module expires on %(day)s: then it gives no credit any more."),
        told("The module expired on %(day)s: it gives no credit any more."),
    ),
}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A document, and until when its review holds."""

    title: str
    reviewed: date
    valid_months: int


@dataclass(frozen=True, slots=True)
class Due:
    """Something that runs out on a day; that day it still holds."""

    kind: Kind
    what: str
    day: date

    def stage(self, today: date) -> int:
        """How soon: the bound within which it lies."""
        return VERY_SOON if self.day - today <= timedelta(days=VERY_SOON) else SOON

    def told(self, today: date) -> Told:
        will, has = _SENTENCES[self.kind]
        return Told(has if self.day < today else will, {"what": self.what, "day": self.day})


def falling_due(
    facts: Facts, documents: Iterable[Reviewed], claims: Mapping[str, date | None], today: date
) -> tuple[Due, ...]:
    """What runs out within sixty days, or has, the first first. `documents` are the module and all that it contains,
    `claims` when each that it rests on is to be looked at again."""
    last = today + timedelta(days=SOON)
    found = {one for one in _all(facts, documents, claims) if one.day <= last}
    return tuple(sorted(found, key=lambda one: (one.day, one.kind, one.what)))


def _all(facts: Facts, documents: Iterable[Reviewed], claims: Mapping[str, date | None]) -> Iterator[Due]:
    yield Due("expires", "", facts.expires)
    for one in documents:
        yield Due("review", one.title, due(one.reviewed, one.valid_months))
    for claim, day in claims.items():
        if day is not None:
            yield Due("claim", claim, day)
    for disclosure in facts.disclosures:
        yield Due("disclosure", disclosure.name, due(disclosure.attested, OLDEST_DISCLOSURE))

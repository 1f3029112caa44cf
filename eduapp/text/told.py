"""Sentences for whoever uses the site, from rooms that do not know in which language they will be read."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from eduapp.text.said import Say


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence in English with %(names)s of `values`; whoever shows it translates it, then fills it in."""

    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)

    def said(self, say: Say) -> str:
        """The sentence in the language of `say`, with the values in it."""
        said = say(self.sentence)
        return said % self.values if self.values else said

    def __str__(self) -> str:
        return self.said(str)


def percent(share: Fraction) -> int:
    """The share that was reached, in whole per cent, rounded down: 69.9 % is not the 70 % that are needed."""
    return math.floor(share * 100)


def percent_needed(share: Fraction) -> str:
    """The share that is needed, in per cent as its author wrote it, 72.5 too; past two decimals it is rounded up, so
    that whoever reads that they reached it has."""
    return f"{math.ceil(share * 10_000) / 100:g}"

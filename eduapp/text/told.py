"""Sentences for whoever uses the site, from rooms that do not know in which language they will be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field


def told(sentence: str) -> str:
    """Marks a sentence that is translated where it is shown."""
    return sentence


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence in English with %(names)s of `values`; whoever shows it translates it, then fills it in."""

    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.sentence % self.values if self.values else self.sentence


def percent(share: float) -> int:
    """The share in whole per cent, rounded down: 69.9 % is not the 70 % that are needed."""
    return int(share * 100)

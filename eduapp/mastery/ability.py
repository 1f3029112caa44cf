"""What is held of one learner: the evidence as it came, and the ability that it comes to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

VERSION = 2  # to be raised when the same rows come to another ability
VARIANCE = 1.1**2
CORRELATION = 0.5


@dataclass(frozen=True, slots=True)
class Evidence:
    """One scored act. `y` is from 0 (the worst that was offered) to 1 (the best); `weights` sum to 1 and say
    by how much the item bears on each competency; `variance` is how unsure its difficulty is."""

    item: str
    y: float
    weights: Mapping[str, float]
    difficulty: float
    variance: float
    at: datetime


@dataclass(frozen=True, slots=True)
class Ability:
    """The estimate, with how many pieces bear on each competency and when the latest of them came.
    It is as of `last`, the time of the latest of all `count` pieces."""

    competencies: tuple[str, ...]
    mean: tuple[float, ...]
    covariance: tuple[tuple[float, ...], ...]
    pieces: tuple[int, ...]
    latest: tuple[datetime | None, ...]
    last: datetime | None
    count: int


def prior(competencies: Sequence[str]) -> Ability:
    """What is known of anybody before the first piece of evidence."""
    size = len(competencies)
    covariance = tuple(tuple(before(row, column) for column in range(size)) for row in range(size))
    return Ability(tuple(competencies), (0.0,) * size, covariance, (0,) * size, (None,) * size, None, 0)


def before(row: int, column: int) -> float:
    """The covariance of two competencies before the first piece."""
    return VARIANCE if row == column else VARIANCE * CORRELATION


def to_data(ability: Ability) -> dict[str, Any]:
    """The ability as JSON, with the version of the rules that it was made by."""
    return {
        "version": VERSION,
        "competencies": list(ability.competencies),
        "mean": list(ability.mean),
        "covariance": [list(row) for row in ability.covariance],
        "pieces": list(ability.pieces),
        "latest": [at and at.isoformat() for at in ability.latest],
        "last": ability.last and ability.last.isoformat(),
        "count": ability.count,
    }


def from_data(data: Mapping[str, Any]) -> Ability | None:
    """The ability; None if other rules made it, so that it has to be folded anew from the rows."""
    if data.get("version") != VERSION:
        return None
    return Ability(
        tuple(data["competencies"]),
        tuple(data["mean"]),
        tuple(tuple(row) for row in data["covariance"]),
        tuple(data["pieces"]),
        tuple(at and datetime.fromisoformat(at) for at in data["latest"]),
        data["last"] and datetime.fromisoformat(data["last"]),
        data["count"],
    )

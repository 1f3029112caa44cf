"""What is said of an ability: the chance to handle a typical item well, and how sure that is."""

import math
from dataclasses import dataclass
from datetime import datetime

from eduapp.mastery.ability import VARIANCE, Ability
from eduapp.mastery.estimate import fitted, kept, logistic

ENOUGH = 8  # with fewer pieces nothing is said of a competency
TAIL = 1.645  # standard deviations to either side that hold 90 %


@dataclass(frozen=True, slots=True)
class Standing:
    """The chance to handle a typical item well, with the interval that holds it in 90 of 100 such cases."""

    chance: float
    low: float
    high: float
    pieces: int
    latest: datetime | None
    is_enough: bool


def standing(ability: Ability, competency: str, now: datetime) -> Standing:
    """What can be said of one competency now."""
    if competency not in ability.competencies:
        ability = fitted(ability, (*ability.competencies, competency))
    at = ability.competencies.index(competency)
    mean, variance = ability.mean[at], VARIANCE - kept(ability.last, now) * (VARIANCE - ability.covariance[at][at])
    reach = TAIL * math.sqrt(variance)
    return Standing(
        expected(mean, variance),
        logistic(mean - reach),
        logistic(mean + reach),
        ability.pieces[at],
        ability.latest[at],
        ability.pieces[at] >= ENOUGH,
    )


def expected(mean: float, variance: float) -> float:
    """The mean of σ(x) for a normal x: σ itself, shrunk towards one half (MacKay 1992, error below 0.02)."""
    return logistic(mean / math.sqrt(1 + math.pi * variance / 8))

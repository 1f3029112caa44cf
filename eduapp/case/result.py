"""The result of a play: points against the best safe play, and whether it passes."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from eduapp.case.explore import Exploration
from eduapp.case.play import Play

RULES_VERSION = 1  # to be raised when the same decisions come to another result


@dataclass(frozen=True, slots=True)
class Result:
    """`share` is the points earned over those of the best safe play, from 0; None where the case is not
    scored. `shares` are the same for each competency, over the most that any safe play earns in it."""

    passed: bool
    share: Fraction | None
    shares: Mapping[str, Fraction]


def result(play: Play, exploration: Exploration) -> Result | None:
    """The result of a play that is over; None before its end."""
    if play.here.end is None:
        return None
    best = exploration.best_sum
    shares = {
        competency: Fraction(max(0, play.earned.get(competency, 0)), most)
        for competency, most in exploration.attainable.items()
        if most > 0
    }
    if best <= 0:
        return Result(not play.unsafe, None, shares)
    share = Fraction(max(0, play.points), best)
    return Result(not play.unsafe and share >= play.rules.case.facts.share, share, shares)

"""What is said of an ability."""

import math
from datetime import UTC, datetime

import pytest

from eduapp.mastery.ability import Evidence, prior
from eduapp.mastery.estimate import fold, logistic
from eduapp.mastery.standing import ENOUGH, expected, standing
from tests.mastery.test_estimate import integral

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
NAMES = ("recognise", "listen", "treat")
PIECE = Evidence("an item", 1, {"recognise": 1}, 0, 0.36, NOW)


@pytest.mark.parametrize("mean", [-4, -1.5, -0.5, 0, 0.7, 2, 5])
@pytest.mark.parametrize("variance", [0.0001, 0.1, 0.5, 1.21, 3])
def test_the_chance_is_the_mean_over_what_the_ability_may_be(mean: float, variance: float) -> None:
    deviation = math.sqrt(variance)

    def weighted(x: float) -> float:
        return logistic(mean + deviation * x) * math.exp(-x * x / 2) / math.sqrt(2 * math.pi)

    assert expected(mean, variance) == pytest.approx(integral(weighted, -9, 9), abs=0.02)


def test_fewer_than_eight_pieces_are_not_enough() -> None:
    few, enough = (standing(fold(NAMES, [PIECE] * count), "recognise", NOW) for count in (ENOUGH - 1, ENOUGH))
    assert (few.pieces, few.is_enough) == (7, False)
    assert (enough.pieces, enough.is_enough) == (8, True)
    assert enough.latest == NOW
    assert standing(prior(NAMES), "listen", NOW).latest is None

"""What exploring says is what brute force says."""

from hypothesis import HealthCheck, given, settings

from eduapp.case.explore import explore
from eduapp.case.model import Case
from eduapp.case.rules import Rules
from tests.case.brute import Brute
from tests.case.small_cases import known_cases

many = settings(
    max_examples=600,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)


@many
@given(known_cases(limit=2000))
def test_every_fact_is_what_brute_force_finds(known: tuple[Case, Brute]) -> None:
    case, brute = known
    found = explore(Rules(case))
    assert set(found.reached) == set(brute.reached)
    assert set(found.stuck) == set(brute.stuck) - set(brute.circular)
    assert set(found.unmet) == set(brute.unmet) - set(brute.circular)
    assert set(found.circular) == set(brute.circular)
    assert {scene for trap in found.traps for scene in trap} == set(brute.traps)
    assert found.shortest == brute.shortest
    assert found.longest == brute.longest
    assert found.attainable == brute.attainable
    if brute.best_sum is None:
        assert found.best is None
    else:
        assert found.best is not None
        assert found.best_sum == brute.best_sum
        assert len(found.best) == brute.best_decisions
        assert sum(len(decision.ticks) for decision in found.best) == brute.best_ticks
        assert found.best_points == brute.best_points

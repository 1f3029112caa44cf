"""What a play shows of each scored scene, beside what every visit of it would have shown."""

from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eduapp.case.evidence import Scored, extent, scored
from eduapp.case.model import Case
from eduapp.case.play import Decision, replay
from eduapp.case.rules import Rules
from tests.case.brute import Plays, State
from tests.case.small_cases import small_cases
from tests.case.texts import case_of, clinic

many = settings(
    max_examples=400,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)

LINES = """
- `difficulty` hard
- `pick` 1..2
- [ ] Scan
    - `score` recognise +2
- [ ] Puncture
    - `score` recognise -1
- [ ] Wait
- [Ask](#the-clinic)
    - `score` listen +1
- [Push](#the-clinic)
    - `score` listen -2
- [Go on](#a-bench)
    - `score` recognise +1
- [Go home](#home)

## A bench

- [Back](#the-clinic)
- [Leave](#home)
    - `score` listen +1"""


def shown(*decisions: Decision, lines: str = LINES) -> tuple[Scored, ...]:
    return scored(replay(Rules(case_of(clinic(lines))), decisions))


def test_a_scene_is_measured_by_the_least_and_the_most_of_what_it_offers() -> None:
    ask, leave = Decision(0), Decision(2, (0, 2))
    found, bench = shown(ask, leave, Decision(1))
    assert found == Scored("the-clinic", 4, -3, 4, {"recognise": 4, "listen": 3}, "hard")
    assert bench == Scored("a-bench", 1, 0, 1, {"listen": 1}, "medium")


def test_a_scene_counts_once_at_its_first_leaving() -> None:
    leave = Decision(2, (1,))
    first, bench = shown(leave, Decision(0), Decision(1), Decision(2, (0,)), Decision(1))
    assert (first.scene, first.points) == ("the-clinic", 0)
    assert (bench.scene, bench.points) == ("a-bench", 0)


def test_a_scene_that_was_not_left_or_scores_nothing_is_not_shown() -> None:
    assert shown(Decision(0), Decision(1)) == ()
    assert shown(Decision(0), lines="- [Go](#home)") == ()
    even = "- [Go](#home)\n    - `score` listen +1\n- [Run](#home)\n    - `score` listen +1"
    assert shown(Decision(0), lines=even) == ()


OPENING = """
- [Ask](#the-clinic)
    - `set` told
    - `score` listen -1
- [Leave](#home)
    - `if` not told
- [Help](#home)
    - `if` told
    - `score` listen +3"""


def test_an_ask_that_opens_a_better_act_counts_with_it() -> None:
    rules = Rules(case_of(clinic(OPENING, "  told: false")))
    (found,) = scored(replay(rules, [Decision(1)]))
    assert (found.points, found.worst, found.best) == (0, 0, 2)


def test_past_the_bound_the_range_is_that_of_all_acts_open_or_not() -> None:
    rules = Rules(case_of(clinic(OPENING, "  told: false")))
    assert extent(rules, 0, rules.initial) == ((0, 0), (2, 2))
    assert extent(rules, 0, rules.initial, bound=1) == ((-1, -1), (3, 3))


def visits(plays: Plays, start: State, limit: int) -> list[tuple[int, ...]] | None:
    """By trying everything: the points of every visit that begins here, in the order of the competencies."""
    found: set[tuple[int, ...]] = set()
    seen = set()
    waiting = [(start, (0,) * len(plays.competencies))]
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        if len(seen) > limit:
            return None
        state, earned = at
        scene = plays.scenes[state.scene]
        for step in plays.decide(state):
            points = tuple(a + b for a, b in zip(earned, step.points, strict=True))
            if scene.is_ask(scene.choices[step.choice]):
                waiting.append((step.to, points))
            else:
                found.add(points)
    return sorted(found)


def wander(plays: Plays, chance: Random) -> tuple[list[Decision], list[State]]:
    """A play by chance, and where it stood on coming to each scene that it left for the first time."""
    state = arrival = plays.start()
    decisions: list[Decision] = []
    arrivals: list[State] = []
    while len(decisions) < 12 and (ahead := plays.decide(state)):
        step = chance.choice(ahead)
        decisions.append(Decision(step.choice, step.ticks))
        scene = plays.scenes[state.scene]
        if not scene.is_ask(scene.choices[step.choice]):
            arrivals += [arrival] * (state.scene not in state.left)
            arrival = step.to
        state = step.to
    return decisions, arrivals


@many
@given(small_cases(), st.integers(0, 10**6))
def test_the_extent_of_each_visit_is_what_brute_force_finds(case: Case, seed: int) -> None:
    plays = Plays(case)
    decisions, arrivals = wander(plays, Random(seed))
    found = {shown.scene: shown for shown in scored(replay(Rules(case), decisions))}
    for arrival in arrivals:
        every = visits(plays, arrival, 3000)
        if every is None:
            continue
        sums = [sum(points) for points in every]
        if min(sums) == max(sums):
            assert arrival.scene not in found
            continue
        one = found[arrival.scene]
        assert (one.worst, one.best) == (min(sums), max(sums))
        columns = zip(plays.competencies, zip(*every, strict=True), strict=True)
        assert one.ranges == {c: max(column) - min(column) for c, column in columns if max(column) > min(column)}
        assert one.worst <= one.points <= one.best

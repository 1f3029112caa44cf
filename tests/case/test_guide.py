"""The guide knows the best way on from wherever a play stands, as brute force does."""

from dataclasses import replace
from datetime import date
from time import perf_counter

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from eduapp.case.explore import explore
from eduapp.case.guide import Guide, Way
from eduapp.case.model import Case
from eduapp.case.play import Decision, Play, opening, replay
from eduapp.case.rules import Rules
from eduapp.library import documents, read_document, shipped
from tests.case.brute import Plays, Worth, most
from tests.case.brute import State as Naive
from tests.case.brute import Step as NaiveStep
from tests.case.small_cases import small_cases
from tests.case.test_steps import every_decision, guide_of
from tests.case.texts import case_of, clinic

many = settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)


def worth(step: NaiveStep) -> Worth:
    return -step.unsafe, sum(step.points), -1, -len(step.ticks)


def best_from(plays: Plays) -> dict[Naive, Worth]:
    """By brute force, for each state: minus the unsafe acts to come, the points, minus decisions and ticks."""
    endings = {state for state in plays.steps if plays.scenes[state.scene].end}
    return most(plays.steps, endings, worth, (0, 0, 0, 0))


def as_worth(way: Way | None) -> Worth | None:
    if way is None:
        return None
    return -way.unsafe, way.points, -len(way.decisions), -sum(len(decision.ticks) for decision in way.decisions)


@many
@given(small_cases(), st.data())
def test_wherever_a_play_stands_its_best_way_is_what_brute_force_finds(case: Case, data: st.DataObject) -> None:
    plays = Plays(case)
    assume(plays.play(2000))
    best = best_from(plays)
    guide, state = guide_of(case), plays.start()
    play = opening(guide.rules)
    for _ in range(8):
        way = guide.way(play)
        assert as_worth(way) == best.get(state)
        if way is not None:
            end = replay(guide.rules, [replace(d, words="-") for d in (*play.decisions, *way.decisions)])
            assert end.here.end
            assert end.points - play.points == way.points
        decisions = list(every_decision(play))
        if not decisions:
            return
        decision = data.draw(st.sampled_from(decisions))
        play, state = play.decide(decision), plays.step(state, decision.choice, decision.ticks).to


@many
@given(small_cases(), st.data())
def test_a_step_is_the_beginning_of_the_way(case: Case, data: st.DataObject) -> None:
    guide = guide_of(case)
    play = opening(guide.rules)
    for _ in range(8):
        step, way = guide.step(play), guide.way(play)
        assert step is not None
        assert (step.best is None) == (way is None or not way.decisions)
        if step.best is not None:
            offer = play.offer()
            assert {*step.asks, step.best.choice} <= set(offer.choices)
            assert set(step.best.ticks) <= set(offer.options)
        decisions = list(every_decision(play))
        if not decisions:
            return
        play = play.decide(data.draw(st.sampled_from(decisions)))


@many
@given(small_cases())
def test_from_the_opening_a_safe_way_is_the_best_path(case: Case) -> None:
    guide = guide_of(case)
    way = guide.way(opening(guide.rules))
    if way is None or way.unsafe:
        assert guide.found.best is None
    else:
        assert way.decisions == guide.found.best
        assert way.points == guide.found.best_sum


@many
@given(small_cases(), st.data())
def test_no_decision_leaves_more_to_come_than_was_said(case: Case, data: st.DataObject) -> None:
    guide = guide_of(case)
    play = opening(guide.rules)
    for _ in range(8):
        step, decisions = guide.step(play), list(every_decision(play))
        if step is None or step.most is None or not decisions:
            return
        ahead = [after.most for d in decisions if (after := guide.step(play.decide(d))) and after.least is not None]
        known = [most for most in ahead if most is not None]
        assert max(known, default=-1) < step.most
        if not play.left:
            assert max(known) + 1 == step.most, "no scene is come back to, so it is exact"
        play = play.decide(data.draw(st.sampled_from(decisions)))


def guide_for(lines: str, variables: str = "") -> Guide:
    return guide_of(case_of(clinic(lines, variables)))


def after(guide: Guide, *decisions: Decision) -> Play:
    return replay(guide.rules, decisions)


ONLY_HARM = """
- [Go on](#a-bench)
- [Go home](#home)

## A bench

- [Give it twice](#home)
    - `unsafe` It was too much.
    - `unsafe` It was too late.
    - `score` listen +1
- [Give it](#a-chair)
    - `unsafe` It was too much.
    - `score` listen +3

## A chair

- [ ] Watch her
    - `score` recognise +2
- [ ] Watch her more
    - `unsafe` She fell.
    - `score` recognise +9
- [Leave her](#home)
    - `unsafe` She was alone."""


def test_where_only_unsafe_ways_lead_on_the_best_has_the_fewest_unsafe_acts() -> None:
    guide = guide_for(ONLY_HARM)
    assert guide.way(opening(guide.rules)) == Way((Decision(1),), 0, 0), "safe, though it earns nothing"
    assert guide.way(after(guide, Decision(0))) == Way((Decision(0),), 1, 1), "one unsafe act, whatever its texts"
    assert guide.way(after(guide, Decision(0), Decision(1))) == Way((Decision(0, (0,)),), 1, 2)


BUDGET = """
- [Ask for little](#the-clinic)
    - `if` time > 0
    - `set` time -= 1
- [Ask for much](#the-clinic)
    - `if` time > 0
    - `set` time -= 1
    - `score` listen +3
- [Ask for some](#the-clinic)
    - `if` time > 0
    - `set` time -= 1
    - `score` listen +1
- [Look](#the-clinic)
    - `score` recognise +1
- [Go home](#home)"""


def test_asks_done_in_another_order_than_the_best_are_not_advised_again() -> None:
    guide = guide_for(BUDGET, "  time: 2 in 0..2")
    assert guide.way(opening(guide.rules)) == Way((Decision(1), Decision(2), Decision(3), Decision(4)), 0, 5)
    assert guide.way(after(guide, Decision(0))) == Way((Decision(1), Decision(3), Decision(4)), 0, 4)
    assert guide.way(after(guide, Decision(2))) == Way((Decision(1), Decision(3), Decision(4)), 0, 4)
    assert guide.way(after(guide, Decision(0), Decision(2))) == Way((Decision(3), Decision(4)), 0, 1)


def test_asks_done_no_longer_count_among_what_is_to_come() -> None:
    guide = guide_for(BUDGET, "  time: 2 in 0..2")
    steps = [guide.step(after(guide, *map(Decision, asks))) for asks in ((), (3,), (3, 0), (3, 0, 1))]
    assert [step and (step.least, step.most) for step in steps] == [(1, 4), (1, 3), (1, 2), (1, 1)]
    assert [step and step.asks for step in steps[2:]] == [(), ()]


def test_a_play_that_is_over_has_nothing_to_come() -> None:
    guide = guide_for(BUDGET, "  time: 2 in 0..2")
    over = after(guide, Decision(4))
    assert guide.way(over) == Way()
    step = guide.step(over)
    assert step is not None
    assert (step.least, step.most, step.best, step.asks) == (0, 0, None, ())


def test_of_a_case_that_was_not_explored_to_its_end_nothing_is_known() -> None:
    rules = Rules(case_of(clinic(BUDGET, "  time: 2 in 0..2")))
    guide = Guide(rules, explore(rules, 2))
    assert guide.step(opening(rules)) is None
    assert guide.way(opening(rules)) is None


def test_a_step_is_found_quickly_in_the_cases_that_come_along() -> None:
    for file in documents(shipped()):
        document = read_document(file, date(2026, 11, 22))
        if document.case is None or document.checked is None:
            continue
        rules = Rules(document.case)
        guide = Guide(rules, document.checked.exploration)
        plays = [opening(rules)]
        for decision in guide.found.best or ():
            plays.append(plays[-1].decide(replace(decision, words="-")))
        start = perf_counter()
        for _ in range(50):
            for play in plays:
                assert guide.step(play) is not None
        assert (perf_counter() - start) / 50 / len(plays) < 0.0005, "some 10 µs; the bound is for slow machines"

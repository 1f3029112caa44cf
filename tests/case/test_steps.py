"""The guide: what is known of each state agrees with playing on from there."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eduapp.case.explore import Step, explore
from eduapp.case.guide import Guide
from eduapp.case.model import Case
from eduapp.case.play import Decision, Play, opening
from eduapp.case.rules import Rules
from tests.case.small_cases import small_cases

some = settings(
    max_examples=200,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)


def guide_of(case: Case) -> Guide:
    rules = Rules(case)
    return Guide(rules, explore(rules))


def step_of(guide: Guide, play: Play) -> Step:
    step = guide.step(play)
    assert step is not None
    return step


def every_decision(play: Play) -> Iterator[Decision]:
    """All that can be decided now."""
    offer, rules = play.offer(), play.rules.scenes[play.scene]
    if rules.scene.end:
        return
    for choice in offer.choices:
        if choice in rules.asks:
            yield Decision(choice)
            continue
        for count in range(rules.least, min(rules.most, len(offer.options)) + 1):
            for ticks in combinations(offer.options, count):
                yield Decision(choice, ticks, "-")


@some
@given(small_cases())
def test_the_first_step_is_the_start(case: Case) -> None:
    guide = guide_of(case)
    found = guide.found
    start = step_of(guide, opening(guide.rules))
    assert start == next(iter(found.steps.values()))
    assert start.least == found.shortest
    assert (start.best is None) == (not found.shortest), "there is a best way wherever there is a way"
    if found.longest is not None:
        assert start.most is not None
        assert start.most >= found.longest


@some
@given(small_cases())
def test_following_the_best_steps_is_the_best_path(case: Case) -> None:
    guide = guide_of(case)
    found = guide.found
    if found.best is None:
        return  # what is best then is in test_guide.py
    play = opening(guide.rules)
    while (step := step_of(guide, play)).best is not None:
        for ask in step.asks:
            play = play.decide(Decision(ask))
        play = play.decide(replace(step.best, words="-"))
    assert play.here.end
    assert not play.unsafe
    assert tuple(replace(decision, words="") for decision in play.decisions) == found.best
    assert {name: play.earned.get(name, 0) for name in guide.rules.competencies} == found.best_points


@some
@given(small_cases(), st.data())
def test_wherever_a_play_stands_its_step_is_known(case: Case, data: st.DataObject) -> None:
    guide = guide_of(case)
    play = opening(guide.rules)
    for _ in range(8):
        step = step_of(guide, play)
        decisions = list(every_decision(play))
        if play.here.end:
            assert step == Step(0, 0, None)
            return
        ahead = [step_of(guide, play.decide(decision)).least for decision in decisions]
        ways = [least + 1 for least in ahead if least is not None]
        assert step.least == min(ways, default=None)
        if step.best is not None:
            assert step.asks == tuple(ask for ask in step.asks if ask in guide.rules.scenes[play.scene].asks)
        if not decisions:
            return
        play = play.decide(data.draw(st.sampled_from(decisions)))

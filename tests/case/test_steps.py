"""The guide: what is known of each state agrees with playing on from there."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eduapp.case.explore import Exploration, Step, explore
from eduapp.case.horizon import horizon
from eduapp.case.model import Case
from eduapp.case.pages import Memory, pages_of
from eduapp.case.play import Decision, Play, opening
from eduapp.case.rules import Rules
from eduapp.case.states import State
from tests.case.small_cases import small_cases

some = settings(
    max_examples=200,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)


class Guide:
    """Finds for each play the state that it is in."""

    def __init__(self, case: Case) -> None:
        self.rules = Rules(case)
        self.found: Exploration = explore(self.rules)
        self.horizon = horizon(self.rules)
        self.pages = pages_of(self.rules, self.horizon, Memory(left=any(self.horizon.recurs)))

    def state(self, play: Play) -> State:
        here, component = self.pages[play.scene], self.horizon.component
        memory = [0] * here.size
        for page in self.pages:
            if component[page.number] != component[play.scene]:
                continue
            for ask_class, slot in zip(page.classes, page.slots, strict=True):
                memory[slot] = sum((page.number, ask) in play.asked for ask in ask_class.asks)
            if page.left_slot >= 0:
                memory[page.left_slot] = int(page.number in play.left)
        values = zip(play.values, here.live, self.rules.initial, strict=True)
        return State(play.scene, tuple(v if is_live else first for v, is_live, first in values), tuple(memory))

    def step(self, play: Play) -> Step:
        return self.found.steps[self.state(play)]


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
    guide = Guide(case)
    found = guide.found
    start = guide.step(opening(guide.rules))
    assert start is next(iter(found.steps.values()))
    assert start.least == found.shortest
    assert (start.best is None) == (not found.best)
    if found.longest is not None:
        assert start.most is not None
        assert start.most >= found.longest


@some
@given(small_cases())
def test_following_the_best_steps_is_the_best_path(case: Case) -> None:
    guide = Guide(case)
    found = guide.found
    if found.best is None:
        return
    play = opening(guide.rules)
    while (step := guide.step(play)).best is not None:
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
    guide = Guide(case)
    play = opening(guide.rules)
    for _ in range(8):
        step = guide.step(play)
        decisions = list(every_decision(play))
        if play.here.end:
            assert step == Step(0, 0, None)
            return
        ahead = [guide.step(play.decide(decision)).least for decision in decisions]
        ways = [least + 1 for least in ahead if least is not None]
        assert step.least == min(ways, default=None)
        if step.best is not None:
            assert step.asks == tuple(ask for ask in step.asks if ask in guide.rules.scenes[play.scene].asks)
        if not decisions:
            return
        play = play.decide(data.draw(st.sampled_from(decisions)))

"""Simulated learners play cases: to their end, by chance that is repeated, and better the abler they are."""

from datetime import date
from random import Random
from statistics import mean, median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduapp.case.explore import explore
from eduapp.case.guide import Guide
from eduapp.case.model import Case
from eduapp.case.parse import parse
from eduapp.case.play import replay
from eduapp.case.rules import Rules
from eduapp.mastery.playing import Table
from eduapp.mastery.simulated import Simulated, somebody
from eduapp.text.terms import Terms
from tests.case.small_cases import small_cases
from tests.content import WALK

NAMES = ("communicate", "recognise")


def table_of(case: Case) -> Table:
    rules = Rules(case)
    return Table(Guide(rules, explore(rules)))


@pytest.fixture(scope="module")
def walk() -> Table:
    terms = Terms(frozenset(NAMES), frozenset({"E101", "E102"}), lambda name: True, {"E101": date(2026, 1, 1)})
    case = parse(WALK.encode(), "the-walk.md", terms).case
    assert case is not None
    return table_of(case)


def scores(table: Table, level: float, count: int = 150) -> list[int]:
    plays = [table.play(somebody(NAMES, Random(seed), level), Random(seed))[1] for seed in range(count)]
    return [play.points for play in plays]


def test_the_same_seed_gives_the_same_play(walk: Table) -> None:
    learner = somebody(NAMES, Random(1))
    assert walk.play(learner, Random(2)) == walk.play(learner, Random(2))
    assert len({tuple(step.decision for step in walk.play(learner, Random(seed))[0]) for seed in range(20)}) > 5


def test_what_was_decided_can_be_played_again(walk: Table) -> None:
    steps, play = walk.play(Simulated(0), Random(5))
    assert replay(walk.rules, (step.decision for step in steps)) == play
    assert play.here.end is not None


def test_the_abler_a_learner_the_more_she_scores(walk: Table) -> None:
    weak, middling, strong = (mean(scores(walk, level)) for level in (-2, 0, 2))
    assert weak + 20 < middling < strong - 20


def test_the_abler_a_learner_the_fewer_unsafe_acts(walk: Table) -> None:
    acts = [[bool(walk.play(Simulated(level), Random(seed))[1].unsafe) for seed in range(150)] for level in (-3, 2)]
    assert mean(acts[0]) > 0.2 > 0.02 >= mean(acts[1])


def test_who_takes_no_care_does_what_is_unsafe(walk: Table) -> None:
    rash = [bool(walk.play(Simulated(0, care=-3), Random(seed))[1].unsafe) for seed in range(100)]
    careful = [bool(walk.play(Simulated(0, care=1), Random(seed))[1].unsafe) for seed in range(100)]
    assert mean(rash) > mean(careful) + 0.3


def test_asks_are_quick_and_own_words_take_long(walk: Table) -> None:
    asks: list[float] = []
    others: list[float] = []
    written: list[float] = []
    for seed in range(200):
        steps, _ = walk.play(Simulated(0.5, pace=30), Random(seed))
        before = replay(walk.rules, ())
        for step in steps:
            kind = written if before.here.write else others
            kind = asks if step.decision.choice in walk.rules.scenes[before.scene].asks else kind
            kind.append(step.seconds)
            before = before.decide(step.decision)
    assert median(asks) < 22 < median(others) < 40 < median(written)


@given(case=small_cases(), seed=st.integers(0, 1000))
@settings(max_examples=60, deadline=None)
def test_every_play_of_any_case_that_has_an_ending_comes_to_it(case: Case, seed: int) -> None:
    table = table_of(case)
    steps, play = table.play(Simulated(-1), Random(seed))
    found = table.guide.found
    can_end = found.best is not None and not (found.traps or found.stuck or found.unmet or found.circular)
    assert play.here.end is not None or not can_end
    assert replay(table.rules, (step.decision for step in steps)) == play

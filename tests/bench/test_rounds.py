"""Contenders take turns, and a round that was not quiet is played again."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bench import rounds
from bench.drive import Crowd
from bench.learner import Learner
from bench.rounds import MORE_ROUNDS, Lane, Plan, take_turns
from bench.run import Run
from tests.bench.runs import run

PLAN = Plan(learners=1, rounds=3, seconds=0, warm_up=0)


async def nothing(learner: Learner) -> AsyncIterator[None]:
    while True:
        yield


def played(monkeypatch: pytest.MonkeyPatch, foreign: list[float]) -> list[str]:
    """The order in which two lanes run while something else uses so many cores, run by run."""
    left = iter(foreign)
    monkeypatch.setattr(rounds, "run_between", lambda *_: run(foreign=next(left)))
    told: list[str] = []

    def tell(name: str, made: Run) -> None:
        told.append(name)

    async def play() -> None:
        lanes = [Lane(name, Crowd(nothing, 0, 1), 1, None) for name in ("B", "A")]
        runs = await take_turns(lanes, PLAN, tell)
        assert [len(of_one) for of_one in runs.values()] == [len(told) // 2] * 2

    asyncio.run(play())
    return told


def test_on_a_quiet_machine_each_runs_as_often_as_planned_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    assert played(monkeypatch, [0] * 99) == ["B", "A"] * 3


def test_a_round_with_one_disturbed_run_is_played_again_by_both(monkeypatch: pytest.MonkeyPatch) -> None:
    assert played(monkeypatch, [0, 0, 0, 0.4, *[0] * 99]) == ["B", "A"] * 4


def test_on_a_machine_that_is_never_quiet_it_ends_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    assert played(monkeypatch, [1] * 99) == ["B", "A"] * (3 + MORE_ROUNDS)

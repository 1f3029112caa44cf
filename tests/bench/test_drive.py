"""The learners of a crowd play in turn, and every step is counted once."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bench import drive
from bench.drive import Crowd
from bench.learner import Learner


class Clock:
    """Moves on by a second with each step that is played."""

    def __init__(self) -> None:
        self.now = 0.0
        self.ready: list[int] = []

    def perf_counter(self) -> float:
        return self.now

    async def recipe(self, learner: Learner) -> AsyncIterator[None]:
        self.ready.append(learner.number)
        yield
        while True:
            self.now += 1
            yield


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(drive, "time", clock)
    return clock


def test_every_learner_is_ready_before_a_step_is_counted(clock: Clock) -> None:
    async def play() -> None:
        await Crowd(clock.recipe, 0, 3).get_ready()

    asyncio.run(play())
    assert clock.ready == [0, 1, 2]
    assert clock.now == 0


def test_steps_that_begin_within_the_time_are_counted_and_no_others(clock: Clock) -> None:
    async def play() -> tuple[list[float], list[float]]:
        crowd = Crowd(clock.recipe, 0, 1)
        await crowd.get_ready()
        return await crowd.play(2.5), await crowd.play(1)

    # The third begins after two seconds and is played to its end; then a new time begins.
    assert asyncio.run(play()) == ([1, 1, 1], [1])


def test_a_server_that_fails_ends_the_playing_of_all(clock: Clock) -> None:
    async def fails(learner: Learner) -> AsyncIterator[None]:
        yield
        raise RuntimeError("500")

    async def play() -> None:
        crowd = Crowd(fails, 0, 2)
        await crowd.get_ready()
        await crowd.play(1)

    with pytest.raises(RuntimeError, match="500"):
        asyncio.run(play())

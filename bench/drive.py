"""Learners in a closed loop: each begins the next step when the last one is shown, and nobody pauses."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable

from bench.learner import Learner

Recipe = Callable[[Learner], AsyncIterator[None]]
"""Plays one application as one learner. The first yield says that the learner is logged in and has an
attempt open; every later one ends a step, which is a POST and the page that it leads to."""


class Crowd:
    def __init__(self, recipe: Recipe, port: int, learners: int) -> None:
        self._learners = [Learner(number, port) for number in range(learners)]
        self._playing = [recipe(learner) for learner in self._learners]

    async def get_ready(self) -> None:
        """Logs in one after the other: hashing passwords is slow on purpose, and it is not what is measured."""
        for steps in self._playing:
            await anext(steps)

    async def leave(self) -> None:
        for learner in self._learners:
            await learner.leave()

    async def play(self, seconds: float) -> list[float]:
        """The seconds that each step took, of all steps that began within the time."""
        taken: list[float] = []
        until = time.perf_counter() + seconds
        await asyncio.gather(*(_keep_on(steps, until, taken) for steps in self._playing))
        return taken


async def _keep_on(steps: AsyncIterator[None], until: float, taken: list[float]) -> None:
    start = time.perf_counter()
    while start < until:
        await anext(steps)
        end = time.perf_counter()
        taken.append(end - start)
        start = end

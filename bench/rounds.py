"""Lets contenders take turns: what the machine does meanwhile meets all of them alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.drive import Crowd
from bench.measure import sample
from bench.run import Run, run_between

MORE_ROUNDS = 4
"""At most so many rounds are added for those in which something else used the processor."""


@dataclass(frozen=True)
class Plan:
    learners: int
    rounds: int
    seconds: float
    warm_up: float


@dataclass(frozen=True)
class Lane:
    name: str
    crowd: Crowd
    server: int
    database: int | None


Runs = dict[str, list[Run]]
Told = Callable[[str, Run], None]


async def take_turns(lanes: Sequence[Lane], plan: Plan, tell: Told) -> Runs:
    """Every lane runs once a round. A round that was not quiet for all is repeated as a whole."""
    try:
        for lane in lanes:
            await lane.crowd.get_ready()
            await lane.crowd.play(plan.warm_up)
        return await _play_rounds(lanes, plan, tell)
    finally:
        for lane in lanes:
            await lane.crowd.leave()


async def _play_rounds(lanes: Sequence[Lane], plan: Plan, tell: Told) -> Runs:
    runs: Runs = {lane.name: [] for lane in lanes}
    quiet = 0
    for _ in range(plan.rounds + MORE_ROUNDS):
        played = [await _played(lane, plan, tell) for lane in lanes]
        for lane, run in zip(lanes, played, strict=True):
            runs[lane.name].append(run)
        quiet += all(run.is_quiet for run in played)
        if quiet == plan.rounds:
            break
    return runs


async def _played(lane: Lane, plan: Plan, tell: Told) -> Run:
    before = sample()
    steps = await lane.crowd.play(plan.seconds)
    run = run_between(before, sample(), steps, lane.server, lane.database)
    tell(lane.name, run)
    return run

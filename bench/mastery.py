"""How near the estimate of made-up learners comes to the truth, and how fast it is."""

import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from random import Random

from bench.checker import unit
from bench.table import table
from eduapp.mastery.ability import Evidence
from eduapp.mastery.calibrate import calibrated
from eduapp.mastery.difficulty import GUESS_VARIANCE
from eduapp.mastery.estimate import fold
from eduapp.mastery.simulate import LOOKS, NIGHTS, NOW, OTHER_WORLDS, Learner, World, items_of, simulate

WORLDS: dict[str, tuple[World, Sequence[int]]] = {
    "as the estimate believes": (World(), NIGHTS),
    **{name: (world, NIGHTS) for name, world in OTHER_WORLDS.items()},
    "as it believes, never calibrated": (World(), ()),
}
NAMES = tuple(f"competency {number}" for number in range(8))
PIECES = 5000


def report(learners: int, seed: int) -> str:
    return f"{accuracy(learners, seed)}\n\n{speed(seed)}"


def accuracy(learners: int, seed: int) -> str:
    """Of each world: the mean error of the chance and how many intervals hold the truth, after so many pieces, and
    the log-loss of foretelling the next answer. Difficulties are calibrated on the way, but in the last row."""
    rows, best = [], ""
    for name, (world, nights) in WORLDS.items():
        found = simulate(world, learners, Random(seed), nights)
        best = best or found.best_elo
        looks = [f"{look.error:.3f} · {look.coverage:.1%}" for look in found.looks.values()]
        losses = [found.losses[way] for way in ("estimate", "averages", "elo", found.best_elo)]
        rows.append([name, *looks, *(f"{loss:.3f}" for loss in losses)])
    pieces = [f"after {count}: error · held" for count in LOOKS]
    losses_of = [f"log-loss of {way}" for way in ("estimate", "averages", "elo", "best elo")]
    nights_told = ", ".join(map(str, NIGHTS))
    said = f"Calibrated after {nights_told} learners, by their answers. The best Elo of the first world: {best}."
    return f"{table([f'{learners:,} learners', *pieces, *losses_of], rows)}\n\n{said}"


def speed(seed: int) -> str:
    """Of folding all that one learner ever did, and of calibrating from as many pieces of a hundred learners."""
    chance, world = Random(seed), World()
    items = items_of(world, NAMES, chance)
    learner = Learner(world, NAMES, chance)
    one = [
        Evidence(item.name, learner.answer(item), item.weights, item.guess, GUESS_VARIANCE, NOW + timedelta(hours=hour))
        for hour, item in enumerate(chance.choices(items, k=PIECES))
    ]
    many = [one[start::100] for start in range(100)]
    guesses = {item.name: (item.guess, GUESS_VARIANCE) for item in items}
    measured = {
        f"folding {PIECES:,} pieces of one learner": timed(lambda: fold(NAMES, one)),
        f"calibrating from {PIECES:,} pieces": timed(lambda: calibrated(many, guesses)),
    }
    piece = unit()
    rows = [[name, f"{seconds:.3f}", f"{seconds / piece:.2f}"] for name, seconds in measured.items()]
    return table(["", "seconds", "× unit"], rows)


def timed(work: Callable[[], object]) -> float:
    """Seconds, the best of three times."""
    best = 1e9
    for _ in range(3):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best

"""An order for each learner that is reproducible: from a seed, without any randomness of its own."""

from collections.abc import Iterable
from hashlib import blake2b


def mixed(numbers: Iterable[int], seed: int, where: int | str) -> list[int]:
    """The numbers in an order that is as good as random, and always the same for a seed and a scene or question.

    Each number has its own lot, so that one that comes in later does not move the others around.
    """
    return sorted(numbers, key=lambda number: blake2b(f"{seed} {where} {number}".encode(), digest_size=8).digest())

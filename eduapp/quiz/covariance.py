"""How two rows of numbers go together, with n − 1 below the line, as Moodle has it.

All of it is None where it is undefined: for fewer than two pairs, and where a row that is divided by never changes.
"""

from collections.abc import Sequence
from math import fsum, sqrt

Row = Sequence[float]


def covariance(xs: Row, ys: Row) -> float | None:
    """0 where a row never changes: rounding leaves nothing there that later would pass for something."""
    if len(xs) < 2:
        return None
    if _is_constant(xs) or _is_constant(ys):
        return 0.0
    mean_x, mean_y = fsum(xs) / len(xs), fsum(ys) / len(ys)
    return fsum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / (len(xs) - 1)


def variance(xs: Row) -> float | None:
    return covariance(xs, xs)


def deviation(xs: Row) -> float | None:
    """The standard deviation."""
    found = variance(xs)
    return None if found is None else sqrt(found)


def correlation(xs: Row, ys: Row) -> float | None:
    """Pearson's, from −1 to 1."""
    along, x, y = covariance(xs, ys), variance(xs), variance(ys)
    if along is None or not x or not y:
        return None
    return max(-1.0, min(1.0, along / sqrt(x * y)))


def efficiency(xs: Row, ys: Row) -> float | None:
    """The covariance over the greatest that the same numbers could have: when both rows stand in order. Up to 1."""
    along, most = covariance(xs, ys), covariance(sorted(xs), sorted(ys))
    return min(1.0, along / most) if along is not None and most else None


def _is_constant(xs: Row) -> bool:
    return min(xs) == max(xs)

"""The axes of a chart: round ticks, their labels, and which names of points find room."""

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import east_asian_width

CHARACTER = 7.2
SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Ticks:
    """Round numbers from at or below the lowest value to at or above the highest, and how they are written."""

    values: tuple[float, ...]
    labels: tuple[str, ...]


def ticks(low: float, high: float) -> Ticks:
    """Three to six ticks around the values."""
    if high - low <= 1e-9 * max(abs(low), abs(high)):
        room = max(abs(low), abs(high)) / 10 or 1.0
        low, high = low - room, high + room
    step, decimals = _step(low, high)
    first, last = _around(low, high, step)
    values = tuple(at * step for at in range(first, max(last, first + 2) + 1))
    return Ticks(values, _labels(values, decimals))


def _step(low: float, high: float) -> tuple[float, int]:
    """The smallest round step that needs no more than six ticks, and the decimals that it is written with."""
    power = math.floor(math.log10((high - low) / 5))
    for factor, more in ((1.0, 0), (2.0, 0), (2.5, 1), (5.0, 0), (10.0, -1)):
        first, last = _around(low, high, factor * 10.0**power)
        if last - first <= 5:
            return factor * 10.0**power, more - power
    return 20 * 10.0**power, -1 - power


def _around(low: float, high: float, step: float) -> tuple[int, int]:
    return math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)


def _labels(values: Sequence[float], decimals: int) -> tuple[str, ...]:
    largest = max(abs(value) for value in values)
    power = math.floor(math.log10(largest))
    if power >= 12 or (not -4 <= power < 6 and power + decimals <= 2):
        digits = min(max(0, power + decimals), 9)
        times = f"×10{str(power).translate(SUPERSCRIPT)}"
        return tuple(written(value / 10.0**power, digits) + (times if value else "") for value in values)
    return tuple(written(value, min(max(0, decimals), 15)) for value in values)


def written(value: float, decimals: int) -> str:
    """The number with a true minus sign, and from ten thousand on in groups of three."""
    text = f"{value:,.{decimals}f}" if abs(value) >= 10_000 else f"{value:.{decimals}f}"
    if not text.strip("-0."):
        return "0"
    return text.replace(",", "\N{NARROW NO-BREAK SPACE}").replace("-", "\N{MINUS SIGN}")


@lru_cache(maxsize=4096)
def width(text: str) -> float:
    """About how wide the text is, in the usual sans serif at 13 px."""
    return sum(13.0 if east_asian_width(character) in "WF" else CHARACTER for character in text)


@lru_cache(maxsize=4096)
def fitted(text: str, room: float, lines: int = 1) -> tuple[str, ...]:
    """The text in at most so many lines, the rest cut off with an ellipsis."""
    text = " ".join(text.split())[:200]
    if not text or width(text) <= room:
        return (text,) if text else ()
    per_line = max(int(room / (width(text) / len(text))), 3)
    wrapped = textwrap.wrap(text, per_line)
    if len(wrapped) <= lines:
        return tuple(wrapped)
    return (*wrapped[: lines - 1], wrapped[lines - 1][: per_line - 1].rstrip() + "…")


def evenly(names: Sequence[str], distance: float) -> tuple[list[int], float]:
    """Which of evenly spaced names to show, the last always among them, and the room that each has."""
    count = len(names)
    for every in range(max(1, math.ceil(18 / distance)), count + 1):
        room = every * distance - 6
        if room >= 84 or all(_fits(names[at], room) for at in range(0, count, every)):
            break
    every = next((wider for wider in range(every, 2 * every) if (count - 1) % wider == 0), every)
    shown = list(range(0, count, every))
    if shown[-1] != count - 1:
        shown = [*shown[:-1], count - 1] if len(shown) > 1 else [0, count - 1]
    return shown, every * distance - 6


def _fits(name: str, room: float) -> bool:
    whole = fitted(name, room, 3)
    return not whole or (not whole[-1].endswith("…") and all(width(line) <= room for line in whole))


def unevenly(names: Sequence[str], places: Sequence[float]) -> list[int]:
    """Which names to show where points stand at any distance: the last, then from the left whatever fits."""
    last = len(names) - 1
    shown: list[int] = []
    free = -math.inf
    for at in range(last):
        half = width(names[at]) / 2
        if places[at] - half >= free and places[at] + half <= places[last] - width(names[last]) / 2 - 6:
            shown.append(at)
            free = places[at] + half + 6
    return [*shown, last]

"""Where everything in a chart stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise

from eduapp.text.axis import Ticks, ticks, width
from eduapp.text.prose import Chart, number

RIGHT, PLOT_HEIGHT = 388.0, 172.0
HUGE = 10**15  # more than any cell can hold

Series = tuple[float | None, ...]
Point = tuple[float, float]


def column(chart: Chart, at: int) -> Series:
    return tuple(_value(row[at]) for row in chart.rows)


@lru_cache(maxsize=4096)
def _value(cell: str) -> float | None:
    exact = number(cell)
    return None if exact is None else float(exact)


@dataclass(frozen=True, slots=True)
class Plot:
    """Where things are: x of each point, y of a value."""

    chart: Chart
    series: tuple[Series, ...]
    ticks: Ticks
    mark: float | None
    left: float
    xs: tuple[float, ...]
    numbers: tuple[float, ...]  # what the points stand at, where they are drawn to scale
    top: float = 12.0

    @classmethod
    def of(cls, chart: Chart, series: tuple[Series, ...], known: list[float]) -> "Plot":
        mark = float(chart.mark.value) if chart.mark and abs(chart.mark.value) < HUGE else None
        spanned = [*known, *chart.whole, *([] if mark is None else [mark]), *([0.0] if chart.kind == "bar" else [])]
        scale = ticks(min(spanned), max(spanned))
        left = min(max(map(width, scale.labels)) + 13, 130)
        numbers = _numbers(chart)
        return cls(chart, series, scale, mark, left, _places(chart, numbers, left), numbers)

    @property
    def bottom(self) -> float:
        return self.top + PLOT_HEIGHT

    @property
    def group(self) -> float:
        """The width of the bars of one point."""
        return min((RIGHT - self.left) / len(self.xs) * 0.72, 56.0 * len(self.series))

    def y(self, value: float) -> float:
        low, high = self.ticks.values[0], self.ticks.values[-1]
        return self.bottom - (value / (high - low) - low / (high - low)) * PLOT_HEIGHT

    def runs(self, values: Series) -> Iterator[list[tuple[int, Point]]]:
        """The stretches without a gap: row and point of each value."""
        for is_gap, run in groupby(enumerate(values), lambda numbered: numbered[1] is None):
            if not is_gap:
                yield [(row, (self.xs[row], self.y(value))) for row, value in run if value is not None]


def _numbers(chart: Chart) -> tuple[float, ...]:
    """The names of the points as numbers where a line is drawn over a rising scale (months, years), else nothing."""
    numbers = tuple(value for value in column(chart, 0) if value is not None)
    rises = len(numbers) > 1 and all(a < b for a, b in pairwise(numbers))
    return numbers if chart.kind == "line" and rises and len(numbers) == len(chart.rows) else ()


def _places(chart: Chart, numbers: Sequence[float], left: float) -> tuple[float, ...]:
    count = len(chart.rows)
    if chart.kind == "bar" or count == 1:
        return tuple(left + (RIGHT - left) * (at + 0.5) / count for at in range(count))
    parts = [value / 2 - numbers[0] / 2 for value in numbers] or [float(at) for at in range(count)]
    return tuple(left + 8 + (RIGHT - left - 16) * (part / parts[-1]) for part in parts)

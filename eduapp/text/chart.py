"""Charts: a table of numbers as a picture in SVG, and as the table itself.

Geometry stands in attributes, everything of colour in classes, because the pages forbid inline styles.
Without any style sheet a chart is still readable, in one colour.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise, product

from eduapp.text.axis import evenly, fitted, ticks, unevenly, width
from eduapp.text.clean import escaped
from eduapp.text.plot import RIGHT, Plot, Point, Series, column
from eduapp.text.prose import Chart
from eduapp.text.said import Say, told

LINE = 16.0
COLOURS = 6
MOST_MARKERS, MOST_NAMES = 40, 12
FORMS = ("m-3.7-3.7h7.4v7.4h-7.4z", "m0-5.3l5.3 5.3-5.3 5.3-5.3-5.3z", "m0-5l5 9h-10z")  # square, diamond, triangle
_DASHED = ' stroke="currentColor" stroke-width="1.5" stroke-dasharray="5 4"'
NOTHING = told("There are no numbers to draw.")
KINDS = {"line": told("Line chart"), "bar": told("Bar chart")}


def chart_svg(chart: Chart, say: Say = str) -> str:
    """The picture: as wide as its container, its text sized for some 400 px."""
    series = tuple(column(chart, at) for at in range(1, len(chart.header)))
    known = [value for values in series for value in values if value is not None]
    if not known:
        return _svg(chart, series, say, 48, _text("chart-label", 200, 28, say(NOTHING), "middle"))
    plot = Plot.of(chart, series, known)
    spot = _spot(plot)
    legend, top = _legend(chart, with_mark=spot is None and plot.mark is not None)
    plot = replace(plot, top=top)
    names, bottom = _names(plot)
    drawn = _bars(plot) if chart.kind == "bar" else _lines(plot)
    return _svg(chart, series, say, bottom, legend, _grid(plot), *drawn, _mark(plot, spot), names)


def chart_table(chart: Chart) -> str:
    """The same as a table, for whoever cannot see the picture or wants the numbers."""
    head = "".join(_heads("col", cell) for cell in chart.header)
    rows = "".join(
        f"<tr>{_heads('row', row[0])}{''.join(f'<td>{escaped(cell)}</td>' for cell in row[1:])}</tr>"
        for row in chart.rows
    )
    caption = f"<caption>{escaped(chart.title)}</caption>"
    return f'<table class="chart-table">{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _heads(scope: str, cell: str) -> str:
    return f'<th scope="{scope}">{escaped(cell)}</th>' if cell else "<td></td>"


def _svg(chart: Chart, series: Sequence[Series], say: Say, height: float, *drawn: str) -> str:
    described = escaped(_described(chart, series, say))
    return (
        f'<svg class="chart-{chart.kind}" viewBox="0 0 400 {_n(height)}" role="img"'
        f' aria-label="{described}" font-size="13" fill="currentColor">{"".join(drawn)}</svg>'
    )


def _described(chart: Chart, series: Sequence[Series], say: Say) -> str:
    """In words: title, kind, from where to where, the range of each series, the threshold."""
    said = [chart.title.strip().rstrip("."), say(KINDS[chart.kind])]
    if chart.rows:
        said[1] += f", {_range(say, chart.rows[0][0], chart.rows[-1][0])}"
    for at, (name, found) in enumerate(zip(chart.header[1 : COLOURS + 1], series, strict=False), 1):
        cells = {value: row[at] for value, row in zip(found, chart.rows, strict=True) if value is not None}
        values = _range(say, cells[min(cells)], cells[max(cells)]) if cells else say(told("no numbers"))
        said.append(f"{name}: {values}")
    if chart.mark:
        said.append(say(told("Threshold: %(label)s")) % {"label": chart.mark.label})
    return ". ".join(said) + "."


def _range(say: Say, first: str, last: str) -> str:
    return say(told("%(first)s to %(last)s")) % {"first": first, "last": last}


def _grid(plot: Plot) -> str:
    drawn = []
    for value, label in zip(plot.ticks.values, plot.ticks.labels, strict=True):
        kind, faint = ("chart-zero", 1) if value == 0 and plot.ticks.values[0] < 0 else ("chart-grid", 0.25)
        y = plot.y(value)
        drawn.append(_rule(kind, plot.left, y, RIGHT, f' stroke="currentColor" stroke-opacity="{faint}"'))
        drawn.append(_text("chart-label", plot.left - 8, y + 4.5, label, "end"))
    return "".join(drawn)


def _lines(plot: Plot) -> Iterator[str]:
    count = len(plot.xs)
    every = 1 if count <= MOST_MARKERS else -(-count // 8) if len(plot.series) > 1 else count
    for at, values in enumerate(plot.series):
        colour = at % COLOURS + 1
        for run in plot.runs(values):
            path = " ".join(f"{_n(x)},{_n(y)}" for _, (x, y) in run)
            if len(run) > 1:
                yield (
                    f'<polyline class="chart-stroke chart-{colour}" points="{path}" fill="none" stroke="currentColor"'
                    ' stroke-width="2.5" stroke-linejoin="round" stroke-linecap="round"/>'
                )
            for row, point in run:
                if row % every == 0 or len(run) == 1 or row == count - 1:
                    yield _marker(at, point, _said(plot.chart, row, at))


def _said(chart: Chart, row: int, at: int) -> str:
    return f"{chart.rows[row][0]} · {chart.header[at + 1]}: {chart.rows[row][at + 1]}"


def _marker(at: int, point: Point, said: str = "") -> str:
    """The sign of a series: each has its own form, so that colour is never all that tells them apart."""
    x, y = map(_n, point)
    title = f"<title>{escaped(said)}</title>" if said else ""
    kind = f'class="chart-fill chart-{at % COLOURS + 1}"'
    if at % 4 == 0:
        return f'<circle {kind} cx="{x}" cy="{y}" r="4">{title}</circle>'
    return f'<path {kind} d="M{x} {y}{FORMS[at % 4 - 1]}">{title}</path>'


def _bars(plot: Plot) -> Iterator[str]:
    each = plot.group / len(plot.series)
    for at, values in enumerate(plot.series):
        for row, value in enumerate(values):
            if value is not None:
                x = plot.xs[row] - plot.group / 2 + each * at
                upper, lower = sorted((plot.y(value), plot.y(0)))
                yield _bar(at, x, upper, each * 0.92, max(lower - upper, 1), _said(plot.chart, row, at))


def _bar(at: int, x: float, y: float, wide: float, high: float, said: str = "") -> str:
    title = f"<title>{escaped(said)}</title>" if said else ""
    edge, tint = min(0.6, wide / 4), (1, 0.4, 0.1)[at % 3]
    return (
        f'<rect class="chart-fill chart-{at % COLOURS + 1}" x="{_n(x + edge)}" y="{_n(y)}"'
        f' width="{max(wide - 2 * edge, 0.3):.2f}" height="{_n(high)}" stroke="currentColor"'
        f' stroke-width="{edge * 2:.2f}" fill-opacity="{tint}">{title}</rect>'
    )


def _mark(plot: Plot, spot: tuple[float, bool] | None) -> str:
    """The threshold as a dashed line, with its label where a spot is free for it."""
    if plot.mark is None:
        return ""
    y = plot.y(plot.mark)
    line = _rule("chart-mark", plot.left, y, RIGHT, _DASHED)
    if plot.chart.kind == "bar":
        line = _rule("chart-edge", plot.left, y, RIGHT, ' stroke="Canvas" stroke-width="3.5"') + line
    if spot is None:
        return line
    x, above = spot
    return line + _text("chart-mark-label", x, y - 6 if above else y + 15, _mark_label(plot.chart), "start")


def _mark_label(chart: Chart) -> str:
    return "".join(fitted(chart.mark.label, 300)) if chart.mark else ""


def _spot(plot: Plot) -> tuple[float, bool] | None:
    """Where the label of the threshold hides nothing: its x, and whether above the line."""
    if plot.mark is None:
        return None
    wide, y = width(_mark_label(plot.chart)), plot.y(plot.mark)
    drawn = [point for values in plot.series for point in _drawn(plot, values)]
    room = RIGHT - plot.left - 8 - wide
    for above, part in product((True, False), (0, 1, 0.5, 0.25, 0.75)):
        x, middle = plot.left + 4 + room * part, y - 11 if above else y + 11
        inside = room >= 0 and plot.top + 4 <= middle <= plot.bottom - 8
        if inside and not any(x - 5 <= px <= x + wide + 5 and abs(py - middle) <= 11 for px, py in drawn):
            return x, above
    return None


def _drawn(plot: Plot, values: Series) -> Iterator[Point]:
    """Points all over a series, close enough that no label slips between them."""
    for run in plot.runs(values):
        points = [point for _, point in run]
        yield from points
        if plot.chart.kind == "line":
            yield from (between for one, next_ in pairwise(points) for between in _between(one, next_))
            continue
        for x, y in points:
            for aside in (-0.5, -0.25, 0, 0.25, 0.5):
                yield from _between((x + plot.group * aside, y), (x + plot.group * aside, plot.y(0)))


def _between(one: Point, other: Point) -> Iterator[Point]:
    wide, high = other[0] - one[0], other[1] - one[1]
    steps = int(max(abs(wide), abs(high)) / 8) + 1
    yield from ((one[0] + wide * part / steps, one[1] + high * part / steps) for part in range(steps + 1))


def _names(plot: Plot) -> tuple[str, float]:
    """The names of the points below the plot, what they are, and where all this ends."""
    drawn, most = "", 1
    for x, lines in _labels(plot):
        half = max(map(width, lines), default=0) / 2
        x = min(max(x, half + 2), 398 - half)
        most = max(most, len(lines))
        for down, text in enumerate(lines):
            drawn += _text("chart-label", x, plot.bottom + 20 + LINE * down, text, "middle")
    end = plot.bottom + 20 + LINE * (most - 1)
    if axis := "".join(fitted(plot.chart.header[0], RIGHT - plot.left)):
        end += LINE + 4
        drawn += _text("chart-axis", (plot.left + RIGHT) / 2, end, axis, "middle")
    return drawn, end + 7


def _labels(plot: Plot) -> Iterator[tuple[float, Sequence[str]]]:
    """The x and the lines of each label below the plot."""
    names, xs, numbers = [row[0] for row in plot.chart.rows], plot.xs, plot.numbers
    if len(numbers) > MOST_NAMES:
        scale = ticks(numbers[0], numbers[-1])
        for value, label in zip(scale.values, scale.labels, strict=True):
            if numbers[0] <= value <= numbers[-1]:
                yield xs[0] + (xs[-1] - xs[0]) * (value - numbers[0]) / (numbers[-1] - numbers[0]), [label]
    elif numbers:
        yield from ((xs[at], fitted(names[at], 90)) for at in unevenly(names, xs))
    else:
        shown, room = evenly(names, xs[1] - xs[0] if len(xs) > 1 else RIGHT - plot.left)
        yield from ((xs[at], fitted(names[at], room, 3)) for at in shown)


def _legend(chart: Chart, with_mark: bool) -> tuple[str, float]:
    """Sign and name of each series where there are several, the threshold if need be, and where the plot begins."""
    series = [*chart.header[1:]] if len(chart.header) > 2 else []
    drawn, x, y = "", 4.0, 14.0
    for at, name in enumerate([*series, *([_mark_label(chart)] if with_mark else [])]):
        label = "".join(fitted(name, 340))
        if x > 4 and x + 18 + width(label) > 396:
            x, y = 4.0, y + LINE + 3
        if at == len(series):
            drawn += _rule("chart-mark", x, y - 4.5, x + 18, _DASHED)
            x += 7
        else:
            drawn += _bar(at, x, y - 10, 11, 11) if chart.kind == "bar" else _marker(at, (x + 6, y - 4.5))
        drawn += _text("chart-label" if at < len(series) else "chart-mark-label", x + 17, y, label, "start")
        x += 17 + width(label) + 16
    return drawn, y + 18 if drawn else 12.0


def _rule(kind: str, x1: float, y: float, x2: float, more: str) -> str:
    return f'<path class="{kind}" d="M{_n(x1)} {_n(y)}H{_n(x2)}" fill="none"{more}/>'


def _text(kind: str, x: float, y: float, text: str, anchor: str) -> str:
    return f'<text class="{kind}" x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}">{escaped(text)}</text>'


@lru_cache(maxsize=8192)
def _n(value: float) -> str:
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text

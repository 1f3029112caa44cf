"""Charts are drawn whatever their numbers are, and say in words what they show."""

import re
from fractions import Fraction
from itertools import pairwise
from time import perf_counter
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduapp.text.axis import evenly, fitted, ticks, unevenly, width
from eduapp.text.chart import FORMS, NOTHING, chart_svg, chart_table
from eduapp.text.prose import Chart, Mark
from tests.pseudo import bracketed
from tests.text.payloads import PAYLOADS, harmless

Kind = Literal["line", "bar"]
both = pytest.mark.parametrize("kind", ["line", "bar"])


def chart(*rows: str, kind: Kind = "line", mark: Mark | None = None, title: str = "Walk, seconds") -> Chart:
    """A chart from rows written as `a | b`, the first of them the heading."""
    cells = tuple(tuple(cell.strip() for cell in row.split("|")) for row in rows)
    return Chart(kind, title, cells[0], cells[1:], mark)


def drawn(svg: str, tag: str) -> list[str]:
    return re.findall(f"<{tag} [^>]*>", svg)


def texts(svg: str) -> list[str]:
    return re.findall(r"<text [^>]*>([^<]*)</text>", svg)


def number_of(element: str, name: str) -> float:
    found = re.search(f' {name}="([^"]*)"', element)
    assert found
    return float(found.group(1))


WALK = chart("Month | Seconds", "0 | 5.1", "12 | 6.4", mark=Mark(Fraction("6.12"), "+20 %"))


def test_a_chart_says_its_title_and_range_in_words() -> None:
    said = 'aria-label="Walk, seconds. Line chart, 0 to 12. Seconds: 5.1 to 6.4. Threshold: +20 %."'
    assert f'role="img" {said}' in chart_svg(WALK)


def test_a_chart_scales_with_its_container_and_has_no_inline_style() -> None:
    svg = chart_svg(WALK)
    assert svg.startswith('<svg class="chart-line" viewBox="0 0 400 ')
    assert "style" not in svg
    assert not drawn(svg, 'svg [^>]*width="')


def test_a_line_joins_its_points_and_each_point_says_its_number() -> None:
    svg = chart_svg(WALK)
    assert len(drawn(svg, "polyline")) == 1
    assert "<title>12 · Seconds: 6.4</title>" in svg


def test_a_higher_number_stands_higher() -> None:
    low, high = drawn(chart_svg(WALK), "circle")
    assert number_of(low, "cy") > number_of(high, "cy")


def test_an_empty_cell_is_a_gap_in_the_line() -> None:
    svg = chart_svg(chart("a | b", "1 | 1", "2 | 2", "3 |", "4 | 3", "5 |", "6 | 4", "7 | 5"))
    assert len(drawn(svg, "polyline")) == 2
    assert len(drawn(svg, "circle")) == 5, "the lonely point in the middle is seen too"


def test_a_line_over_rising_numbers_is_drawn_to_scale() -> None:
    svg = chart_svg(chart("Month | b", "0 | 1", "3 | 1", "12 | 1"))
    first, second, third = (number_of(point, "cx") for point in drawn(svg, "circle"))
    assert (second - first) / (third - first) == pytest.approx(1 / 4, abs=0.01)


def test_points_with_names_stand_evenly() -> None:
    first, second, third = (
        number_of(p, "cx") for p in drawn(chart_svg(chart("a | b", "x | 1", "y | 1", "z | 1")), "circle")
    )
    assert second - first == pytest.approx(third - second, abs=0.2)


def test_a_negative_bar_hangs_from_zero() -> None:
    up, down = drawn(chart_svg(chart("a | b", "x | 2", "y | -2", kind="bar")), "rect")
    assert number_of(up, "y") + number_of(up, "height") == pytest.approx(number_of(down, "y"), abs=0.2)
    assert 'class="chart-zero"' in chart_svg(chart("a | b", "x | 2", "y | -2", kind="bar"))


def test_bars_begin_at_zero_and_lines_near_their_numbers() -> None:
    rows = ("a | b", "x | 101", "y | 103")
    assert "0" in texts(chart_svg(chart(*rows, kind="bar")))
    assert "0" not in texts(chart_svg(chart(*rows)))


def test_the_threshold_is_dashed_and_named_and_within_the_picture() -> None:
    svg = chart_svg(chart("a | b", "x | 1", "y | 2", mark=Mark(Fraction(9), "limit")))
    (line,) = drawn(svg, 'path class="chart-mark"')
    assert "stroke-dasharray" in line
    assert "limit" in texts(svg)
    assert "10" in texts(svg)


def test_the_name_of_a_threshold_goes_to_the_legend_where_bars_would_hide_it() -> None:
    rows = ("a | b", *(f"{at} | 10" for at in range(6)))
    svg = chart_svg(chart(*rows, kind="bar", mark=Mark(Fraction(5), "limit")))
    assert len(drawn(svg, 'path class="chart-mark"')) == 2
    assert number_of(drawn(svg, 'text class="chart-mark-label"')[0], "y") == 14


def test_a_legend_stands_only_where_there_are_several_series() -> None:
    assert "Seconds" not in texts(chart_svg(WALK))
    svg = chart_svg(chart("a | left | right", "x | 1 | 2", "y | 2 | 3"))
    assert {"left", "right"} <= set(texts(svg))


def test_series_differ_by_more_than_colour() -> None:
    svg = chart_svg(chart("a | b | c | d | e", "x | 1 | 2 | 3 | 4", "y | 1 | 2 | 3 | 4"))
    forms = re.findall(r'<path class="chart-fill[^>]* d="M[\d.]+ [\d.]+([^"]*)"', svg)
    assert drawn(svg, "circle")
    assert {*forms} == {*FORMS}
    tints = re.findall('fill-opacity="([^"]*)"', chart_svg(chart("a | b | c | d", "x | 1 | 2 | 3", kind="bar")))
    assert len(set(tints)) == 3


def test_names_of_points_do_not_collide() -> None:
    svg = chart_svg(chart("a | b", *(f"row {at} | {at % 7}" for at in range(200)), kind="bar"))
    labels = re.findall(r'<text class="chart-label" x="([\d.]*)" y="([\d.]*)" text-anchor="middle">([^<]*)<', svg)
    assert 3 <= len(labels) <= 30
    for y in {y for _, y, _ in labels}:
        row = [(float(x), width(text) / 2) for x, at, text in labels if at == y]
        assert all(x + half <= nx - nhalf for (x, half), (nx, nhalf) in pairwise(row))


def test_the_last_of_many_names_is_always_shown() -> None:
    for count in range(1, 60):
        shown, _ = evenly([f"visit {at}" for at in range(count)], 340 / count)
        assert shown[-1] == count - 1
        assert sorted(set(shown)) == shown
    assert unevenly(["0", "1", "2", "24"], [40, 50, 60, 380]) == [0, 2, 3]


def test_long_names_are_broken_and_cut() -> None:
    assert fitted("Baseline, before treatment", 80, 3) == ("Baseline,", "before", "treatment")
    assert fitted("one two three four five six", 40, 2)[-1].endswith("…")
    assert fitted("a" * 10_000, 60) == ("aaaaaaa…",)
    assert fitted(" ", 60) == ()


ODD = {
    "no numbers": ("a | b", "x |", "y | n/a"),
    "no rows": ("a | b",),
    "one row": ("a | b", "x | 3"),
    "all equal": ("a | b", "x | 5.1", "y | 5.1"),
    "all zero": ("a | b", "x | 0", "y | 0"),
    "huge": ("a | b", "x | 999999999999999", "y | -999999999999999"),
    "small": ("a | b", "x | 0.000000000000001", "y | 0.000000000000002"),
    "nearly equal": ("a | b", "x | 100000000000000", "y | 100000000000001"),
    "bombs": ("a | b", "x | 1e999999999", "y | 1e-999999999", "z | " + "9" * 5000),
    "fractions": ("a | b", "x | 1/3", "y | −2,5", "z | 1/0"),
    "same places": ("a | b", "1 | 1", "1 | 2"),
    "near places": ("a | b", "1 | 1", "1.000000000000001 | 2"),
    "far places": ("a | b", "-999999999999999 | 1", "999999999999999 | 2"),
    "long numbers": ("a | b", "1.000000000000000 | 1", "2.000000000000000 | 2"),
    "long labels": ("a" * 500 + "|" + "b" * 500 + "|" + "中" * 500, "x" * 500 + "|1|2", "y " * 500 + "|2|3"),
    "many series": ("|".join(f"series {at}" for at in range(30)), "|".join("1" for _ in range(30))),
    "many rows": ("a | b | c", *(f"{at} | {at % 13} | {-at}" for at in range(200))),
}


@both
@pytest.mark.parametrize("rows", ODD.values(), ids=ODD.keys())
def test_odd_numbers_are_drawn_within_the_picture(kind: Kind, rows: tuple[str, ...]) -> None:
    start = perf_counter()
    svg = chart_svg(chart(*rows, kind=kind, mark=Mark(Fraction(2), "mark")))
    assert harmless(svg)
    assert "nan" not in svg.replace("n/a", "")
    assert "inf" not in svg
    height = number_of(svg.replace("0 0 400 ", ""), "viewBox")
    points = [point for points in re.findall('points="([^"]*)"', svg) for point in points.split()]
    assert all(-6 <= float(p.split(",")[0]) <= 406 and -6 <= float(p.split(",")[1]) <= height for p in points)
    assert perf_counter() - start < 1


@both
@pytest.mark.parametrize("value", [10**400, -(10**400), Fraction(1, 10**400)])
def test_a_threshold_of_any_size_is_no_mistake(kind: Kind, value: Fraction | int) -> None:
    assert harmless(chart_svg(chart("a | b", "x | 1", "y | 2", kind=kind, mark=Mark(Fraction(value), "limit"))))


def test_a_chart_without_a_number_says_so() -> None:
    assert texts(chart_svg(chart("a | b", "x |"))) == [NOTHING]
    assert texts(chart_svg(chart("a | b", "x |"), bracketed)) == [f"⟦{NOTHING}⟧"]


@pytest.mark.parametrize(
    ("drawn", "label"),
    [
        (WALK, "Walk, seconds. ⟦Line chart⟧, ⟦0 to 12⟧. Seconds: ⟦5.1 to 6.4⟧. ⟦Threshold: +20 %⟧."),
        (chart("a | b", "x |", kind="bar"), "Walk, seconds. ⟦Bar chart⟧, ⟦x to x⟧. b: ⟦no numbers⟧."),
    ],
)
def test_a_chart_is_described_in_another_language(drawn: Chart, label: str) -> None:
    assert f'aria-label="{label}"' in chart_svg(drawn, bracketed)


@given(st.floats(-1e300, 1e300), st.floats(-1e300, 1e300))
def test_ticks_are_three_to_six_and_hold_the_numbers(one: float, other: float) -> None:
    low, high = sorted((one, other))
    scale = ticks(low, high)
    room = (scale.values[-1] - scale.values[0]) * 1e-6
    assert 3 <= len(scale.values) <= 6
    assert scale.values[0] - room <= low <= high <= scale.values[-1] + room
    assert len(set(scale.labels)) == len(scale.labels)


def test_ticks_are_round() -> None:
    assert ticks(5.1, 6.55).labels == ("5.0", "5.5", "6.0", "6.5", "7.0")
    assert ticks(0, 4).labels == ("0", "1", "2", "3", "4")
    assert ticks(-6, 1.5).labels == ("−6", "−4", "−2", "0", "2")
    assert ticks(9000, 30000).labels == ("5000", *(f"{at}\N{NARROW NO-BREAK SPACE}000" for at in (10, 15, 20, 25, 30)))
    assert ticks(-3e22, 8e22).labels == ("−0.5×10²³", "0", "0.5×10²³", "1.0×10²³")


_CELLS = st.one_of(st.just(""), st.floats().map(str), st.integers().map(str), st.text(max_size=12))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["line", "bar"]), st.integers(1, 4).flatmap(lambda n: st.lists(st.tuples(*[_CELLS] * (n + 1)))))
def test_any_table_gives_a_picture(kind: Kind, rows: list[tuple[str, ...]]) -> None:
    header = rows[0] if rows else ("a", "b")
    made = Chart(kind, "x", header, tuple(rows[1:]), Mark(Fraction(1), "m"))
    assert harmless(chart_svg(made))
    assert harmless(chart_table(made))


@both
@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_in_a_chart_does_harm(kind: Kind, payload: str) -> None:
    mark = Mark(Fraction(1), payload)
    rows = ((payload, "1", payload), ("2", payload, "3"), (payload, "", "4"))
    made = Chart(kind, payload, (payload, payload, payload), rows, mark)
    assert harmless(chart_svg(made))
    assert harmless(chart_table(made))


def test_the_table_has_a_caption_and_headings_for_rows_and_columns() -> None:
    assert chart_table(chart("Month | Seconds", "0 | 5.1", title="A & B")) == (
        '<table class="chart-table"><caption>A &amp; B</caption>'
        '<thead><tr><th scope="col">Month</th><th scope="col">Seconds</th></tr></thead>'
        '<tbody><tr><th scope="row">0</th><td>5.1</td></tr></tbody></table>'
    )


def test_an_empty_cell_of_the_table_heads_nothing() -> None:
    table = chart_table(chart(" | Seconds", " | 5.1"))
    assert "<thead><tr><td></td><th" in table
    assert "<tbody><tr><td></td><td>5.1</td>" in table

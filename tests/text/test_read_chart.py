"""A chart is a table of numbers."""

from fractions import Fraction

import pytest

from eduapp.text.prose import Chart, Mark, number
from tests.text.reading import prose

TABLE = "| Month | Seconds |\n|---|---|\n| 0 | 5.1 |\n| 12 | 6.4 |"


def chart(first: str, table: str = TABLE) -> Chart:
    read, findings = prose(f"::: chart {first}\n\n{table}\n\n:::")
    assert findings == []
    (block,) = read
    assert isinstance(block, Chart)
    return block


def test_a_chart_has_a_kind_a_title_and_rows() -> None:
    assert chart('line "Timed walk, seconds"') == Chart(
        "line", "Timed walk, seconds", ("Month", "Seconds"), (("0", "5.1"), ("12", "6.4"))
    )
    assert chart('bar "Walks"').kind == "bar"


def test_a_mark_draws_the_threshold_that_matters() -> None:
    assert chart('line "Walk" mark 6.1 "+20 %"').mark == Mark(Fraction(61, 10), "+20 %")
    assert chart('line "Walk" mark −2,5 "low"').mark == Mark(Fraction(-5, 2), "low")


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("a | b\n---|---\n0 | 1", (("0", "1"),)),
        ("| a | b | c |\n|:--|--:|:-:|\n| 0 | | 2 |", (("0", "", "2"),)),
        ("| a | b |\n|---|---|\n| one \\| two | 1,5 |", (("one | two", "1,5"),)),
        ("| | b |\n|---|---|\n| | 1 |", (("", "1"),)),
    ],
)
def test_cells_may_be_empty_and_hold_an_escaped_bar(table: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert chart('line "Walk"', table).rows == rows


@pytest.mark.parametrize(
    ("first", "table", "message"),
    [
        ('pie "Walk"', TABLE, "first line"),
        ("line Walk", TABLE, "first line"),
        ('line " "', TABLE, "first line"),
        ('line "Walk" mark', TABLE, "first line"),
        ('line "Walk" mark high "x"', TABLE, "first line"),
        ('line "Walk" 6.1', TABLE, "first line"),
        ('line "Walk"', "She walks.", "no table"),
        ('line "Walk"', "| a | b |\n|---|---|", "no table"),
        ('line "Walk"', "| a | b |\n| 1 | 2 |\n| 1 | 2 |", "no table"),
        ('line "Walk"', TABLE.replace("| 12", "\n| 12"), "no table"),
        ('line "Walk"', "| a |\n|---|\n| 1 |", "number of columns"),
        ('line "Walk"', TABLE + "\n| 3 |", "number of columns"),
        ('line "Walk"', TABLE.replace("6.4", "slow"), "`slow`"),
        ('line "Walk"', TABLE.replace("6.4", "1e99"), "`1e99`"),
        ('line "Walk"', TABLE.replace("5.1", "").replace("6.4", ""), "no numbers"),
    ],
)
def test_what_cannot_be_drawn_is_told_once(first: str, table: str, message: str) -> None:
    _, findings = prose(f"::: chart {first}\n\n{table}\n\n:::")
    assert [finding.code for finding in findings] == ["chart"]
    assert message in findings[0].message


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (" 5.1 ", Fraction(51, 10)),
        ("5,1", Fraction(51, 10)),
        ("-3", Fraction(-3)),
        ("−3", Fraction(-3)),
        ("+3", Fraction(3)),
        ("", None),
        ("1/3", None),
        ("1e999999999", None),
        ("5.", None),
        ("inf", None),
        ("5 s", None),
        ("1" * 16, None),
    ],
)
def test_a_number_is_written_in_digits(cell: str, value: Fraction | None) -> None:
    assert number(cell) == value

"""A table as a file: what is in it, in which order, and that no words in it do anything."""

import io
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook

from eduapp.interop.tabular import Cell, Column, Table, digits, figure, to_book, to_csv, to_xlsx, xlsx
from eduapp.interop.tabular.figure import clean
from eduapp.interop.tabular.flat import flat
from eduapp.interop.tabular.table import Value
from eduapp.interop.tabular.xlsx import LONGEST_CELL, sheet_name
from tests.interop.tabular.read import rows_of_csv, rows_of_xlsx, sheet_of
from tests.interop.tabular.some import tables

NOON = datetime(2026, 11, 23, 12, 0, 31, tzinfo=UTC)
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"]
MARKS = Table(
    "marks",
    "Marks",
    [Column("name", "Learner"), Column("mark", "The walk", "share"), Column("tries", "Tries", "number", 1)],
    [
        [Cell("Ann"), Cell(0.6349, note="late"), Cell(2.25)],
        [Cell("Ben"), Cell(None, note="not begun"), Cell(None)],
    ],
)


def test_a_share_is_per_cent_and_a_note_has_a_column_of_its_own() -> None:
    assert rows_of_csv(to_csv(MARKS)) == [
        ["Learner", "The walk, %", "The walk: note", "Tries"],
        ["Ann", "63", "late", "2.2"],
        ["Ben", "", "not begun", ""],
    ]
    assert rows_of_xlsx(to_xlsx(MARKS))[1:] == [["Ann", 63, "late", 2.2], ["Ben", None, "not begun", None]]


def test_the_numbers_of_a_column_have_the_same_decimals() -> None:
    table = Table("t", "T", [Column("alpha", "Alpha", "number", 2)], [[Cell(0.6)], [Cell(-0.001)], [Cell(12)]])
    assert rows_of_csv(to_csv(table))[1:] == [["0.60"], ["0.00"], ["12.00"]]
    assert [row[0].number_format for row in sheet_of(to_xlsx(table)).iter_rows(min_row=2)] == ["0.00"] * 3


def test_a_csv_says_that_it_is_utf_8() -> None:
    assert to_csv(MARKS).startswith(b"\xef\xbb\xbfLearner,")


def test_a_moment_is_a_date_in_the_zone_that_it_came_in() -> None:
    table = Table("due", "Due", [Column("at", "Due", "moment")], [[Cell(NOON)]])
    assert rows_of_csv(to_csv(table))[1] == ["2026-11-23 12:00"]
    assert rows_of_xlsx(to_xlsx(table))[1] == [datetime(2026, 11, 23, 12)]  # noqa: DTZ001


def test_a_day_is_a_date_without_a_time() -> None:
    table = Table("due", "Due", [Column("on", "Expires", "day")], [[Cell(NOON.date())], [Cell(date(2026, 3, 1))]])
    assert rows_of_csv(to_csv(table))[1:] == [["2026-11-23"], ["2026-03-01"]]
    assert [row[0].number_format for row in sheet_of(to_xlsx(table)).iter_rows(min_row=2)] == ["yyyy-mm-dd"] * 2
    assert [row[0].value for row in table.sorted_by("on", False).rows] == [date(2026, 3, 1), NOON.date()]


@pytest.mark.parametrize("text", FORMULAS)
def test_words_that_look_like_a_formula_are_words(text: str) -> None:
    table = Table("t", "T", [Column("name", text)], [[Cell(text)]])
    assert rows_of_csv(to_csv(table)) == [["'" + clean(text)]] * 2
    assert [cell.data_type for row in sheet_of(to_xlsx(table)).iter_rows() for cell in row] == ["s", "s"]


def test_a_number_below_nought_stays_a_number() -> None:
    table = Table("t", "T", [Column("fell", "Fell by", "number")], [[Cell(-12)]])
    assert rows_of_csv(to_csv(table))[1] == ["-12"]
    assert rows_of_xlsx(to_xlsx(table))[1] == [-12]


def test_what_no_number_can_say_is_left_out() -> None:
    assert figure(Column("a", "A", "number", 2), float("nan")) is None
    assert figure(Column("a", "A", "share"), float("inf")) is None


def test_titles_and_names_stay_in_sight_in_a_workbook() -> None:
    assert sheet_of(to_xlsx(MARKS)).freeze_panes == "B2"


@pytest.mark.parametrize(
    ("title", "name"),
    [("Marks: a/b [c]", "Marks  a b  c"), ("x" * 40, "x" * 31), ("'Tis", "Tis"), ("History", ""), ("?", "")],
)
def test_a_sheet_has_a_name_that_is_allowed(title: str, name: str) -> None:
    assert sheet_name(title) == name
    assert to_xlsx(Table("t", title, [Column("a", "A")], []))


def test_a_workbook_has_a_sheet_for_each_table() -> None:
    other = Table("other", "Other", [Column("a", "A")], [[Cell("=1+1")]])
    book = load_workbook(io.BytesIO(to_book([MARKS, other])))
    assert book.sheetnames == ["Marks", "Other"]
    assert [list(row) for row in book["Other"].iter_rows(values_only=True)] == [["A"], ["=1+1"]]
    assert book["Other"]["A2"].data_type == "s"
    assert rows_of_xlsx(to_book([MARKS])) == rows_of_xlsx(to_xlsx(MARKS))


def test_a_text_that_is_too_long_for_a_cell_says_so() -> None:
    table = Table("t", "T", [Column("a", "A")], [[Cell("x" * 40_000)]])
    (text,) = rows_of_xlsx(to_xlsx(table))[1]
    assert len(text) == LONGEST_CELL
    assert text.endswith("…")


@settings(max_examples=50, deadline=None, derandomize=True)
@given(tables())
def test_both_files_hold_the_same_figures_in_the_same_order(table: Table) -> None:
    made = flat(table, str)
    rows = [list(row) for row in made.rows]
    plain = [[_plain(*pair) for pair in zip(made.columns, row, strict=True)] for row in rows]
    assert [list(map(_read, row)) for row in rows_of_csv(to_csv(table))[1:]] == plain
    assert rows_of_xlsx(to_xlsx(table))[1:] == [list(map(_naive, row)) for row in rows]


@settings(max_examples=50, deadline=None, derandomize=True)
@given(tables())
def test_numbers_are_numbers_and_no_cell_is_a_formula_or_a_link(table: Table) -> None:
    sheet, made = sheet_of(to_xlsx(table)), flat(table, str)
    for shown, row in zip(sheet.iter_rows(min_row=2), made.rows, strict=True):
        for cell, value in zip(shown, row, strict=True):
            kind = "d" if isinstance(value, date) else "s" if value and isinstance(value, str) else "n"
            assert (cell.data_type, cell.hyperlink) == (kind, None)


def _read(text: str) -> str:
    return text.removeprefix("'")


def _plain(column: Column, value: Value) -> str:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)):
        return digits(column, value)
    return "" if value is None else value.removeprefix("'")


def _naive(value: Value) -> Any:
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, date):
        return datetime.combine(value, time())
    return None if value == "" else value


def test_a_workbook_with_more_rows_than_it_has_room_for_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """They would be left out without a word."""
    table = Table("some", "Some", [Column("a", "A")], [[Cell(1)], [Cell(2)]])
    monkeypatch.setattr(xlsx, "MOST_ROWS", 2)
    assert len(rows_of_xlsx(to_xlsx(table))) == 3
    monkeypatch.setattr(xlsx, "MOST_ROWS", 1)
    with pytest.raises(ValueError, match="room for 1 rows"):
        to_xlsx(table)

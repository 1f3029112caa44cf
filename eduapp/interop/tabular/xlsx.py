"""A table as an XLSX workbook: numbers are numbers, dates dates, and no words become a formula or a link."""

import io
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from eduapp.interop.tabular.flat import Flat, flat
from eduapp.interop.tabular.table import Column, Table, Value
from eduapp.text.said import Say

# What Excel can hold: characters in a cell, and in the name of a sheet, where some are forbidden; and rows.
LONGEST_CELL, LONGEST_NAME = 32_767, 31
MOST_ROWS = 1_048_575  # below the titles
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]|^'|'$")
NARROWEST, WIDEST = 8, 50
MOMENT, DAY = "yyyy-mm-dd hh:mm", "yyyy-mm-dd"
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def to_xlsx(table: Table, say: Say = str) -> bytes:
    """A workbook of one sheet."""
    return to_book([table], say)


def to_book(tables: Sequence[Table], say: Say = str) -> bytes:
    """A sheet for each table, with the rows in their order; titles and the first column stay in sight. Rows that have
    no room would be left out without a word, so that too many are an error."""
    if any(len(table.rows) > MOST_ROWS for table in tables):
        raise ValueError(f"A sheet has room for {MOST_ROWS} rows.")
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        for table in tables:
            _add_sheet(book, table, say)
    return file.getvalue()


def _add_sheet(book: xlsxwriter.Workbook, table: Table, say: Say) -> None:
    made, sheet = flat(table, say), book.add_worksheet(sheet_name(table.title))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    formats = [book.add_format({"num_format": _number_format(column)}) for column in made.columns]
    for at, column in enumerate(made.columns):
        sheet.write_string(0, at, column.title[:LONGEST_CELL], bold)
        sheet.set_column(at, at, _width(made, at))
    for number, row in enumerate(made.rows, 1):
        _write(sheet, number, row, formats)
    sheet.freeze_panes(1, 1)


def _write(sheet: Worksheet, number: int, row: Sequence[Value], formats: Sequence[Any]) -> None:
    for at, value in enumerate(row):
        if isinstance(value, datetime):
            sheet.write_datetime(number, at, value.replace(tzinfo=None), formats[at])
        elif isinstance(value, date):
            sheet.write_datetime(number, at, value, formats[at])
        elif isinstance(value, (int, float)):
            sheet.write_number(number, at, value, formats[at])
        elif value:
            sheet.write_string(number, at, value if len(value) <= LONGEST_CELL else value[: LONGEST_CELL - 1] + "…")


def sheet_name(title: str) -> str:
    """A name that Excel allows; it is empty, and Excel's own, where nothing is left of the title."""
    name = _NOT_IN_NAMES.sub(" ", title).strip(" '")[:LONGEST_NAME].strip(" '")
    return "" if name.casefold() == "history" else name


def _number_format(column: Column) -> str:
    if column.kind == "moment":
        return MOMENT
    if column.kind == "day":
        return DAY
    if column.kind == "text":
        return "General"
    return f"0.{'0' * column.places}" if column.places else "0"


def _width(made: Flat, at: int) -> int:
    shown = [len(MOMENT) if isinstance(row[at], datetime) else len(str(row[at] or "")) for row in made.rows]
    longest = max([len(made.columns[at].title) // 2, *shown])
    return min(max(longest + 2, NARROWEST), WIDEST)

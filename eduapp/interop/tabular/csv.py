"""A table as CSV, as spreadsheets and statisticians read it: UTF-8 with its mark, one row of titles, plain numbers."""

import csv
import io
from datetime import date, datetime

from eduapp.interop.tabular.figure import digits
from eduapp.interop.tabular.flat import flat
from eduapp.interop.tabular.table import Column, Table, Value
from eduapp.text.said import Say

# Also as they are written in full width, which some programs take for the same.
_FORMULA = tuple("=+-@＝＋－＠")
_BLANK = ("\t", "\n")


def to_csv(table: Table, say: Say = str) -> bytes:
    """The rows in their order. Words that a spreadsheet would take for a formula get an apostrophe before them."""
    made = flat(table, say)
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow([_safe(column.title) for column in made.columns])
    writer.writerows([_written(*pair) for pair in zip(made.columns, row, strict=True)] for row in made.rows)
    return sheet.getvalue().encode("utf-8-sig")


def _written(column: Column, value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return _safe(value) if isinstance(value, str) else digits(column, value)


def _safe(text: str) -> str:
    is_risky = text.startswith(_BLANK) or text.lstrip().startswith(_FORMULA)
    return f"'{text}" if is_risky else text

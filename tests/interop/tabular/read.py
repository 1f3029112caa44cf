"""Files of a table, read back as a spreadsheet or a statistician reads them."""

import csv
import io
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet


def rows_of_csv(file: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline="")))


def sheet_of(file: bytes) -> Worksheet:
    sheet = load_workbook(io.BytesIO(file)).active
    assert isinstance(sheet, Worksheet)
    return sheet


def rows_of_xlsx(file: bytes) -> list[list[Any]]:
    return [list(row) for row in sheet_of(file).iter_rows(values_only=True)]

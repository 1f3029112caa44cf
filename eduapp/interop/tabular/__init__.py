"""Tables as they are shown, as CSV and as XLSX: the same rows in the same order, numbers as numbers."""

from eduapp.interop.tabular.csv import to_csv
from eduapp.interop.tabular.figure import digits, figure
from eduapp.interop.tabular.table import Cell, Column, Kind, Table, Value
from eduapp.interop.tabular.xlsx import MOST_ROWS, to_book, to_xlsx

__all__ = ["MOST_ROWS", "Cell", "Column", "Kind", "Table", "Value", "digits", "figure", "to_book", "to_csv", "to_xlsx"]

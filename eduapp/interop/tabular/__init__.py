"""Tables as they are shown, as CSV and as XLSX: the same rows in the same order, numbers as numbers."""

from eduapp.interop.tabular.table import Cell, Column, Kind, Table

__all__ = ["Cell", "Column", "Kind", "Table"]

"""A table without what only a page can show: each note has a column of its own, so that numbers stay numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from eduapp.interop.tabular.figure import clean, figure
from eduapp.interop.tabular.table import Cell, Column, Table, Value
from eduapp.text.said import Say, told


@dataclass(frozen=True, slots=True)
class Flat:
    """Columns with the titles that a file gives them, and rows of figures."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]


def flat(table: Table, say: Say) -> Flat:
    """The figures of a table. A column with notes is followed by one of them."""
    noted = [any(row[at].note for row in table.rows) for at in range(len(table.columns))]
    columns: list[Column] = []
    for column, has_notes in zip(table.columns, noted, strict=True):
        columns.append(replace(column, title=_title(column)))
        if has_notes:
            title = say(told("%(column)s: note")) % {"column": column.title}
            columns.append(Column(f"{column.key}_note", clean(title)))
    return Flat(columns, [_row(table, row, noted) for row in table.rows])


def _row(table: Table, row: Sequence[Cell], noted: Sequence[bool]) -> list[Value]:
    found: list[Value] = []
    for column, cell, has_notes in zip(table.columns, row, noted, strict=True):
        found.append(figure(column, cell.value))
        if has_notes:
            found.append(clean(cell.note))
    return found


def _title(column: Column) -> str:
    return clean(f"{column.title}, %" if column.kind == "share" else column.title)

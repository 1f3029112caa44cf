"""A table of values, before it is shown or exported: every table of a page is one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple

Kind = Literal["text", "number", "share", "moment", "day"]
Value = str | int | float | date | None  # a datetime is a date, too


@dataclass(frozen=True, slots=True)
class Column:
    """`key` names it in addresses and data dictionaries, `title` for readers. A share is from 0 to 1 and shown in per
    cent; a number has `places` decimals. `means` is its line in the data dictionary. One that `is_aside` is told on a
    page by the `detail` of the cell before it, and has a place of its own only in files."""

    key: str
    title: str
    kind: Kind = "text"
    places: int = 0
    means: str = ""
    is_aside: bool = False


class Cell(NamedTuple):
    """A value, with what a page may add to it: the address it leads to, a class for its colour, a word for a sign (or
    for why there is no value), a detail that hovering and focus bring up, and something to do: `deed` are the words of
    a button, `post` is where it sends."""

    value: Value
    to: str = ""
    tone: str = ""
    note: str = ""
    detail: str = ""
    post: str = ""
    deed: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """`name` becomes the name of a file. Every row has a cell for each column; the first one heads the row."""

    name: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]

    def sorted_by(self, key: str, is_descending: bool) -> "Table":
        """The rows by the values of a column, those without one last; as they are where there is no such column."""
        at = next((at for at, column in enumerate(self.columns) if column.key == key), None)
        if at is None:
            return self
        known = [row for row in self.rows if row[at].value is not None]
        unknown = [row for row in self.rows if row[at].value is None]
        known.sort(key=lambda row: _rank(row[at].value), reverse=is_descending)
        return Table(self.name, self.title, self.columns, [*known, *unknown])

    def filtered(self, text: str) -> "Table":
        """The rows of which some word holds the text, whatever its case: figures are sorted, not sought."""
        sought = " ".join(text.split()).casefold()
        kept = [row for row in self.rows if any(sought in words for words in map(_words, row))]
        return Table(self.name, self.title, self.columns, kept) if sought else self


def _words(cell: Cell) -> str:
    return f"{cell.value if isinstance(cell.value, str) else ''} {cell.note}".casefold()


def _rank(value: Value) -> tuple[int, float, str]:
    """Numbers, moments and days by their size, words by the alphabet."""
    if isinstance(value, datetime):
        return 0, value.timestamp(), ""
    if isinstance(value, date):
        return 0, float(value.toordinal()), ""
    if isinstance(value, (int, float)):
        return 0, float(value), ""
    return 1, 0.0, str(value).casefold()

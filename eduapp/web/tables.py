"""Tables: each is sorted and filtered by its address, and leaves as CSV or XLSX just as it is shown.

The address says `table` (the first where it does not), `sort` and `order`, `q` (the text that is sought), `as`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from urllib.parse import urlencode

from flask import Response, request, send_file, url_for
from flask_babel import get_locale

from eduapp.interop.tabular import Cell, Column, Table, Value, digits, figure, to_csv, to_xlsx
from eduapp.text.said import Say
from eduapp.web.language import day_format, gettext, moment_format

DESCENDING = "desc"
LONGEST_SOUGHT = 100
NOTHING: Mapping[str, str] = {}
LOOKS = {"text": "", "number": "number", "share": "number", "moment": "moment", "day": "moment"}
FILES: dict[str, tuple[Callable[[Table, Say], bytes], str]] = {
    "csv": (to_csv, "text/csv; charset=utf-8"),
    "xlsx": (to_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@dataclass(frozen=True, slots=True)
class Head:
    """The title of a column, with the address at which the table is sorted by it; `sort` is a word of ARIA, `look` the
    class of its cells."""

    title: str
    to: str
    sort: str
    look: str


Written = tuple[str, str | None, str, str, str, Cell]


@dataclass(frozen=True, slots=True)
class Shown:
    """A table, ready to be written: of each cell its words, its class (None for the head of the row), where it leads,
    its note and its detail, and the cell. `address` is where its form leads."""

    table: Table
    heads: Sequence[Head]
    rows: Sequence[Sequence[Written]]
    total: int
    sought: str
    address: str
    fields: Sequence[tuple[str, str]]
    files: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the address asks of one table."""

    key: str = ""
    is_descending: bool = False
    text: str = ""

    def of(self, table: Table) -> Table:
        return table.filtered(self.text).sorted_by(self.key, self.is_descending)

    def fields(self, table: Table) -> dict[str, str]:
        order = {"sort": self.key, "order": DESCENDING if self.is_descending else "asc"} if self.key else {}
        return {"table": table.name} | order


def file_of(*tables: Table) -> Response | None:
    """The file that the address asks for, with the rows that the page would show; None where it asks for a page."""
    kind = request.args.get("as", "")
    if kind not in FILES:
        return None
    name = request.args.get("table")
    table = next((table for table in tables if table.name == name), tables[0])
    write, media = FILES[kind]
    whole = BytesIO(write(_asked(table, tables[0]).of(table), gettext))
    return send_file(whole, media, as_attachment=True, download_name=f"{table.name}.{kind}")


def shown(*tables: Table, page: str | None = None, also: Mapping[str, str] = NOTHING) -> list[Shown]:
    """The tables of the page, as the address asks; `page` is its address, where that is not the one that was asked, and
    `also` is what every address goes on asking for."""
    page = page or url_for(request.endpoint or "", **(request.view_args or {}))
    return [_shown(table, _asked(table, tables[0]), page, also) for table in tables]


def _asked(table: Table, first: Table) -> _Asked:
    if request.args.get("table", first.name) != table.name:
        return _Asked()
    key = request.args.get("sort", "")
    known = key if key in {column.key for column in table.columns} else ""
    text = request.args.get("q", "").strip()[:LONGEST_SOUGHT]
    return _Asked(known, request.args.get("order") == DESCENDING, text)


def _shown(table: Table, asked: _Asked, page: str, also: Mapping[str, str]) -> Shown:
    sought = {**also, "q": asked.text} if asked.text else {**also}
    fields, kept = {**also} | asked.fields(table), asked.of(table)
    return Shown(
        table,
        [_head(column, table, asked, page, sought) for column in table.columns if not column.is_aside],
        _written(kept),
        len(table.rows),
        asked.text,
        f"{page}{'?' if also else ''}{urlencode(also)}#{table.name}",
        [*fields.items()],
        [(kind.upper(), f"{page}?{urlencode(fields | sought | {'as': kind})}") for kind in FILES],
    )


def _head(column: Column, table: Table, asked: _Asked, page: str, sought: dict[str, str]) -> Head:
    is_sorted = asked.key == column.key
    turned = _Asked(column.key, is_sorted and not asked.is_descending)
    sort = ("descending" if asked.is_descending else "ascending") if is_sorted else "none"
    address = f"{page}?{urlencode(turned.fields(table) | sought)}#{table.name}"
    return Head(column.title, address, sort, LOOKS[column.kind])


def _written(table: Table) -> list[list[Written]]:
    locale = get_locale()
    point = locale.number_symbols["latn"]["decimal"] if locale else "."
    places = [(at, column, LOOKS[column.kind]) for at, column in enumerate(table.columns) if not column.is_aside]
    return [
        [_cell(_words(column, row[at].value, point), look if at else None, row[at]) for at, column, look in places]
        for row in table.rows
    ]


def _cell(words: str, look: str | None, cell: Cell) -> Written:
    if look is not None and cell.tone:
        look = f"{look} {cell.tone}" if look else cell.tone
    return words, look, cell.to, cell.note, cell.detail, cell


def _words(column: Column, given: Value, point: str) -> str:
    """The figure in words, with its sign of per cent."""
    value = None if given is None else figure(column, given)
    if value is None:
        return ""
    if isinstance(value, datetime):
        return moment_format(value, "d MMM yyyy, HH:mm")
    if isinstance(value, date):
        return day_format(value, "d MMM yyyy")
    number = value if isinstance(value, str) else digits(column, value).replace(".", point)
    return f"{number}\N{NO-BREAK SPACE}%" if column.kind == "share" and not isinstance(value, str) else number

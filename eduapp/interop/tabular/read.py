"""Reads the text files that people have: what a spreadsheet saves as CSV, in whatever encoding it chose."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from eduapp.text.said import Telling, told

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
# A letter of several bytes in UTF-8; in Windows-1252 nobody writes such a pair.
_UTF_8 = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_SEPARATORS = ";\t,"


class Unreadable(Telling):
    """A file of which nothing can be made, and what to do about it."""


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one row, and the line of the file on which it begins."""

    line: int
    cells: tuple[str, ...]


def text_of(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or Windows-1252."""
    if data.startswith(_WORKBOOKS):
        raise Unreadable(told("This is a workbook. Save the sheet as CSV first, then choose that file."))
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _without_mark(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as slip:
        raise _no_text() from slip


def _without_mark(data: bytes) -> str:
    if b"\0" in data:
        evens, odds = data[::2].count(0), data[1::2].count(0)
        if max(evens, odds) * 4 < len(data) or min(evens, odds) * 10 > max(evens, odds):
            raise _no_text()
        return "utf-16-le" if odds > evens else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as slip:
        if _UTF_8.search(data):
            line = data.count(b"\n", 0, slip.start) + 1
            raise Unreadable(
                told("Line %(line)s is in another encoding than the rest. Save the file as “CSV UTF-8” and try again."),
                line=line,
            ) from slip
        return "cp1252"
    return "utf-8"


def records(text: str) -> Iterator[Record]:
    """The rows that are not blank. What parts their cells is found in the first of them, or told by `sep=`."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    line = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as slip:
            raise Unreadable(told("Line %(line)s cannot be read: look at its quotation marks."), line=line) from slip
        if cells is None:
            return
        if any(cell.strip() for cell in cells) and not (line == 1 and cells[0].startswith("sep=")):
            yield Record(line, tuple(cells))
        line = reader.line_num + 1


def _separator(text: str) -> str:
    first = text.lstrip().split("\n", 1)[0].strip()
    if first.startswith("sep=") and first[4:5] in tuple(_SEPARATORS):
        return first[4]
    return max(_SEPARATORS, key=lambda one: (first.count(one), one == ","))


def _no_text() -> Unreadable:
    return Unreadable(told("This is not a text file that can be read. Save the list as “CSV UTF-8” and try again."))

"""Reads `::: chart`: its first line, and the table of numbers that is drawn."""

import re
from collections.abc import Sequence
from typing import Literal

from eduapp.text.finding import Findings, Place
from eduapp.text.prose import Chart, Mark, number
from eduapp.text.source import Line
from eduapp.text.table import Row, cells, is_table

_FIRST = re.compile(r'(line|bar)\s+"\s*([^"\s][^"]*)"(?:\s+mark\s+(\S+)\s+"\s*([^"\s][^"]*)")?$')


def read_chart(first: str, lines: Sequence[Line], place: Place, findings: Findings) -> Chart | None:
    """The chart with the words `first` behind its keyword and these lines in its block; None, with a finding,
    where it cannot be drawn."""
    match = _FIRST.match(first)
    value = number(match.group(3)) if match and match.group(3) else None
    if match is None or (match.group(3) and value is None):
        hint = '::: chart line "Title, unit" or bar, with mark 6.1 "+20 %" after it if a threshold matters.'
        findings.add("chart", place, "The chart's first line cannot be read.", hint)
        return None
    table = [cells(line.text) for line in lines]
    if problem := _problem(lines, table):
        hint = "Give it a heading row, a row of dashes, and a row for each point."
        findings.add("chart", place, problem, hint)
        return None
    kind: Literal["line", "bar"] = "line" if match.group(1) == "line" else "bar"
    mark = None if value is None else Mark(value, match.group(4))
    return Chart(kind, match.group(2), table[0], tuple(table[2:]), mark, place)


def _problem(lines: Sequence[Line], table: Sequence[Row]) -> str:
    if not is_table(lines):
        return "The chart has no table."
    if len(table[0]) < 2 or len({len(row) for row in table}) != 1:
        return "The rows of the chart's table do not have the same number of columns, two or more."
    wrong = next((cell for row in table[2:] for cell in row[1:] if cell and number(cell) is None), None)
    if wrong is not None:
        return f"`{wrong[:40]}` in the chart's table is not a number."
    if not any(cell for row in table[2:] for cell in row[1:]):
        return "The chart's table holds no numbers."
    return ""

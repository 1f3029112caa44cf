"""Rows of a Markdown table."""

import re
from collections.abc import Sequence

from eduapp.text.source import Line

_RULE = re.compile(r"\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?$")
_BORDER = re.compile(r"(?<!\\)\|")
Row = tuple[str, ...]


def cells(row: str) -> Row:
    parts = [cell.strip().replace("\\|", "|") for cell in _BORDER.split(row.strip())]
    first = 1 if len(parts) > 1 and not parts[0] else 0
    last = len(parts) - (1 if len(parts) > first + 1 and not parts[-1] else 0)
    return tuple(parts[first:last])


def is_table(lines: Sequence[Line]) -> bool:
    """Whether the lines are a heading row, a row of dashes and at least one row more."""
    return len(lines) > 2 and bool(_RULE.match(lines[1].text.strip())) and not any(line.blank for line in lines)

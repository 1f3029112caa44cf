"""The figure of a cell: what a page shows and a file holds, rounded once and for both."""

import math
import re
from datetime import date, datetime

from eduapp.interop.tabular.table import Column, Value

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def figure(column: Column, value: Value) -> Value:
    """The value as its column shows it: a share in per cent, so many places, a moment to the minute. None where there
    is none, or none that a number could say."""
    if isinstance(value, datetime):
        return value.replace(second=0, microsecond=0)
    if isinstance(value, date):
        return value
    if value is None or isinstance(value, str):
        return value and clean(value)
    if not math.isfinite(value):
        return None
    rounded = round(value * 100 if column.kind == "share" else value, column.places)
    return rounded + 0.0 if column.places else int(rounded)  # 0.0 takes the sign from -0.0


def digits(column: Column, number: int | float) -> str:
    """A figure as it is written: those of one column have the same decimals."""
    return f"{number:.{column.places}f}"


def clean(text: str) -> str:
    """The text without characters that no table holds; all lines end alike."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))

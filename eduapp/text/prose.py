"""Prose as authors write it: Markdown, with blocks for conditions, charts, pictures side by side, notes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from eduapp.text.expression import Expression
from eduapp.text.finding import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Text:
    """Plain Markdown: paragraphs, tables, lists, quotes, pictures, smaller headings."""

    markdown: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class When:
    """`::: if`: one of two pieces of prose, by a condition on the variables."""

    condition: Expression
    then: "Prose"
    otherwise: "Prose" = ()
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Mark:
    """The threshold that matters in a chart, and what it is called."""

    value: Fraction
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """`::: chart`: a table drawn as a picture. `header` and each row have the same number of cells;
    the first column names the points, each further column is a series of numbers (None where empty). `whole` is what
    the axis spans at least, so that a small change is not drawn as a great one."""

    kind: Literal["line", "bar"]
    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    mark: Mark | None = None
    place: Place = field(default=NOWHERE, compare=False)
    whole: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    alt: str
    path: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Compare:
    """`::: compare`: two pictures side by side."""

    title: str
    left: Picture
    right: Picture
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Note:
    """`::: note`: an aside, such as a result slip, a letter or a message."""

    title: str
    body: "Prose"
    place: Place = field(default=NOWHERE, compare=False)


Block = Text | When | Chart | Compare | Note
Prose = tuple[Block, ...]


_NUMBER = re.compile(r"[-+\N{MINUS SIGN}]?\d{1,15}([.,]\d{1,15})?")


def number(cell: str) -> Fraction | None:
    """The number in a chart's cell (a comma may stand for the point), or None where there is none."""
    cell = cell.strip()
    return Fraction(cell.replace(",", ".").replace("\N{MINUS SIGN}", "-")) if _NUMBER.fullmatch(cell) else None


def walk(prose: Prose) -> Iterator[Block]:
    """Every block, outermost first, both sides of a condition."""
    for block in prose:
        yield block
        if isinstance(block, When):
            yield from walk(block.then)
            yield from walk(block.otherwise)
        elif isinstance(block, Note):
            yield from walk(block.body)

"""Prose as the reader sees it: made ready once, filled with the values of the moment."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from eduapp.text.chart import chart_svg, chart_table
from eduapp.text.clean import LAZY, beside, escaped, scroll
from eduapp.text.expression import Compiled, Values, compiled
from eduapp.text.markdown import CiteHtml, Part, block_html, inline_html, part_html, plain_html
from eduapp.text.prose import Block, Chart, Compare, Note, Picture, Prose, Text, When
from eduapp.text.said import Say, told
from eduapp.text.variable import Value


@dataclass(frozen=True, slots=True)
class Branch:
    """Two pieces of prose, of which the condition shows one."""

    holds: Compiled
    then: tuple["Piece", ...]
    otherwise: tuple["Piece", ...]


Piece = Part | Branch


@dataclass(frozen=True, slots=True)
class Prepared:
    """Prose made ready to be shown with any values of the variables `names`."""

    names: tuple[str, ...]
    pieces: tuple[Piece, ...]

    def shown(self, values: Values, cite: CiteHtml) -> str:
        """The HTML for these values, in the order of `names`; `cite` gives safe HTML for the id of a claim."""
        named = dict(zip(self.names, values, strict=True))
        return "".join(_filled(self.pieces, values, named, cite))


def prepare(prose: Prose, names: Sequence[str], say: Say = str) -> Prepared:
    """Everything that does not depend on the values, done once for a language. Conditions may read only `names`."""
    index = {name: at for at, name in enumerate(names)}
    return Prepared(tuple(names), _joined(_pieces(prose, index, say)))


def show(prose: Prose, values: Mapping[str, Value], cite: CiteHtml) -> str:
    """The prose with these values, for where it is shown only once."""
    return prepare(prose, tuple(values)).shown(tuple(values.values()), cite)


def _filled(pieces: Iterable[Piece], values: Values, named: Mapping[str, Value], cite: CiteHtml) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, Branch):
            yield from _filled(piece.then if piece.holds(values) else piece.otherwise, values, named, cite)
        else:
            yield part_html(piece, named, cite)


def _joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces, with strings that follow each other made one."""
    joined: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and joined and isinstance(joined[-1], str):
            joined[-1] += piece
        else:
            joined.append(piece)
    return tuple(joined)


def _pieces(prose: Prose, index: Mapping[str, int], say: Say) -> Iterator[Piece]:
    for block in prose:
        yield from _block(block, index, say)


def _block(block: Block, index: Mapping[str, int], say: Say) -> Iterator[Piece]:
    match block:
        case Text():
            yield from block_html(block.markdown, say).parts
        case When():
            then, otherwise = (_joined(_pieces(side, index, say)) for side in (block.then, block.otherwise))
            yield Branch(compiled(block.condition, index), then, otherwise)
        case Note():
            yield from _note(block, index, say)
        case Chart():
            yield figure(block, say)
        case Compare():
            yield _compare(block)


def _note(note: Note, index: Mapping[str, int], say: Say) -> Iterator[Piece]:
    yield from ('<aside class="note" role="note" aria-label="', *plain_html(note.title).parts, '">')
    yield from ('<p class="note-title">', *inline_html(note.title).parts, "</p>")
    yield from (*_pieces(note.body, index, say), "</aside>")


def figure(chart: Chart, say: Say) -> str:
    """A chart with its title, and its table one tap away."""
    offer = escaped(say(told("As a table")))
    table = f"<details><summary>{offer}</summary>{scroll(say)}{chart_table(chart)}</div></details>"
    caption = f"<figcaption>{escaped(chart.title)}</figcaption>"
    return f'<figure class="chart">{caption}{chart_svg(chart, say)}{table}</figure>'


def _compare(compare: Compare) -> str:
    """The two pictures side by side; a script may show one at a time, without it both are there."""
    sides = _side(compare.left) + _side(compare.right)
    caption = f"<figcaption>{escaped(compare.title)}</figcaption>"
    return f'<figure class="compare">{caption}<div class="compare-sides">{sides}</div></figure>'


def _side(picture: Picture) -> str:
    """The caption is what the picture says already to those who do not see it, so it is not said twice."""
    alt, path = escaped(picture.alt), beside(picture.path.strip())
    source = "" if path is None else f' src="{escaped(path)}"'
    image = f'<img {LAZY} alt="{alt}"{source}>'
    return f'<figure class="compare-side">{image}<figcaption aria-hidden="true">{alt}</figcaption></figure>'

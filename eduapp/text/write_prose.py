"""From prose back to Markdown, as an author writes it."""

from collections.abc import Iterator, Sequence

from eduapp.text.expression import written
from eduapp.text.prose import Block, Chart, Compare, Note, Picture, Prose, Text, When
from eduapp.text.variable import decimal


def written_prose(prose: Prose) -> Iterator[str]:
    for block in prose:
        yield from written_block(block)


def written_block(block: Block) -> Iterator[str]:
    match block:
        case Text(markdown):
            yield markdown
        case When(condition, then, otherwise):
            yield f"::: if {written(condition)}"
            yield from written_prose(then)
            if otherwise:
                yield "::: else"
                yield from written_prose(otherwise)
            yield ":::"
        case Note(title, body):
            yield f'::: note "{title}"'
            yield from written_prose(body)
            yield ":::"
        case Compare(title, left, right):
            yield from (f'::: compare "{title}"', written_picture(left), written_picture(right), ":::")
        case Chart():
            yield from _chart(block)


def written_picture(picture: Picture) -> str:
    return f"![{picture.alt}]({picture.path})"


def _chart(chart: Chart) -> Iterator[str]:
    mark = f' mark {decimal(chart.mark.value)} "{chart.mark.label}"' if chart.mark else ""
    yield f'::: chart {chart.kind} "{chart.title}"{mark}'
    yield "\n".join([_row(chart.header), _row(["---"] * len(chart.header)), *map(_row, chart.rows)])
    yield ":::"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"

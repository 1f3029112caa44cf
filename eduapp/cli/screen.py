"""A case on a terminal: prose, data and choices as text."""

import re
from collections.abc import Mapping, Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.markdown import Markdown
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text as Line

from eduapp.case.play import Play, how_many
from eduapp.case.reading import citations, holds
from eduapp.text.prose import Block, Chart, Compare, Note, Prose, Text, When, number
from eduapp.text.variable import Value, spoken

_NAME = re.compile(r"(?<!\\)\{([^\W\d]\w*)\}")
_CITATION = re.compile(r"\s*\[\^([^\]\s]+)\]")
_ESCAPED = re.compile(r"\\([{}])")
WIDTH = 88
BAR = 24


def console() -> Console:
    screen = Console(highlight=False)
    return screen if screen.width <= WIDTH else Console(highlight=False, width=WIDTH)


def filled(markdown: str, values: Mapping[str, Value]) -> str:
    """The Markdown with {names} as their values, and citations as small marks."""
    text = _NAME.sub(
        lambda match: spoken(values[match.group(1)]) if match.group(1) in values else match.group(), markdown
    )
    return _CITATION.sub(r" ⁽\1⁾", _ESCAPED.sub(r"\1", text))


def markdown(text: str, values: Mapping[str, Value]) -> RenderableType:
    return Markdown(filled(text, values), hyperlinks=False)


def prose(blocks: Prose, values: dict[str, Value]) -> list[RenderableType]:
    result: list[RenderableType] = []
    for block in blocks:
        if isinstance(block, When):
            result += prose(block.then if holds(block, values) else block.otherwise, values)
        else:
            result += [shown(block, values), ""]
    return result


def shown(block: Block, values: dict[str, Value]) -> RenderableType:
    match block:
        case Text(text):
            return markdown(text, values)
        case Note(title, body):
            inner = prose(body, values)[:-1]
            return Panel(Group(*inner), title=Line(filled(title, values)), title_align="left", box=box.ROUNDED)
        case Compare(title, left, right):
            return Panel(Group(Line(left.alt), "", Line(right.alt)), title=Line(title), title_align="left")
        case Chart():
            return chart(block)
    raise TypeError(block)


def chart(block: Chart) -> RenderableType:
    """The chart as its table; with one series a bar beside each number, and the threshold named."""
    table = Table(box=box.SIMPLE, title=Line(block.title, style="bold"), title_justify="left", pad_edge=False)
    for at, heading in enumerate(block.header):
        table.add_column(Line(heading), justify="right" if at else "left")
    single = len(block.header) == 2
    if single:
        table.add_column("")
    numbers = [float(value) for row in block.rows if (value := number(row[1])) is not None]
    most = max([*numbers, float(block.mark.value) if block.mark else 0.0, 0.0])
    for row in block.rows:
        table.add_row(*map(Line, row), *([bar(row[1], most)] if single else []))
    if block.mark:
        caption = Line(f"Threshold: {float(block.mark.value):g} ({block.mark.label})", style="italic")
        return Group(table, caption)
    return table


def bar(cell: str, most: float) -> Line:
    value = number(cell)
    return Line("█" * round(BAR * float(value) / most) if value and most > 0 else "", style="cyan")


def scene(play: Play) -> RenderableType:
    """Where the play stands: panel, heading, prose, question, and what is offered by its numbers."""
    here, values = play.here, play.variables
    parts: list[RenderableType] = [*panel(play), Line(here.heading, style="bold"), "", *prose(here.prose, values)]
    if here.question:
        parts += [markdown(f"**{here.question}**", values), ""]
    if here.write:
        parts += [Line(f"In your own words: {filled(here.write.prompt, values)}", style="italic"), ""]
    parts += [offered(play), ""]
    return Group(*parts)


def panel(play: Play) -> list[RenderableType]:
    """The variables that the learner sees."""
    shown = play.rules.case.facts.show
    values = play.variables
    return (
        [Line(" · ".join(f"{label}: {spoken(values[name])}" for name, label in shown), style="dim"), ""]
        if shown
        else []
    )


def offered(play: Play) -> RenderableType:
    """The options, the asks and the choices that are open, by their numbers."""
    parts: list[RenderableType] = []
    here, offer, values = play.here, play.offer(), play.variables
    if offer.options:
        rules = play.rules.scenes[play.scene]
        often = f"Tick {how_many(rules.least, rules.most)}:" if here.pick else "Tick what you want:"
        parts.append(Line(often, style="dim"))
        parts += [line(f"☐ {at}", here.options[n].label, values) for at, n in enumerate(offer.options, 1)]
        parts.append("")
    asks = [(at, n) for at, n in enumerate(offer.choices, 1) if here.is_ask(here.choices[n])]
    leaving = [(at, n) for at, n in enumerate(offer.choices, 1) if not here.is_ask(here.choices[n])]
    if asks:
        parts.append(Line("Ask or look up:", style="dim"))
        parts += [line(str(at), here.choices[n].label, values) for at, n in asks]
        parts.append("")
    if leaving and asks:
        parts.append(Line("Decide:", style="dim"))
    parts += [line(str(at), here.choices[n].label, values) for at, n in leaving]
    return Group(*parts)


def line(mark: str, label: str, values: Mapping[str, Value]) -> RenderableType:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=4, justify="right", style="cyan")
    table.add_column(ratio=1)
    table.add_row(mark, markdown(label, values))
    return table


def feedback(texts: Sequence[str], values: Mapping[str, Value]) -> RenderableType:
    body = [part for text in texts for part in (markdown(text, values), "")][:-1]
    return Padding(Panel(Group(*body), box=box.HEAVY_EDGE, style="cyan", border_style="cyan"), (0, 0, 1, 0))


def references(play: Play, sources: Mapping[str, str]) -> RenderableType:
    """What the scene cites, and what each citation stands for."""
    cited = dict.fromkeys(citations(play.here))
    if not cited:
        return Line("This scene cites nothing.\n")
    return Group(*(Line(f"{id_}  {sources.get(id_, '')}\n") for id_ in cited))

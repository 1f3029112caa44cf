"""A case on a terminal: prose, data and choices as text."""

import re
from collections.abc import Iterable, Mapping, Sequence

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.markdown import Markdown
from rich.padding import Padding
from rich.panel import Panel
from rich.segment import Segment
from rich.table import Table
from rich.text import Text as Line

from eduapp.case.play import Play, how_many
from eduapp.case.reading import citations
from eduapp.text.prose import Block, Chart, Compare, Note, Prose, Text, When, number
from eduapp.text.read_line import CITATION
from eduapp.text.reading import holds
from eduapp.text.variable import Value, spoken

_NAME = re.compile(r"(?<!\\)\{([^\W\d]\w*)\}")
_CITATION = re.compile(r"\s*\[\^([^\]\s]+)\]")
_ESCAPED = re.compile(r"\\([{}])")
_RAISED = re.compile(r"<(sup|sub)>([^<>]*)</\1>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BLOCK = re.compile(r"\A(\d*)(?=[-+*#]+\s|[.)]\s|>|~~~|```|[-*_=][-*_=\s]*$)")
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_SIGNS = {"sup": dict(zip("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ", strict=True))}
_SIGNS["sub"] = dict(zip("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋", strict=True))
WIDTH = 88
BAR = 24


def harmless(text: str) -> str:
    """The text without the characters that would steer a terminal instead of being shown."""
    return _STEERING.sub("", text)


class Screen(Console):
    """A console that shows what authors write, and obeys none of it."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        for text, style, control in super().render(renderable, options):
            yield Segment(text if control else harmless(text), style, control)


def console() -> Console:
    screen = Screen(highlight=False)
    return screen if screen.width <= WIDTH else Screen(highlight=False, width=WIDTH)


def filled(markdown: str, values: Mapping[str, Value]) -> str:
    """The Markdown with {names} as their values, citations as small marks, 10<sup>9</sup> as 10⁹."""
    text = _NAME.sub(
        lambda match: spoken(values[match.group(1)]) if match.group(1) in values else match.group(), markdown
    )
    text = _BREAK.sub("  \n", _RAISED.sub(_raised, text))
    return _CITATION.sub(r" ⁽\1⁾", _ESCAPED.sub(r"\1", text))


def _raised(match: re.Match[str]) -> str:
    """A small number as such, anything else after ^ or _: the tags alone would be lost, and 10⁹ become 109."""
    tag, text = match.group(1).lower(), match.group(2)
    small = "".join(_SIGNS[tag].get(sign, "") for sign in text)
    return small if len(small) == len(text) else f"{'^' if tag == 'sup' else '_'}({text})"


def markdown(text: str, values: Mapping[str, Value]) -> RenderableType:
    return Markdown(filled(text, values), hyperlinks=False)


def words(text: str, values: Mapping[str, Value], style: str = "none") -> RenderableType:
    """Markdown within one line: what looks like a list, a heading or a quote is none."""
    return Markdown(_BLOCK.sub(r"\1\\", filled(text, values).strip()), hyperlinks=False, style=style)


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
    parts = told(play)
    if here.question:
        parts += [words(here.question, values, "bold"), ""]
    if here.write:
        parts += [words(f"In your own words: {here.write.prompt}", values, "italic"), ""]
    parts += [offered(play), ""]
    return Group(*parts)


def told(play: Play) -> list[RenderableType]:
    """Panel, heading and prose."""
    here, values = play.here, play.variables
    return [*panel(play), words(here.heading, values, "bold"), "", *prose(here.prose, values)]


def panel(play: Play) -> list[RenderableType]:
    """The variables that the learner sees."""
    values = play.variables
    shown = [f"{label}: {spoken(values[name])}" for name, label in play.rules.case.facts.show]
    return [Line(" · ".join(shown), style="dim"), ""] if shown else []


def offered(play: Play) -> RenderableType:
    """The options, the asks and the choices that are open, by their numbers."""
    parts: list[RenderableType] = []
    here, offer, values = play.here, play.offer(), play.variables
    if offer.options:
        rules = play.rules.scenes[play.scene]
        often = (
            f"Tick {how_many(rules.least, min(rules.most, len(offer.options)))}:"
            if here.pick
            else "Tick what you want:"
        )
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


def offered_still(play: Play) -> RenderableType:
    """After an ask: the panel, which the answer may have changed, and what is still offered."""
    return Group(*panel(play), offered(play), "")


def line(mark: str, label: str, values: Mapping[str, Value]) -> RenderableType:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=4, justify="right", style="cyan")
    table.add_column(ratio=1)
    table.add_row(mark, words(label, values))
    return table


def feedback(texts: Sequence[str], values: Mapping[str, Value]) -> RenderableType:
    body = [part for text in texts for part in (markdown(text, values), "")][:-1]
    return Padding(Panel(Group(*body), box=box.HEAVY_EDGE, style="cyan", border_style="cyan"), (0, 0, 1, 0))


def references(play: Play, sources: Mapping[str, str]) -> RenderableType:
    """What the scene and the last feedback cite, and what each citation stands for."""
    cited = dict.fromkeys((*citations(play.here), *CITATION.findall(" ".join(play.feedback))))
    if not cited:
        return Line("Nothing is cited here.\n")
    table = Table.grid(padding=(0, 2, 0, 0))
    for id_ in cited:
        table.add_row(Line(id_, style="cyan"), Line(sources.get(id_, "")))
    return Group(table, "")

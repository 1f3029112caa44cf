"""A case as a map: scenes and the ways between them, as a list to read or a picture."""

import html
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from eduapp.case.explore import Exploration
from eduapp.case.play import opening
from eduapp.case.rules import Rules

SIGNS = {"best": "✔✔", "good": "✔", "poor": "–", "harm": "✘"}
BEST, UNSAFE, ASK, GO = "★", "⚠", "?", "»"
FILL = {"best": "#d5ecdf", "good": "#e6f3eb", "poor": "#f6ead0", "harm": "#f7d9d6"}
INK, ACCENT, HARM, SOFT = "#1d2330", "#0b6b75", "#b3261e", "#8a91a0"
WRAP = 24
MOST_PLAIN = 8192  # labels of which the words are kept: pages of educators ask for the same ones again and again
NOTHING = "\N{NO-BREAK SPACE}"
_MARKUP = re.compile(r"\[\^[^\]]*\]|[*`]|\\(?=[{}])")


@dataclass(frozen=True, slots=True)
class Way:
    """A choice or a `go` from one scene to another (or, for an ask, to the same). `choice` is its number, or -1."""

    source: int
    to: int
    label: str
    is_ask: bool = False
    is_go: bool = False
    is_unsafe: bool = False
    is_best: bool = False
    choice: int = -1


Attributes = dict[str, str]
Paint = Callable[[Way, Attributes], Attributes]


def ways(rules: Rules, found: Exploration) -> list[Way]:
    """Every way of the case, in the order of the file."""
    best = _best_steps(rules, found)
    result = []
    for number, scene in enumerate(rules.scenes):
        for go, passage in zip(scene.scene.gos, scene.passages, strict=True):
            result.append(Way(number, passage.to, plain(go.label), is_go=True, is_best=(number, passage.to) in best))
        for at, choice in enumerate(scene.scene.choices):
            act = scene.choices[at]
            is_ask = at in scene.asks
            is_unsafe = bool(choice.effects.unsafe)
            result.append(
                Way(number, act.to, plain(choice.label), is_ask, False, is_unsafe, (number, -1 - at) in best, at)
            )
    return result


def _best_steps(rules: Rules, found: Exploration) -> set[tuple[int, int]]:
    """The best path: (scene, -1 - number of the choice) for choices, (scene, next scene) for each `go`."""
    play = opening(rules)
    steps = set(zip(play.passed, play.passed[1:], strict=False))
    for decision in found.best or ():
        steps.add((play.scene, -1 - decision.choice))
        play = play.decide(replace(decision, words="-"))
        steps |= set(zip(play.passed, play.passed[1:], strict=False))
    return steps


@lru_cache(MOST_PLAIN)
def plain(text: str) -> str:
    """A label without its markup."""
    return _MARKUP.sub("", text).strip()


def outline(rules: Rules, found: Exploration) -> str:
    """The map as an indented list: each scene, and below it the ways on."""
    case = rules.case
    lines = [case.title, f"{BEST} best path   {UNSAFE} unsafe   {ASK} ask   {GO} on at once", ""]
    every = ways(rules, found)
    for number, scene in enumerate(rules.scenes):
        end = f"  {SIGNS[scene.scene.end]} ending: {scene.scene.end}" if scene.scene.end else ""
        lost = "" if scene.scene.id in found.reached or not found.complete else "  (no play comes here)"
        lines.append(f"{plain(scene.scene.heading)} (#{scene.scene.id}){end}{lost}")
        lines += [
            f"    {UNSAFE} tick: {plain(option.label)}" for option in scene.scene.options if option.effects.unsafe
        ]
        lines += [f"    {_way(rules, way)}" for way in every if way.source == number]
    return "\n".join(lines)


def _way(rules: Rules, way: Way) -> str:
    sign = "".join(mark for mark, is_so in ((BEST, way.is_best), (UNSAFE, way.is_unsafe), (GO, way.is_go)) if is_so)
    if way.is_ask:
        return f"{sign}{ASK} {way.label}"
    return f"{sign or '·'} {way.label} → {plain(rules.scenes[way.to].scene.heading)}"


def drawing(
    rules: Rules, found: Exploration, notes: Mapping[int, str] | None = None, paint: Paint = lambda way, own: own
) -> str:
    """The map as an SVG. Raises ImportError where Graphviz (the extra `maps`) is not installed. `notes` stand below the
    headings of scenes instead of what can be done there; `paint` may make other attributes of those of a way."""
    import pygraphviz

    graph = pygraphviz.AGraph(directed=True, strict=False)
    graph.graph_attr.update(rankdir="TB", bgcolor="white", nodesep="0.35", ranksep="0.5", fontname="sans-serif")
    graph.graph_attr.update(label=safe(rules.case.title), labelloc="t", fontsize="18", fontcolor=INK)
    graph.node_attr.update(shape="box", style="rounded,filled", fillcolor="white", color=SOFT, fontcolor=INK)
    graph.node_attr.update(fontname="sans-serif", fontsize="11", margin="0.12,0.07")
    graph.edge_attr.update(color=SOFT, fontname="sans-serif", fontsize="9", fontcolor="#586074", arrowsize="0.7")
    on_best = {end for way in ways(rules, found) if way.is_best for end in (way.source, way.to)}
    for number, attributes in _nodes(rules, found, on_best):
        if notes is not None:
            lines = filter(None, (plain(rules.scenes[number].scene.heading), notes.get(number, "")))
            attributes["label"] = "\\n".join(map(safe, lines))
        graph.add_node(rules.scenes[number].scene.id, **attributes)
    for at, (way, attributes) in enumerate(_edges(rules, found)):
        ids = (rules.scenes[end].scene.id for end in (way.source, way.to))
        graph.add_edge(*ids, key=at, **paint(way, attributes))
    picture: bytes = graph.draw(format="svg", prog="dot")
    return picture.decode("utf-8")


def _nodes(rules: Rules, found: Exploration, on_best: set[int]) -> Iterator[tuple[int, Attributes]]:
    for number, scene in enumerate(rules.scenes):
        here = scene.scene
        asks = sum(here.is_ask(choice) for choice in here.choices)
        notes = [f"{asks} to ask"] if asks else []
        notes += [f"{len(here.options)} to tick"] if here.options else []
        notes += ["own words"] if here.write else []
        notes += [f"{UNSAFE} unsafe tick" for option in here.options[:1] if any(o.effects.unsafe for o in here.options)]
        notes += [f"{SIGNS[here.end]} {here.end}"] if here.end else []
        attributes = {"label": safe(plain(here.heading)) + "".join(f"\\n{note}" for note in notes)}
        if number in on_best:
            attributes |= {"color": ACCENT, "penwidth": "2"}
        if here.end:
            attributes |= {"fillcolor": FILL[here.end], "peripheries": "2"}
        if found.complete and here.id not in found.reached:
            attributes |= {"style": "rounded,dashed"}
        yield number, attributes


def _edges(rules: Rules, found: Exploration) -> Iterator[tuple[Way, Attributes]]:
    for way in ways(rules, found):
        if way.is_ask and not way.is_unsafe:
            continue
        label = f"{UNSAFE} {way.label}" if way.is_unsafe else way.label
        attributes = {"label": safe(f"{BEST} {label}" if way.is_best else label, margin=" ")}
        if way.is_go:
            attributes["style"] = "dashed"
        if way.is_unsafe:
            attributes |= {"color": HARM, "fontcolor": HARM}
        elif way.is_best:
            attributes |= {"color": ACCENT, "penwidth": "2", "fontcolor": ACCENT}
        yield way, attributes


def safe(text: str, margin: str = "") -> str:
    """Text as a Graphviz label: broken into lines, nothing in it read as an escape or as HTML.

    Graphviz decodes entities after it has looked for HTML and for \\N, and then takes two backslashes for one.
    An empty label makes it crash, so none is empty.
    """
    lines = textwrap.wrap(text, WRAP, break_on_hyphens=False) or [NOTHING]
    escaped = (html.escape(line, quote=False).replace("\\", "&#92;&#92;") for line in lines)
    return "\\n".join(f"{margin}{line}{margin}" for line in escaped)

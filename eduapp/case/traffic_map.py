"""The map of a case with the traffic of many learners on it: width by how many went a way, colour by its worth."""

from collections.abc import Mapping, Sequence

from eduapp.case.decided import Decided, Done
from eduapp.case.explore import Exploration
from eduapp.case.map import ACCENT, BEST, GO, HARM, SOFT, UNSAFE, Attributes, Way, drawing, safe
from eduapp.case.merit import Merit
from eduapp.case.passages import Edge
from eduapp.case.rules import Rules

THIN, WIDE = 1.0, 8.0
FAIR = "#8a5a00"
COLOURS: Mapping[Merit | None, str] = {"good": ACCENT, "fair": FAIR, "harm": HARM}
SIGNS: Mapping[Merit | None, str] = {"good": "✓", "fair": "–", "harm": UNSAFE}


def traffic_map(
    rules: Rules,
    found: Exploration,
    scenes: Sequence[Decided],
    notes: Mapping[int, str],
    passed: Mapping[Edge, int],
) -> str:
    """As an SVG, with a note below each heading; `passed` counts each `go`, as far as it is known.
    Raises ImportError where Graphviz is not installed."""
    known = {(scene.number, number): act for scene in scenes for act in scene.acts for number in act.numbers}
    most = max((act.count for act in known.values() if act.kind == "choice"), default=0)
    drawn: set[tuple[int, Done | int]] = set()

    def paint(way: Way, own: Attributes) -> Attributes:
        size = len(rules.scenes[way.source].options)
        act = known.get((way.source, size + way.choice)) if way.choice >= 0 else None
        if way.is_go:
            is_drawn = (way.source, way.to) in drawn
            drawn.add((way.source, way.to))
            count = passed.get((way.source, way.to))
            return {"style": "invis"} if is_drawn else own if count is None else _passed(way, own, count, most)
        if act is None:
            return own
        if (way.source, act) in drawn:  # the other one of two that read alike
            return {"style": "invis"}
        drawn.add((way.source, act))
        return _painted(act, most)

    return drawing(rules, found, notes, paint)


def _passed(way: Way, own: Attributes, count: int, most: int) -> Attributes:
    label = {"label": safe(f"{count} {GO} {way.label}".strip(), margin=" ")}
    if not count:
        return label | {"style": "dotted", "color": SOFT}
    return own | label | {"penwidth": f"{THIN + (WIDE - THIN) * count / max(most, count):.1f}"}


def _painted(act: Done, most: int) -> Attributes:
    sign = BEST if act.worth.is_best else SIGNS.get(act.worth.merit, "")
    label = safe(f"{act.count} {sign} {act.label}", margin=" ")
    if not act.count:
        return {"label": label, "style": "dotted", "color": SOFT}
    colour = COLOURS.get(act.worth.merit, SOFT)
    width = THIN + (WIDE - THIN) * act.count / max(most, act.count)
    return {
        "label": label,
        "color": colour,
        "fontcolor": colour if act.worth.merit else "#586074",
        "penwidth": f"{width:.1f}",
    }

"""Your path beside the best one: a drawing of the decisions of a play, in SVG.

The upper lane of each row is the best path; where a decision stands in a scene that it does not come through,
the line goes down to the lower lane. Geometry stands in attributes, everything of colour in classes, because
the pages forbid inline styles. Without any style sheet it is still readable, in one colour.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from eduapp.case.debrief import Debrief, Detour, Moment, Named
from eduapp.case.merit import Merit
from eduapp.case.model import EndKind
from eduapp.text.clean import escaped
from eduapp.text.said import Say, told

WIDE = 400
EDGE = 24.0  # from the side to the middle of the first circle
MOST = 8  # stops in a row
MOST_TOLD = 3  # detours told one by one
RADIUS = 12.0
ABOVE, LANES, BELOW = 32.0, 46.0, 22.0  # from the top of a row to its upper lane, to the lower one, to the bottom

MERITS: dict[Merit, str] = {
    "good": told("as good as the best"),
    "neutral": told("that changed nothing"),
    "fair": told("less good"),
    "harm": told("unsafe"),
}
# Each is drawn in strokes around its middle, so that no font has to have it.
SIGNS: dict[Merit, str] = {
    "good": "M{0} {1}m-4.5 0l3 3.5l6 -7",
    "neutral": "M{0} {1}m-1 -1h2v2h-2z",
    "fair": "M{0} {1}m-4 0h8",
    "harm": "M{0} {1}m0 -5v5.5m0 4v0.01",
}


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a decision or the ending stands: `row` from 0, `is_low` in the lower lane."""

    x: float
    y: float
    row: int
    is_low: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """`stops` of all decisions, at last that of the ending; `lanes` the y of the upper lane of each row."""

    stops: tuple[Stop, ...]
    lanes: tuple[float, ...]
    height: float


def layout(is_low: Sequence[bool]) -> Layout:
    """The stops in as few rows as hold them, all rows but the last equally full."""
    rows = -(-len(is_low) // MOST)
    per = -(-len(is_low) // rows)
    step = (WIDE - 2 * EDGE) / max(1, per - 1)
    stops: list[Stop] = []
    lanes: list[float] = []
    top = 0.0
    for row in range(rows):
        here = is_low[row * per : (row + 1) * per]
        upper = top + ABOVE
        lanes.append(upper)
        stops += [Stop(EDGE + step * at, upper + LANES * low, row, low) for at, low in enumerate(here)]
        comes_in_low = row > 0 and is_low[row * per - 1]
        top = upper + (LANES + ABOVE - BELOW if any(here) or comes_in_low else 0) + BELOW
    return Layout(tuple(stops), tuple(lanes), top)


def path_svg(debrief: Debrief, say: Say = str) -> str:
    """The drawing, as wide as its container, with the same in words."""
    is_low = [not moment.on_best for moment in debrief.moments] + [not debrief.ends_on_best]
    if debrief.best is None:
        is_low = [False] * len(is_low)
    placed = layout(is_low)
    drawn = [
        _best(debrief, placed) if debrief.best else "",
        _own(placed),
        *(_stop(moment, stop) for moment, stop in zip(debrief.moments, placed.stops, strict=False)),
        _flag(placed.stops[-1], debrief.kind, "path-flag", debrief.ending.text),
    ]
    said = escaped(described(debrief, say))
    return (
        f'<svg class="path" viewBox="0 0 {WIDE} {_n(placed.height)}" role="img" aria-label="{said}"'
        f' font-size="12" fill="currentColor">{"".join(drawn)}</svg>'
    )


def described(debrief: Debrief, say: Say = str) -> str:
    """The drawing in words."""
    said = [say(told("Your path beside the best one")), _decisions(debrief, say)]
    if debrief.best is not None and not debrief.detours:
        said.append(say(told("You never left the scenes of the best path")))
    if len(debrief.detours) > MOST_TOLD:
        said.append(say(told("Times that you left the best path: %(times)d")) % {"times": len(debrief.detours)})
    else:
        said += [_left(detour, say) for detour in debrief.detours]
    said.append(_ends(say(told("It ends with: %(ending)s")), debrief.ending))
    if debrief.best is not None and not debrief.ends_on_best:
        said.append(_ends(say(told("The best path ends with: %(ending)s")), debrief.best.ending))
    return ". ".join(said) + "."


def _decisions(debrief: Debrief, say: Say) -> str:
    """How many there were, and how many of each merit. Each number stands behind its words: no plural is needed."""
    merits = [moment.merit for moment in debrief.moments]
    parts = [f"{say(words)}: {merits.count(merit)}" for merit, words in MERITS.items() if merit in merits]
    return "; ".join([say(told("Decisions: %(number)d")) % {"number": len(merits)}, *parts])


def _ends(sentence: str, ending: Named) -> str:
    return sentence % {"ending": ending.text.strip().rstrip(".")}


def _left(detour: Detour, say: Say) -> str:
    if detour.back_at is None:
        sentence = say(told("You left the best path at decision %(left)d and did not come back"))
        return sentence % {"left": detour.left_at}
    sentence = say(told("You left the best path at decision %(left)d and came back at %(back)d"))
    return sentence % {"left": detour.left_at, "back": detour.back_at}


def _best(debrief: Debrief, placed: Layout) -> str:
    """The best path as a pale line along the upper lanes, with a flag of its own where you ended elsewhere."""
    last, drawn = placed.stops[-1], ""
    for row, y in enumerate(placed.lanes):
        start = EDGE if row == 0 else 0
        end = last.x if row == last.row else WIDE
        drawn += f"M{_n(start)} {_n(y)}H{_n(end)}"
    line = (
        f'<path class="path-best" d="{drawn}" fill="none" stroke="currentColor" stroke-opacity="0.35"'
        ' stroke-width="4" stroke-linecap="round"/>'
    )
    if debrief.best is None or debrief.ends_on_best:
        return line
    flag = Stop(last.x, placed.lanes[last.row], last.row, False)
    return line + _flag(flag, debrief.best.kind, "path-flag path-best-flag", debrief.best.ending.text)


def _own(placed: Layout) -> str:
    """Your path; at the end of a row it runs out of the picture, and in again at the beginning of the next."""
    first = placed.stops[0]
    drawn = f"M{_n(first.x)} {_n(first.y)}"
    for one, other in pairwise(placed.stops):
        if one.row != other.row:
            y = placed.lanes[other.row] + LANES * one.is_low
            drawn += f"H{WIDE}M0 {_n(y)}"
        drawn += f"L{_n(other.x)} {_n(other.y)}"
    return (
        f'<path class="path-own" d="{drawn}" fill="none" stroke="currentColor" stroke-width="3"'
        ' stroke-linecap="round" stroke-linejoin="round"/>'
    )


def _stop(moment: Moment, stop: Stop) -> str:
    """A numbered circle, and the sign of its merit on the free side of the lane."""
    kind = f"path-stop path-{moment.merit or 'unknown'}"
    sign = SIGNS[moment.merit].format(_n(stop.x), _n(stop.y + (21 if stop.is_low else -21))) if moment.merit else ""
    return (
        f'<g class="{kind}"><title>{escaped(f"{moment.number} · {moment.scene.text}")}</title>'
        f'<circle cx="{_n(stop.x)}" cy="{_n(stop.y)}" r="{_n(RADIUS)}" fill="Canvas" stroke="currentColor"'
        f' stroke-width="2.5"/>{"".join(_strokes(sign))}'
        f'<text class="path-number" x="{_n(stop.x)}" y="{_n(stop.y + 4.3)}" text-anchor="middle"'
        f' font-weight="700">{moment.number}</text></g>'
    )


def _strokes(sign: str) -> Iterator[str]:
    if sign:
        yield (
            f'<path class="path-sign" d="{sign}" fill="none" stroke="currentColor" stroke-width="2.5"'
            ' stroke-linecap="round" stroke-linejoin="round"/>'
        )


def _flag(stop: Stop, kind: EndKind, classes: str, heading: str) -> str:
    """A flag: filled where it ends well, hollow where it does not, crossed out where it ends in harm."""
    x, y = _n(stop.x), _n(stop.y + 11)
    fill = ' fill="currentColor"' if kind in ("best", "good") else ' fill="Canvas"'
    cross = f'<path d="M{x} {y}m4 -20l8 7m0 -7l-8 7" stroke="currentColor"/>' if kind == "harm" else ""
    return (
        f'<g class="{classes} path-end-{kind}" stroke-width="2" stroke-linejoin="round" stroke-linecap="round">'
        f"<title>{escaped(heading)}</title>"
        f'<path d="M{x} {y}v-24h17l-4 6.5l4 6.5h-17"{fill} stroke="currentColor"/>{cross}</g>'
    )


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")

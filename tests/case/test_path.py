"""The drawing of a path beside the best one: readable on a phone, without colours, and in words."""

from collections.abc import Sequence
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduapp.case.debrief import Debrief, debrief
from eduapp.case.explore import explore
from eduapp.case.guide import Guide
from eduapp.case.path import MOST, RADIUS, WIDE, described, layout, path_svg
from eduapp.case.play import Decision
from eduapp.case.rules import Rules
from tests.case.test_debrief import EARLY_HARM, ROUND, look_back
from tests.case.test_merit import TICKS
from tests.case.texts import case_of, clinic
from tests.pseudo import bracketed, unbracketed

LEFT_AND_BACK = (0, 2, 1, 2, 0)
LOST = (2, 2, 1)
LONG = (2, 0, *(2, 0) * 8, 0, 1, 3, 1)


def round_(*choices: int) -> Debrief:
    return look_back(clinic(ROUND), *map(Decision, choices))


def quoted(sentence: str) -> str:
    """A language that needs escaping."""
    return f'"<{sentence}>"'


def drawn(found: Debrief) -> ElementTree.Element:
    return ElementTree.fromstring(path_svg(found))


def having(svg: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    """The elements of this class."""
    return [element for element in svg.iter() if name in element.get("class", "").split()]


def centres(svg: ElementTree.Element) -> list[tuple[float, float]]:
    return [(float(circle.attrib["cx"]), float(circle.attrib["cy"])) for circle in svg.iter("circle")]


def classes(svg: ElementTree.Element) -> list[str]:
    return [stop.attrib["class"].split()[1] for stop in having(svg, "path-stop")]


@settings(derandomize=True)
@given(st.lists(st.booleans(), min_size=1, max_size=70))
def test_no_two_stops_touch_and_none_stands_outside(is_low: Sequence[bool]) -> None:
    found = layout(is_low)
    assert len(found.stops) == len(is_low)
    assert [stop.is_low for stop in found.stops] == list(is_low)
    for stop in found.stops:
        assert RADIUS <= stop.x <= WIDE - RADIUS
        assert 30 <= stop.y <= found.height - (28 if stop.is_low else RADIUS + 2), "there is room for its sign"
    for one, other in combinations(found.stops, 2):
        assert abs(one.x - other.x) > 3 * RADIUS or abs(one.y - other.y) > 3 * RADIUS


@settings(derandomize=True)
@given(st.lists(st.booleans(), min_size=1, max_size=70))
def test_rows_are_read_like_lines_of_text(is_low: Sequence[bool]) -> None:
    found = layout(is_low)
    for one, other in pairwise(found.stops):
        assert (one.row == other.row and one.x < other.x) or (one.row + 1 == other.row and other.x < one.x)
    rows = [[stop for stop in found.stops if stop.row == row] for row in range(len(found.lanes))]
    assert all(0 < len(row) <= MOST for row in rows)
    for row, (upper, lower) in enumerate(pairwise(found.lanes)):
        assert all(upper <= stop.y < lower for stop in rows[row])


def test_decisions_off_the_best_path_stand_in_a_lower_lane() -> None:
    svg = drawn(round_(*LEFT_AND_BACK))
    heights = [y for _, y in centres(svg)]
    assert heights[0] == heights[1] == heights[4]
    assert heights[2] == heights[3] > heights[0] + 2 * RADIUS
    assert [text.text for text in having(svg, "path-number")] == ["1", "2", "3", "4", "5"]
    assert classes(svg) == ["path-good", "path-fair", "path-neutral", "path-good", "path-good"]


def test_the_line_goes_through_every_stop_and_to_the_flag() -> None:
    svg = drawn(round_(*LEFT_AND_BACK))
    (own,) = having(svg, "path-own")
    points = own.attrib["d"].replace("M", "L").split("L")[1:]
    assert [tuple(map(float, point.split())) for point in points[:5]] == centres(svg)
    assert len(points) == 6, "five decisions and the ending"


def test_each_merit_has_a_sign_of_its_own() -> None:
    signs: dict[str, set[str]] = {}
    for found in (round_(*LEFT_AND_BACK), look_back(clinic(EARLY_HARM), Decision(0), Decision(2))):
        svg = drawn(found)
        for stop, (x, _) in zip(having(svg, "path-stop"), centres(svg), strict=True):
            (sign,) = having(stop, "path-sign")
            start = f"M{x:g} "
            assert sign.attrib["d"].startswith(start)
            form = sign.attrib["d"].removeprefix(start).lstrip("0123456789.")
            signs.setdefault(stop.attrib["class"].split()[1], set()).add(form)
    assert set(signs) == {"path-good", "path-neutral", "path-fair", "path-harm"}
    forms = [form for found_forms in signs.values() for form in found_forms]
    assert len(forms) == len(set(forms)) == 4, "one form for each, and no two alike"


def test_where_you_end_elsewhere_the_best_path_has_a_flag_of_its_own() -> None:
    svg = drawn(round_(*LOST))
    assert [flag.attrib["class"].split()[-1] for flag in having(svg, "path-flag")] == ["path-end-good", "path-end-harm"]
    assert len(having(svg, "path-best-flag")) == 1
    assert having(drawn(round_(*LEFT_AND_BACK)), "path-best-flag") == []


def test_a_long_path_goes_on_in_further_rows() -> None:
    svg = drawn(round_(*LONG))
    found = centres(svg)
    assert len(found) == 22
    assert [x for x, _ in found].count(found[0][0]) == 3, "three rows begin at the same place"
    _, _, wide, high = map(float, svg.attrib["viewBox"].split())
    assert wide == 400
    assert high < 400, "it fits a phone"


def test_where_no_best_path_is_known_only_yours_is_drawn() -> None:
    rules = Rules(case_of(clinic(EARLY_HARM)))
    found = debrief(Guide(rules, explore(rules, 1)), [Decision(0), Decision(0), Decision(2)])
    assert found.best is None
    svg = drawn(found)
    assert having(svg, "path-best") == []
    assert classes(svg) == ["path-harm", "path-unknown", "path-unknown"]
    assert len({y for _, y in centres(svg)}) == 1
    assert described(found) == "Your path beside the best one. Decisions: 3; unsafe: 1. It ends with: Home."


def test_it_is_said_in_words() -> None:
    assert described(round_(*LEFT_AND_BACK)) == (
        "Your path beside the best one. "
        "Decisions: 5; as good as the best: 3; that changed nothing: 1; less good: 1. "
        "You left the best path at decision 2 and came back at 4. It ends with: Home."
    )
    assert described(round_(*LOST)) == (
        "Your path beside the best one. Decisions: 3; as good as the best: 1; less good: 2. "
        "You left the best path at decision 1 and came back at 2. "
        "You left the best path at decision 3 and did not come back. "
        "It ends with: Lost. The best path ends with: Home."
    )
    assert described(look_back(clinic(TICKS), Decision(0, (0, 2)))) == (
        "Your path beside the best one. Decisions: 1; as good as the best: 1. "
        "You never left the scenes of the best path. It ends with: Home."
    )
    assert "Times that you left the best path: 10." in described(round_(*LONG))


@pytest.mark.parametrize("choices", [LEFT_AND_BACK, LOST, LONG])
def test_in_another_language_nothing_is_said_in_english(choices: tuple[int, ...]) -> None:
    found = round_(*choices)
    left = unbracketed(described(found, bracketed))
    assert not any(character.isalpha() for character in left), left
    assert "⟦It ends with: Home⟧" in described(round_(*LEFT_AND_BACK), bracketed), "what is filled in stands inside"


def test_the_words_are_the_label_of_the_picture() -> None:
    found = round_(*LOST)
    svg = drawn(found)
    assert svg.attrib["role"] == "img"
    assert svg.attrib["aria-label"] == described(found)
    assert ElementTree.fromstring(path_svg(found, quoted)).attrib["aria-label"] == described(found, quoted)


@pytest.mark.parametrize("choices", [LEFT_AND_BACK, LOST, LONG])
def test_no_style_stands_in_it_and_no_script(choices: tuple[int, ...]) -> None:
    svg = drawn(round_(*choices))
    for element in svg.iter():
        assert element.tag in {"svg", "g", "path", "circle", "text", "title"}
        assert not any(name == "style" or name.startswith("on") for name in element.attrib)
        assert element.get("fill", "none") in {"none", "currentColor", "Canvas"}


def test_headings_are_escaped() -> None:
    source = clinic("- [Home](#home)").replace("## The clinic", "## The clinic & <b>R&D</b>")
    svg = drawn(look_back(source, Decision(0)))
    titles = [title.text for title in svg.iter("title")]
    assert titles == ["1 · The clinic & <b>R&D</b>", "Home"]

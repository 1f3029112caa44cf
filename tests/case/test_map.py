"""The map of a case: every way in it, what is marked, and that hostile text stays text."""

import re
from dataclasses import replace
from fractions import Fraction
from xml.etree import ElementTree

import pytest

from eduapp.case.explore import explore
from eduapp.case.map import SIGNS, drawing, outline, ways
from eduapp.case.model import Case, Choice, Effects, Go, Option, Scene, Score
from eduapp.case.rules import Rules
from eduapp.text.expression import Binary, Literal
from eduapp.text.own_words import Write
from tests.case.small_cases import FACTS

SVG = "{http://www.w3.org/2000/svg}"
NEVER = Binary("==", Literal(1), Literal(2))


def scored(points: int, *unsafe: str) -> Effects:
    return Effects(scores=(Score("ask", points),), unsafe=unsafe)


CLINIC = Scene(
    "clinic",
    "The *clinic*",
    choices=(
        Choice("Ask[^E1]", "clinic", scored(1)),
        Choice("Measure", "hall", scored(2)),
        Choice("Steroids", "ward", scored(3, "No.")),
        Choice("Never", "lost", Effects(condition=NEVER)),
    ),
)
HALL = Scene("hall", "The hall", gos=(Go("Asleep", "ward", NEVER), Go("Awake", "room")))
ROOM = Scene(
    "room",
    "The room",
    write=Write("Say it"),
    options=(Option("Scan"), Option("Drip", scored(-1, "No."))),
    choices=(Choice("Go home", "home", scored(1)),),
)
ENDS = (Scene("home", "Home", end="best"), Scene("ward", "The ward", end="harm"), Scene("lost", "Lost", end="poor"))
CASE = Case("A map", FACTS, (CLINIC, HALL, ROOM, *ENDS))


def lines(case: Case, bound: int = 1000) -> list[str]:
    rules = Rules(case)
    return outline(rules, explore(rules, bound)).splitlines()


def picture(case: Case, bound: int = 1000) -> ElementTree.Element:
    rules = Rules(case)
    return ElementTree.fromstring(drawing(rules, explore(rules, bound)))


def part(svg: ElementTree.Element, name: str) -> ElementTree.Element:
    """The scene of that id, or the way between two as a->b."""
    return next(group for group in svg.iter(f"{SVG}g") if group.findtext(f"{SVG}title") == name)


def texts(svg: ElementTree.Element) -> list[str]:
    return [(text.text or "").strip() for text in svg.iter(f"{SVG}text")]


def strokes(svg: ElementTree.Element) -> set[str]:
    return {shape.attrib["stroke"] for shape in svg if "stroke" in shape.attrib}


def test_every_choice_and_go_is_a_way_in_the_order_of_the_file() -> None:
    rules = Rules(CASE)
    found = [(way.source, way.to, way.label) for way in ways(rules, explore(rules))]
    assert found == [
        (0, 0, "Ask"),
        (0, 1, "Measure"),
        (0, 4, "Steroids"),
        (0, 5, "Never"),
        (1, 4, "Asleep"),
        (1, 2, "Awake"),
        (2, 3, "Go home"),
    ]


def test_the_list_marks_endings_unsafe_acts_and_the_best_path() -> None:
    assert lines(CASE)[3:] == [
        "The clinic (#clinic)",
        "    ★? Ask",
        "    ★ Measure → The hall",
        "    ⚠ Steroids → The ward",
        "    · Never → Lost",
        "The hall (#hall)",
        "    » Asleep → The ward",
        "    ★» Awake → The room",
        "The room (#room)",
        "    ⚠ tick: Drip",
        "    ★ Go home → Home",
        "Home (#home)  ✔✔ ending: best",
        "The ward (#ward)  ✘ ending: harm",
        "Lost (#lost)  – ending: poor  (no play comes here)",
    ]


def test_past_the_bound_nothing_is_said_to_be_out_of_reach() -> None:
    assert not any("no play comes here" in line for line in lines(CASE, bound=1))
    assert "stroke-dasharray" not in ElementTree.tostring(part(picture(CASE, bound=1), "lost"), "unicode")


def test_a_case_without_a_safe_ending_has_no_best_path() -> None:
    unsafe = replace(CASE, scenes=(replace(CLINIC, choices=CLINIC.choices[2:]), HALL, ROOM, *ENDS))
    assert not any("★" in line for line in lines(unsafe)[3:])
    assert "★" not in "".join(texts(picture(unsafe)))


def test_the_picture_has_every_scene_with_what_is_done_there() -> None:
    svg = picture(CASE)
    assert texts(part(svg, "clinic")) == ["The clinic", "1 to ask"]
    assert texts(part(svg, "room")) == ["The room", "2 to tick", "own words", "⚠ unsafe tick"]
    assert texts(part(svg, "home")) == ["Home", f"{SIGNS['best']} best"]
    assert texts(part(svg, "ward")) == ["The ward", f"{SIGNS['harm']} harm"]
    assert "A map" in texts(svg)


def test_the_picture_marks_the_best_path_and_unsafe_acts() -> None:
    svg = picture(CASE)
    (accent,) = strokes(part(svg, "clinic->hall"))
    for name in ("clinic", "hall", "hall->room", "room", "room->home", "home"):
        assert accent in strokes(part(svg, name)), name
    for name in ("ward", "lost", "clinic->lost", "hall->ward"):
        assert accent not in strokes(part(svg, name)), name
    assert texts(part(svg, "room->home")) == ["★ Go home"]
    assert texts(part(svg, "clinic->ward")) == ["⚠ Steroids"]
    assert strokes(part(svg, "clinic->ward")).isdisjoint(strokes(part(svg, "clinic->lost")) | {accent})


def test_the_picture_leaves_out_asks_that_are_safe() -> None:
    assert "Ask" not in texts(picture(CASE))
    unsafe = replace(CLINIC, choices=(Choice("Ask", "clinic", scored(1, "No.")), *CLINIC.choices[1:]))
    assert texts(part(picture(replace(CASE, scenes=(unsafe, *CASE.scenes[1:]))), "clinic->clinic")) == ["⚠ Ask"]


HOSTILE = (
    "<b>bold</b>",
    "<script>alert(1)</script>",
    "<<TABLE><TR><TD>x</TD></TR></TABLE>>",
    "\\N \\G \\E \\L",
    "a\\nb\\lc\\rd\\\\e\\",
    "\"quoted\" 'so'",
    "{record|<port>ports}",
    "&lt;i&gt; &amp; &#60;",
    "]]> --> <!-- x",
    "%s %d {0} $x",
    "javascript:alert(1)",
    "日本 é Ω",
    "",
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_drawn_as_it_is_written(hostile: str) -> None:
    choices = (Choice(hostile, "b--end", scored(1, hostile)), Choice("x", "b--end"))
    scenes = (
        Scene("a--start", hostile, choices=choices, gos=(Go(hostile, "b--end", NEVER),)),
        Scene("b--end", hostile, end="good"),
    )
    svg = picture(Case(hostile, FACTS, scenes))
    drawn, written = ("".join(text.split()) for text in ("".join(texts(svg)), hostile))
    assert drawn.count(written) >= 5, "the title, two headings, a choice and a go"
    tags = {element.tag.removeprefix(SVG) for element in svg.iter()}
    assert tags <= {"svg", "g", "title", "polygon", "polyline", "path", "ellipse", "text"}


def test_the_picture_has_no_style_script_link_or_handler() -> None:
    for element in picture(CASE).iter():
        names = {re.sub(r"\{.*\}", "", name) for name in element.attrib}
        assert not any(name in ("style", "href") or name.startswith("on") for name in names)


def test_long_labels_are_broken_into_lines() -> None:
    long = "Ask what she could do last spring and can no longer do now " + "x" * 60
    drawn = texts(picture(replace(CASE, title=long)))
    assert max(map(len, drawn)) <= 24
    assert long.replace(" ", "") in "".join(drawn).replace(" ", "")


def test_markup_and_citations_are_left_out_of_labels() -> None:
    label = "Ask `now`, **please**[^E1], {weeks} \\{brace"
    scene = replace(CLINIC, choices=(Choice(label, "hall"), *CLINIC.choices[1:]))
    case = replace(CASE, scenes=(scene, *CASE.scenes[1:]), facts=replace(FACTS, minutes=Fraction(1)))
    assert "    · Ask now, please, {weeks} {brace → The hall" in lines(case)

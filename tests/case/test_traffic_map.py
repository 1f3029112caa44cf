"""The map with traffic: counts, widths, signs."""

import re

from eduapp.case.decided import Counts, Traffic, decided
from eduapp.case.passages import passages
from eduapp.case.traffic_map import traffic_map
from eduapp.case.weighed import weigh
from eduapp.case.worth import worths
from tests.case.test_decided import COUNTS, TWICE
from tests.case.test_steps import guide_of
from tests.case.test_worth import WAYS
from tests.case.texts import case_of, clinic


def drawn(source: str = WAYS, counts: Counts = COUNTS, variables: str = "") -> str:
    guide = guide_of(case_of(clinic(source, variables)))
    scenes = decided(weigh(guide.rules, worths(guide)), Traffic(counts, {}))
    return traffic_map(guide.rules, guide.found, scenes, {1: "9 ended here"}, {})


def test_each_way_has_its_count_and_its_sign() -> None:
    text = drawn()
    for words in ("6 ★ Measure", "3 – Wait", "1 ⚠ Give steroids", "9 ended here"):
        assert words in text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_more_went_a_way_the_wider_it_is() -> None:
    widths = [float(width) for width in re.findall(r'<path fill="none" [^>]*stroke-width="([\d.]+)"', drawn())]
    assert sorted(widths, reverse=True)[:3] == [8.0, 4.5, 2.2]


def test_where_nobody_went_the_way_is_dotted() -> None:
    assert "stroke-dasharray" in drawn(counts={(0, 4): 1})


def test_ways_that_read_alike_are_drawn_once() -> None:
    assert drawn(TWICE, {(0, 1): 2}, "  asked: false").count("Go on") == 1


ROUTER = """
- [Measure](#june)
- [Wait](#june)

## June

- `go` [She walks](#home)"""


def test_a_way_that_the_case_goes_by_itself_has_its_count_too() -> None:
    guide = guide_of(case_of(clinic(ROUTER)))
    counts = {(0, 0): 2, (0, 1): 1}
    scenes = decided(weigh(guide.rules, worths(guide)), Traffic(counts, {}))
    edges = passages(guide.rules, counts, {"home": 3}, 3)
    text = traffic_map(guide.rules, guide.found, scenes, {}, edges).replace("\N{NO-BREAK SPACE}", " ")
    assert "3 » She walks" in text

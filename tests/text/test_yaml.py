"""YAML as plain data, with the place of each key and value."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduapp.text.finding import Findings, Place
from eduapp.text.source import Line
from eduapp.text.yaml import DEEPEST, LARGEST, plain, read_yaml
from tests.marked import told, unmarked
from tests.text.reading import yaml

LAUGHS = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: b", {"a": "b"}),
        ("a: 12", {"a": 12}),
        ("a: -1.50", {"a": Fraction(-3, 2)}),
        ("a: true\nb: False", {"a": True, "b": False}),
        ("a: no\nb: on", {"a": "no", "b": "on"}),
        ("a: 12:30", {"a": "12:30"}),
        ("a: 1e3", {"a": "1e3"}),
        ("a: 0x10", {"a": "0x10"}),
        ("a: .inf", {"a": ".inf"}),
        ("a: 2026-11-20", {"a": date(2026, 11, 20)}),
        ("a: 2026-11-31", {"a": "2026-11-31"}),
        ("a:\nb: ~", {"a": None, "b": None}),
        ("a: [1, b]", {"a": [1, "b"]}),
        ("- a\n- b: c", ["a", {"b": "c"}]),
        ("a: >-\n  one\n  two", {"a": "one two"}),
        ("1: a", {"1": "a"}),
        ("<<: a", {"<<": "a"}),
        ("'a b': \"c\\u0042\"", {"a b": "cB"}),
        ("a: " + "9" * 5_000, {"a": "9" * 5_000}),
        ("a", "a"),
        ("", None),
        ("# only a comment", None),
    ],
)
def test_values_are_what_the_author_meant(text: str, data: Any) -> None:
    document, findings = yaml(text)
    assert document.data == data
    assert findings == []


def test_keys_values_and_items_have_places() -> None:
    document, _ = yaml("a:   b\nlist:\n  - c: d\n  - e")
    assert document.place(("a",)) == Place(1, 1)
    assert document.values["a",] == Place(1, 6)
    assert document.place(("list", 0)) == Place(3, 5)
    assert document.values["list", 0, "c"] == Place(3, 8)
    assert document.place(("list", 1)) == Place(4, 5)


def test_a_path_that_is_not_there_has_the_place_of_what_is_around_it() -> None:
    document, _ = yaml("list:\n  - c: d")
    assert document.place(("list", 0, "x", "y")) == Place(2, 5)
    assert document.place(("nothing",)) == Place(1)


def test_places_count_from_the_line_in_which_the_front_matter_stands() -> None:
    findings = Findings("x.md")
    document = read_yaml([Line(2, "a: b"), Line(3, "c: d")], findings)
    assert document.place(("c",)) == Place(3)


@pytest.mark.parametrize(
    ("code", "source"),
    [
        ("yaml", "a: b▸: c"),
        ("yaml", "a: b\nc\n▸"),
        ("yaml", "a:\n▸\tb: c"),
        ("yaml", "a: ▸@b"),
        ("yaml", "a: [b\n▸"),
        ("yaml", "a: ▸*b"),
        ("yaml", "a: b\n▸---\nc: d"),
        ("yaml", "a: ▸!secret b"),
        ("yaml", "a: ▸!!set {b, c}"),
        ("yaml", "a: ▸!!python/object:x {b: c}"),
        ("yaml", "a: ▸!!omap [b: c]"),
        ("yaml", "? ▸[a]\n: b"),
        ("yaml", "? ▸{a: b}\n: c"),
        ("yaml-anchor", "a: ▸&x b"),
        ("yaml-anchor", "a: ▸&x [b]\nc: *x"),
        ("duplicate-key", "a: b\n▸a: c"),
        ("duplicate-key", "a: {b: c, ▸b: d}"),
        ("control-character", 'a: ▸"\\x07"'),
        ("control-character", 'a: ▸"\\ud800"'),
        ("too-large", "▸a: " + "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)),
        ("too-large", "▸a: " + "b " * (LARGEST // 2)),
        ("too-large", "▸a:\n" + " " * 61 + "b: c"),
        ("too-large", "- " * DEEPEST + "- ▸a"),
    ],
)
def test_a_slip_is_told_once_at_its_place(code: str, source: str) -> None:
    text, places = unmarked(source)
    _, findings = yaml(text)
    assert told(findings) == [(code, *places)]


def test_of_two_values_for_a_key_the_first_counts_unless_it_is_empty() -> None:
    assert yaml("a: b\na: c")[0].data == {"a": "b"}
    assert yaml("a:\na: c")[0].data == {"a": "c"}


def test_what_could_not_be_read_is_known() -> None:
    document, _ = yaml("a: !x b\nc: {d: &x e, f: g}")
    assert document.data == {"a": None, "c": {"d": None, "f": "g"}}
    assert document.unread == {("a",), ("c", "d")}


@pytest.mark.parametrize("text", [LAUGHS, "a: &a [*a]", "<<: &a {b: c}\nd: *a", "- - " * 400, "? " * 3_000, "{" * 50])
def test_hostile_yaml_is_told_and_ends(text: str) -> None:
    _, findings = yaml(text)
    assert findings
    told(findings)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from([*"abc:-?!&*{}[]|>%@'\"#,~ \n\t", ": ", "- ", "\n  ", "<<", "!!", "---"]), max_size=30))
def test_whatever_the_text_it_is_read_or_told(pieces: list[str]) -> None:
    document, findings = yaml("".join(pieces))
    assert document.data is None or not any(finding.code == "too-large" for finding in findings)
    told(findings)


def test_plain_data_has_no_fractions() -> None:
    assert plain({"a": [Fraction(1, 2), 3], "b": date(2026, 11, 20)}) == {"a": [0.5, 3], "b": date(2026, 11, 20)}


def test_a_key_with_half_a_character_is_told_and_left_out() -> None:
    findings = Findings("walk.md")
    document = read_yaml((Line(2, '"\\ud800": x'), Line(3, "summary: y")), findings)
    assert document.data == {"summary": "y"}
    assert [(found.code, found.line) for found in findings] == [("yaml", 2)]

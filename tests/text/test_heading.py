"""Headings give ids, and links lead to ids."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduapp.text.finding import Findings, Place
from eduapp.text.heading import read_heading, slug, with_id, words_and_id
from eduapp.text.source import Line
from tests.marked import told


@pytest.mark.parametrize(
    ("heading", "id_"),
    [
        ("The clinic", "the-clinic"),
        ("What could you do?", "what-could-you-do"),
        ("A  B", "a--b"),
        ("A - B", "a---b"),
        ("snake_case", "snake_case"),
        ("Élan vital, 2 µg", "élan-vital-2-µg"),
        ("“Quoted” & `code`", "quoted--code"),
        ("ΑΒΓ", "αβγ"),
        ("病歴", "病歴"),
        ("!?", ""),
    ],
)
def test_an_id_is_the_heading_in_lower_case_with_hyphens_for_spaces_and_none_merged(heading: str, id_: str) -> None:
    assert slug(heading) == id_


@pytest.mark.parametrize(
    ("heading", "words", "id_"),
    [
        ("Home", "Home", "home"),
        ("Home ##", "Home", "home"),
        ("C#", "C#", "c"),
        ("Home {#start}", "Home", "start"),
        ("Home {#start} ##", "Home", "start"),
        ("Home {x} {#start}", "Home {x}", "start"),
        ("{#start}", "", "start"),
    ],
)
def test_an_id_in_braces_stays_when_the_heading_changes(heading: str, words: str, id_: str) -> None:
    assert words_and_id(heading) == (words, id_)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text("aB# {}#-", min_size=1, max_size=12), st.text("ab-_1", min_size=1, max_size=4))
def test_a_heading_written_with_its_id_reads_as_it_was(heading: str, id_: str) -> None:
    words = words_and_id(f"{heading} {{#x}}")[0]
    assert words_and_id(with_id(words, id_)) == (words, id_)


@pytest.mark.parametrize(
    ("line", "level", "words", "place"),
    [
        ("# Title", 1, "Title", Place(5, 3)),
        ("##   Scene  ", 2, "Scene", Place(5, 6)),
        ("## A _b_ `c` ##", 2, "A _b_ `c`", Place(5, 4)),
        ("###### Six", 6, "Six", Place(5, 8)),
    ],
)
def test_a_heading_is_one_to_six_marks_and_words(line: str, level: int, words: str, place: Place) -> None:
    findings = Findings("x.md")
    heading = read_heading(Line(5, line), findings)
    assert heading is not None
    assert (heading.level, heading.words.text, heading.words.place) == (level, words, place)
    assert not list(findings)


@pytest.mark.parametrize("line", ["Title", "\\# Title", "####### Seven", "    # Code", "> # Quote", "- # Item", "1 #"])
def test_other_lines_are_no_headings(line: str) -> None:
    findings = Findings("x.md")
    assert read_heading(Line(5, line), findings) is None
    assert not list(findings)


@pytest.mark.parametrize(
    ("line", "column"), [("##Scene", 1), ("  ## Scene", 3), ("##", 1), ("## {#scene}", 1), ("## Scene {#a b}", 1)]
)
def test_a_heading_that_is_written_wrongly_is_told_and_read(line: str, column: int) -> None:
    findings = Findings("x.md")
    assert read_heading(Line(5, line), findings) is not None
    assert told(list(findings)) == [("heading", Place(5, column))]

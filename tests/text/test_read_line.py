"""In every line of Markdown: names, citations, pictures, links, HTML."""

import pytest

from eduapp.text.finding import Place
from eduapp.text.read_line import LineReader
from eduapp.text.words import Words
from tests.marked import told, unmarked
from tests.text.reading import VARIABLES, reader

FILES = ("paper.pdf", "media/a.webp", "media/my a.webp")


def slips(source: str) -> list[tuple[str, Place]]:
    read = reader(FILES)
    read.line(source, Place(1))
    return told(read.findings.sorted())


def test_a_name_in_braces_is_a_variable_that_is_shown() -> None:
    read = reader()
    read.line("She has {trust} friends and {days} days.", Place(1))
    assert read.used.names == {"trust", "days"}
    assert not list(read.findings)


@pytest.mark.parametrize(
    "text", [r"\{mood}", "`{mood}`", "{{mood}}", "${mood}", "{ mood }", "{}", "{2nd}", "{mood", "{a-b}", "{mood}}"]
)
def test_other_braces_are_braces(text: str) -> None:
    assert slips(text) == []


@pytest.mark.parametrize("text", ["a ▸{mood}", r"\\▸{mood}", "[▸{mood}](https://x)", "**▸{mood}**"])
def test_a_name_that_is_no_variable_is_told(text: str) -> None:
    bare, places = unmarked(text)
    assert slips(bare) == [("unknown-variable", *places)]


def test_a_name_whose_declaration_could_not_be_read_is_not_told() -> None:
    read = reader()
    LineReader(read.findings, VARIABLES, read.exists, {"mood"}.__contains__).line("{mood} {moods}", Place(1))
    assert told(list(read.findings)) == [("unknown-variable", Place(1, 8))]


def test_citations_are_noted_with_their_places() -> None:
    read = reader()
    read.line("One[^E021] and two[^diary][^E1], `[^code]`, [^no t], [^]", Place(3, 5))
    assert read.used.citations == [("E021", Place(3, 8)), ("diary", Place(3, 23)), ("E1", Place(3, 31))]


@pytest.mark.parametrize(
    "text",
    [
        "[this](https://example.org/a_(b))",
        "[this](HTTP://example.org)",
        "[this](mailto:a@example.org)",
        "[this](paper.pdf)",
        "[this](paper.pdf#page=2)",
        "[this](<media/my a.webp>)",
        "[this][ref] and [E4] (see below)",
        "[ref]: https://example.org",
        "<https://example.org> and <a@example.org>",
        "`[this](#home)`",
        "f[0](paper.pdf)",
    ],
)
def test_a_link_leads_to_the_web_to_mail_or_to_a_file_beside_the_document(text: str) -> None:
    assert slips(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "[this](▸#home)",
        "[this]( ▸#home)",
        "[this](▸javascript:alert)",
        "[this](▸data:text/html,x)",
        "[this](▸other.pdf)",
        "[this](▸/etc/passwd)",
        "[this](▸../paper.pdf)",
        "[this](▸media/../../paper.pdf)",
        r"[this](▸\\server\x)",
        "[this](▸)",
        "[ref]: ▸#home",
        "[ref]: ▸javascript:x",
        "▸<vbscript:x>",
        "[![A brain](media/a.webp)](▸#home)",
    ],
)
def test_any_other_link_is_told(text: str) -> None:
    bare, places = unmarked(text)
    assert slips(bare) == [("link", *places)]


@pytest.mark.parametrize(
    "text",
    [
        "![A brain](media/a.webp)",
        '![A brain [T2]](media/a.webp "title")',
        "![A brain](<media/my a.webp>)",
        "![A brain][ref]",
        "`![](media/a.webp)`",
    ],
)
def test_a_picture_stands_beside_the_file_and_has_alt_text(text: str) -> None:
    assert slips(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "▸![](media/a.webp)",
        "▸![ ](media/a.webp)",
        "▸![][ref]",
        "▸![A brain](media/b.webp)",
        "▸![A brain](https://example.org/a.webp)",
        "▸![A brain](../media/a.webp)",
        "▸![A brain](data:image/png,x)",
        "▸![A brain]()",
        "[▸![](media/a.webp)](https://example.org)",
    ],
)
def test_any_other_picture_is_told(text: str) -> None:
    bare, places = unmarked(text)
    assert slips(bare) == [("picture", *places)]


@pytest.mark.parametrize(
    "text",
    [
        "H<sub>2</sub>O, m<sup>2</sup>, <kbd>Esc</kbd>",
        "one<br>two<br/>three<BR />",
        '<abbr title="multiple sclerosis">MS</abbr>',
        "a < b and c > d, p<0.05, <3",
        "`<script>`",
    ],
)
def test_a_little_html_may_stay(text: str) -> None:
    assert slips(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "▸<b>bold",
        "bold▸</b>",
        "▸<sub class='x'>2",
        "▸<abbr onclick='x'>MS",
        "▸<abbr title='x' onclick='x'>MS",
        "▸<!DOCTYPE html>",
        "▸<?php x ?>",
        "▸<script",
        "▸<iframe src='x'",
        "▸<img src=x onerror=alert(1)>",
    ],
)
def test_any_other_html_is_told(text: str) -> None:
    bare, places = unmarked(text)
    assert slips(bare) == [("html-removed", *places)]


def test_words_over_several_lines_are_told_at_the_right_one() -> None:
    read = reader()
    words = Words((("She  has", Place(3, 5)), ("{mood}", Place(4, 7))))
    assert read.words(words) == "She has {mood}"
    assert told(list(read.findings)) == [("unknown-variable", Place(4, 7))]

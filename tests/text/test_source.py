"""Whatever the bytes: lines, each in its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduapp.text.finding import Findings, Place
from eduapp.text.source import (
    LARGEST_FILE,
    LONGEST_LINE,
    MOST_LINES,
    Line,
    code_spans,
    read_lines,
    read_source,
    without_code,
)
from tests.marked import told
from tests.text.reading import body, source


def texts(data: bytes) -> list[str]:
    return [line.text for line in read_lines(data, Findings("x.md"))]


@pytest.mark.parametrize(
    "data",
    [b"a\nb\nc", b"a\r\nb\r\nc", b"a\rb\rc", b"a\nb\r\nc", b"\xef\xbb\xbfa\nb\nc"],
    ids=["lf", "crlf", "cr", "mixed", "bom"],
)
def test_however_lines_end_they_are_the_same_lines(data: bytes) -> None:
    assert texts(data) == ["a", "b", "c"]


def test_a_file_in_latin_1_is_told_once_and_read_as_it_was_meant() -> None:
    read, findings = body("café\ncafé again".encode("latin-1"))
    assert told(findings) == [("not-utf8", Place(4, 4))]
    assert "0xe9" in findings[0].message
    assert [line.text for line in read.body] == ["café", "café again"]


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-16-le"])
def test_a_file_in_utf_16_is_told_once(encoding: str) -> None:
    read, findings = source("\ufeff---\na: b\n---\n# Walk".encode(encoding))
    assert told(findings) == [("not-utf8", Place(1))]
    assert [line.text for line in read.body] == ["# Walk"]


def test_bytes_that_no_encoding_knows_are_replaced() -> None:
    read, findings = body(b"a\x81b")
    assert told(findings) == [("not-utf8", Place(4, 2))]
    assert read.body[0].text == "a\ufffdb"


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\x7f", "\u2028", "\u202e", "\ue000", "\ufffe"])
def test_a_control_character_is_told_and_becomes_a_space(character: str) -> None:
    read, findings = body(f"one{character}two")
    assert told(findings) == [("control-character", Place(4, 4))]
    assert f"U+{ord(character):04X}" in findings[0].message
    assert read.body[0].text == "one two"


def test_of_a_line_that_is_too_long_only_the_beginning_is_read() -> None:
    read, findings = body("a" * (LONGEST_LINE + 1))
    assert told(findings) == [("too-large", Place(4))]
    assert read.body[0].text == "a" * LONGEST_LINE


@pytest.mark.parametrize("data", [b"a" * (LARGEST_FILE + 1), b"\n" * MOST_LINES], ids=["bytes", "lines"])
def test_a_file_that_is_too_large_is_not_read(data: bytes) -> None:
    read, findings = source(data)
    assert told(findings) == [("too-large", Place(1))]
    assert (read.front, read.body) == (None, ())


def test_front_matter_stands_between_two_lines_of_dashes() -> None:
    read, findings = source(b"---\na: b\nc: d\n---  \nbody")
    assert read.front == (Line(2, "a: b"), Line(3, "c: d"))
    assert read.body == (Line(5, "body"),)
    assert findings == []


@pytest.mark.parametrize(
    ("data", "front"),
    [
        (b"a: b\n---\nbody", ("a: b",)),
        (b"\n\n---\na: b\n---\nbody", ("a: b",)),
        (b"--\na: b\n---\nbody", ("a: b",)),
        ("–––\na: b\n---\nbody".encode(), ("a: b",)),
        (b" ---\na: b\n---\nbody", ("a: b",)),
        (b"---\n---\na: b\n---\nbody", ("a: b",)),
        (b"# Title\n\nbody", None),
    ],
)
def test_front_matter_that_begins_wrongly_is_told_once_and_read_if_it_is_there(
    data: bytes, front: tuple[str, ...] | None
) -> None:
    read, findings = source(data)
    assert told(findings) == [("front-matter", Place(1))]
    assert (None if read.front is None else tuple(line.text for line in read.front)) == front
    assert read.body[-1].text == "body"


@pytest.mark.parametrize("data", [b"", b"\n", b" \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_has_one_finding(data: bytes) -> None:
    read, findings = source(data)
    assert told(findings) == [("front-matter", Place(1))]
    assert (read.front, read.body) == (None, ())


def test_front_matter_that_is_not_closed_has_no_body() -> None:
    read, findings = source(b"---\na: b\n\n# Title")
    assert told(findings) == [("front-matter", Place(1))]
    assert (read.front, read.body) == (None, ())


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a <!-- b --> c", ["a            c"]),
        ("a <!-- b\nc\nd --> e", ["a", "", "      e"]),
        ("a <!-- b --><!-- c -->", ["a"]),
        ("<!---->a", ["       a"]),
        ("`<!--` a <!-- b -->", ["`<!--` a"]),
        ("`a` <!-- `b` --> `<!--`", ["`a`              `<!--`"]),
        ("```\n<!-- code\n```", ["```", "<!-- code", "```"]),
        ("<!--\n```\n-->\na", ["", "", "", "a"]),
    ],
)
def test_comments_are_blanked_out_except_in_code(text: str, kept: list[str]) -> None:
    read, findings = body(text)
    assert [line.text for line in read.body] == kept
    assert findings == []


def test_a_comment_that_is_never_closed_is_told_where_it_opens() -> None:
    _, findings = body("a\nb <!-- c\nd")
    assert told(findings) == [("open-comment", Place(5, 3))]


@pytest.mark.parametrize(
    ("text", "fenced"),
    [
        ("```\na\n```\nb", "1110"),
        ("~~~ text\na\n```\n~~~\nb", "11110"),
        ("````\n```\n````\nb", "1110"),
        ("```\na\n``` b\n```\nc", "11110"),
        ("``` a ` b\nc", "00"),
        ("        ```\na\n   ```\nb", "1110"),
    ],
)
def test_fenced_code_is_marked_whatever_its_indent(text: str, fenced: str) -> None:
    read, findings = body(text)
    assert "".join(str(int(line.fenced)) for line in read.body) == fenced
    assert findings == []


def test_fenced_code_that_is_never_closed_is_told_where_it_opens() -> None:
    _, findings = body("a\n\n  ~~~~\nb\n~~~\n")
    assert told(findings) == [("open-fence", Place(6, 3))]
    assert findings[0].hint == "Close it with ~~~~."


@pytest.mark.parametrize("text", ["> " * 13, "- " * 13 + "a", "1. - > " * 5, " " * 61 + "a", "\t" * 16 + "a"])
def test_what_is_nested_too_deeply_is_told(text: str) -> None:
    _, findings = body(text)
    assert [code for code, _ in told(findings)] == ["nesting"]


@pytest.mark.parametrize("text", ["> " * 12 + "a", "- " * 12 + "a", " " * 60 + "a", "* * *", "-" * 80])
def test_what_can_be_read_is_not_too_deep(text: str) -> None:
    assert body(text)[1] == []


@pytest.mark.parametrize(
    ("text", "indent"),
    [("a", 0), ("  a", 2), ("\ta", 4), ("  \ta", 4), ("\t a", 5), ("", 0), ("   ", 3), ("\N{NO-BREAK SPACE} a", 2)],
)
def test_a_tab_leads_to_the_next_multiple_of_four(text: str, indent: int) -> None:
    assert Line(1, text).indent == indent


def test_a_line_knows_where_its_text_begins() -> None:
    assert Line(7, "   a").place == Place(7, 4)
    assert Line(7, " \t").blank
    assert not Line(7, " ", fenced=True).blank


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("a `b` c", "a     c"),
        ("``a ` b`` c", "          c"),
        ("`a", "`a"),
        ("`a``b`", " " * 6),
        ("``a`b`", "``a   "),
        ("a", "a"),
    ],
)
def test_code_is_blanked_out_and_everything_keeps_its_place(text: str, bare: str) -> None:
    assert without_code(text) == bare


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text("`ab", max_size=40))
def test_code_spans_do_not_overlap_and_begin_and_end_alike(text: str) -> None:
    last = 0
    for span in code_spans(text):
        assert span.start >= last
        last = span.stop
        code = text[span.start : span.stop]
        assert len(code) - len(code.lstrip("`")) == len(code) - len(code.rstrip("`"))
    assert len(without_code(text)) == len(text)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_every_line_has_the_number_that_an_editor_shows(data: bytes) -> None:
    findings = Findings("x.md")
    read = read_source(data, findings)
    numbers = [line.number for line in (*(read.front or ()), *read.body)]
    assert numbers == sorted(set(numbers))
    assert all("\n" not in line.text and "\r" not in line.text for line in read.body)
    for finding in findings:
        assert finding.line >= 1
        assert finding.column >= 1

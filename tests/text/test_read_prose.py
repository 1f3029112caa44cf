"""Prose is Markdown, with blocks between lines of `:::`."""

import pytest

from eduapp.text.expression import Name, Unary
from eduapp.text.finding import Place
from eduapp.text.prose import Compare, Note, Picture, Text, When, walk
from eduapp.text.read_prose import read_prose
from eduapp.text.source import Line
from tests.marked import told, unmarked
from tests.text.reading import prose, reader

PICTURES = ("media/then.webp", "media/now.webp")
COMPARE = '::: compare "Then and now"\n\n![Her brain in May](media/then.webp)\n\n![Now](media/now.webp)\n\n:::'


def slips(source: str) -> list[tuple[str, Place]]:
    return told(prose(source, PICTURES)[1])


def test_plain_markdown_is_kept_as_it_is() -> None:
    text = "She *waits*.\n\n- one\n    - two\n\n| a |\n|---|\n| 1 |\n\n    code  "
    read, findings = prose(f"\n\n{text}\n\n")
    assert findings == []
    assert read == (Text(text),)
    assert read[0].place == Place(3)


def test_a_condition_shows_one_of_two_pieces() -> None:
    read, findings = prose("Before.\n\n::: if asked\n\nYes.\n\n::: else\n\nNo.\n\n:::\n\nAfter.")
    assert findings == []
    assert read == (Text("Before."), When(Name("asked"), (Text("Yes."),), (Text("No."),)), Text("After."))
    assert read[1].place == Place(3)


def test_a_condition_without_else_shows_nothing_otherwise() -> None:
    assert prose("::: if not asked\n\nYes.\n\n:::")[0] == (When(Unary("not", Name("asked")), (Text("Yes."),)),)


def test_a_note_is_an_aside_with_a_title() -> None:
    assert prose('::: note "A letter"\n\nDear colleague,\n\nbest wishes\n\n:::')[0] == (
        Note("A letter", (Text("Dear colleague,\n\nbest wishes"),)),
    )


def test_two_pictures_are_compared() -> None:
    read, findings = prose(COMPARE, PICTURES)
    assert findings == []
    assert read == (
        Compare("Then and now", Picture("Her brain in May", "media/then.webp"), Picture("Now", "media/now.webp")),
    )
    assert isinstance(read[0], Compare)
    assert read[0].right.place == Place(5)


def test_blocks_may_nest_and_three_colons_close_the_innermost() -> None:
    read, findings = prose(
        '::: if asked\n\n::: note "A"\n\n::: if told\n\nYes.\n\n:::\n\n:::\n\n::: else\n\nNo.\n\n:::'
    )
    assert findings == []
    inner = Note("A", (When(Name("told"), (Text("Yes."),)),))
    assert read == (When(Name("asked"), (inner,), (Text("No."),)),)
    assert [type(block).__name__ for block in walk(read)] == ["When", "Note", "When", "Text", "Text"]


def test_a_condition_may_read_a_number_without_a_range() -> None:
    assert slips("::: if days > 3\n\nLong.\n\n:::") == []


def test_names_in_blocks_and_titles_are_read() -> None:
    assert slips('::: note "{mood}"\n\n{mood}\n\n:::') == [
        ("unknown-variable", Place(1, 11)),
        ("unknown-variable", Place(3, 1)),
    ]


@pytest.mark.parametrize(
    ("code", "source"),
    [
        ("block", '▸::: letter "A"\n\nDear.\n\n:::'),
        ("block", "▸::: note A letter\n\nDear.\n\n:::"),
        ("block", '▸::: note " "\n\nDear.\n\n:::'),
        ("block", COMPARE.replace('"Then and now"', "").replace(":::", "▸:::", 1)),
        ("block", "▸:::"),
        ("block", "▸::: if asked\n\nYes."),
        ("block", '▸::: note "A"\n\n::: if asked\n\nYes.\n\n:::'),
        ("block", '▸::: chart line "A"\n\nNo table.'),
        ("block", '▸::: compare "A"\n\nNo picture.'),
        ("block", "::: if asked\n\nYes.\n\n▸::: end"),
        ("block", "▸::: else\n\nNo.\n\n:::"),
        ("block", "::: if asked\n\nYes.\n\n::: else\n\nNo.\n\n▸::: else\n\nNever.\n\n:::"),
        ("block", "::: if asked\n\nYes.\n\n▸::: els\n\nNo.\n\n:::"),
        ("block", ' ▸::: note "A"\n\nDear.\n\n:::'),
        ("block", '▸:::: note "A"\n\nDear.\n\n:::'),
        ("compare", "▸" + COMPARE.replace("![Now](media/now.webp)", "")),
        ("compare", "▸" + COMPARE.replace("![Now]", "Now: ![Now]")),
        ("compare", "▸" + COMPARE.replace("(media/now.webp)", "[ref]")),
        ("compare", "▸" + COMPARE.replace("![Now]", '::: note "A"\n\nB\n\n:::\n\n![Now]')),
        ("picture", COMPARE.replace("![Now]", "▸![]")),
        ("chart", '▸::: chart bar "A"\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n::: note "A"\n\nB\n\n:::\n\n:::'),
        ("expression", "::: if▸\n\nYes.\n\n:::"),
        ("type", "::: if ▸trust\n\nYes.\n\n:::"),
        ("unknown-variable", "::: if asked and ▸mood\n\nYes.\n\n:::"),
    ],
)
def test_a_slip_in_a_block_is_told_once(code: str, source: str) -> None:
    text, places = unmarked(source)
    assert slips(text) == [(code, *places)]


def test_blocks_that_nest_too_deeply_are_told_once_however_many() -> None:
    deep = 10_000
    text = "::: if asked\n\n" * deep + ":::\n\n" * deep
    assert slips(text) == [("nesting", Place(17))]


def test_a_block_line_within_code_is_code() -> None:
    read = read_prose([Line(1, "```", True), Line(2, "::: {mood}", True), Line(3, "```", True)], reader())
    assert read == (Text("```\n::: {mood}\n```"),)

"""Headings are sections; each has its prose, its items and its footnotes."""

import pytest

from eduapp.text.finding import Place
from tests.marked import told
from tests.text.reading import outline


def prose_of(text: str) -> list[str]:
    """The lines of prose in a scene of this text that are not blank."""
    read, findings = outline(f"# T\n\n## Scene\n\n{text}")
    assert findings == []
    return [line.text for line in read.sections[0].prose if not line.blank]


def test_the_title_is_above_the_introduction_and_that_above_the_scenes() -> None:
    read, findings = outline("# The walk\n\nOnce.\n\n## The clinic\n\nShe waits.\n\n## Home {#end}\n")
    assert findings == []
    assert (read.title.text, read.title.place) == ("The walk", Place(1, 3))
    assert [line.text for line in read.opening.prose if not line.blank] == ["Once."]
    assert [(section.heading.text, section.id, section.place.line) for section in read.sections] == [
        ("The clinic", "the-clinic", 5),
        ("Home", "end", 9),
    ]
    assert [section.stop for section in read.sections] == [9, 11]


@pytest.mark.parametrize(
    "text",
    [
        "### Smaller\n\nShe waits.",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "> Quoted\n> twice",
        "- one\n- two\n    - three",
        "1. one\n2. two",
        "A line above\n\n---\n\nand below",
        "    - [code](#home)",
        "- She said [this](paper.pdf)",
    ],
)
def test_the_rest_of_markdown_is_prose(text: str) -> None:
    assert prose_of(text) == [line for line in text.split("\n") if line.strip()]


def test_paragraphs_with_a_keyword_between_them_stay_apart() -> None:
    read, _ = outline("# T\n\n## Scene\n\nOne.\n- `difficulty` hard\nTwo.\n[^a]: Note.\nThree.")
    assert [line.text for line in read.sections[0].prose] == ["", "One.", "", "Two.", "", "Three."]


def test_a_scene_may_be_followed_by_deeper_headings_whose_ids_count_too() -> None:
    _, findings = outline("# T\n\n## Scene\n\n### Home\n\n## Home\n")
    assert told(findings) == [("duplicate-slug", Place(7))]
    assert "line 5" in findings[0].message


def test_without_a_title_the_rest_is_read() -> None:
    read, findings = outline("## Scene\n\nShe waits.")
    assert told(findings) == [("no-title", Place(1))]
    assert len(read.sections) == 1


@pytest.mark.parametrize(
    ("text", "line", "scenes"),
    [
        ("# T\n\n## A\n\n# B\n", 5, ["a", "b"]),
        ("## A\n\n# T\n", 3, ["a"]),
        ("Once.\n\n# T\n\n## A\n", 3, ["a"]),
        ("# T\n\n# T\n\n## A\n", 3, ["t", "a"]),
    ],
)
def test_a_title_that_stands_wrongly_is_told_and_a_second_one_is_read_as_a_scene(
    text: str, line: int, scenes: list[str]
) -> None:
    read, findings = outline(text)
    assert told(findings) == [("no-title", Place(line))]
    assert [section.id for section in read.sections] == scenes


def test_a_title_that_is_written_as_a_scene_is_read_as_the_title() -> None:
    read, findings = outline("## The walk\n\nOnce.\n\n## A\n\n- [Go](#a)\n")
    assert told(findings) == [("no-title", Place(1))]
    assert read.title.text == "The walk"
    assert [section.id for section in read.sections] == ["a"]


def test_a_word_with_a_hash_is_told_and_stays_prose() -> None:
    read, findings = outline("# T\n\n## A\n\n#1 is to ask.")
    assert told(findings) == [("heading", Place(5))]
    assert [line.text for line in read.sections[0].prose if not line.blank] == ["#1 is to ask."]


@pytest.mark.parametrize("line", ["---", "===", "-", "   ---"])
def test_dashes_right_under_text_would_make_it_a_heading(line: str) -> None:
    _, findings = outline(f"# T\n\n## A\n\nShe waits.\n{line}")
    assert [code for code, _ in told(findings)] == ["heading"]


@pytest.mark.parametrize("above", ["", "- one", "> one", "| one |", "1. one"])
def test_dashes_elsewhere_are_a_line_across(above: str) -> None:
    assert prose_of(f"{above}\n---")[-1] == "---"


@pytest.mark.parametrize("marks", [":::", "::: else", '::: note "A"', ":::note"])
def test_a_block_line_needs_blank_lines_around_it(marks: str) -> None:
    for text in (f"She waits.\n{marks}\n\n", f"\n{marks}\nShe waits.", f"\n{marks}\n- [Go](#home)", f"## B\n{marks}\n"):
        _, findings = outline(f"# T\n\n## A\n\n{text}")
        assert [code for code, _ in told(findings)] == ["block"]


def test_a_blank_line_that_lacks_between_two_block_lines_is_told_once() -> None:
    _, findings = outline("# T\n\n## A\n\n::: if a\n\n::: if b\n::: else\n\n:::\n\n:::\n")
    assert told(findings) == [("block", Place(7))]


def test_no_item_stands_within_a_block() -> None:
    read, findings = outline('# T\n\n## A\n\n::: note "B"\n\n- [Go](#a)\n- `set` a\n\n:::\n\n- [Go](#a)\n')
    assert told(findings) == [("misplaced", Place(7)), ("misplaced", Place(8))]
    assert len(read.sections[0].items) == 3


def test_an_item_below_a_block_that_is_never_closed_is_no_second_slip() -> None:
    _, findings = outline('# T\n\n## A\n\n::: note "B"\n\nDear.\n\n- [Go](#a)\n\n## C\n\n- [Go](#a)\n')
    assert findings == []


def test_prose_after_a_choice_is_told_once_for_each_stretch() -> None:
    text = "- `difficulty` hard\n\nOne.\n\n- [Go](#a)\n\nTwo.\n\nThree.\n\n- [ ] Walk\n\n> Four.\n\n## B\n\nFive."
    _, findings = outline(f"# T\n\n## A\n\n{text}")
    assert told(findings) == [("prose-after-choices", Place(11)), ("prose-after-choices", Place(17))]


def test_footnotes_may_stand_anywhere_and_run_over_lines() -> None:
    text = "- [Go](#a)\n\n[^a]: Author. Title.\n  Journal 2020.\n[^b]:  Another.\n\n## B\n\n  [^c]: Third."
    read, findings = outline(f"# T\n\n## A\n\n{text}")
    assert findings == []
    assert [(note.id, note.words.one_line, note.place.line) for note in read.footnotes] == [
        ("a", "Author. Title. Journal 2020.", 7),
        ("b", "Another.", 9),
        ("c", "Third.", 13),
    ]
    assert read.footnotes[0].words.at(15) == Place(8, 3)


def test_of_two_footnotes_with_one_id_the_first_counts() -> None:
    read, findings = outline("# T\n\n[^a]: One.\n[^a]: Two.")
    assert told(findings) == [("duplicate-slug", Place(4))]
    assert [note.words.text for note in read.footnotes] == ["One."]


def test_a_lost_keyword_in_a_list_is_told_once() -> None:
    _, findings = outline("# T\n\n## A\n\n1. One\n    - `score` a +1\n    - `set` b\n\n2. Two\n")
    assert told(findings) == [("misplaced", Place(6, 5))]

"""List items that do something, and what stands under them."""

import pytest

from eduapp.text.finding import Place
from eduapp.text.items import Item, unknown
from tests.marked import told
from tests.text.reading import outline


def items(text: str) -> list[Item]:
    """The items of a scene whose text begins in line 5."""
    read, findings = outline(f"# T\n\n## Scene\n\n{text}")
    assert findings == []
    return read.sections[0].items


def slips(text: str) -> list[tuple[str, Place]]:
    return told(outline(f"# T\n\n## Scene\n\n{text}")[1])


@pytest.mark.parametrize("bullet", ["-", "*", "+"])
def test_a_link_to_a_heading_alone_in_a_list_item_is_a_choice(bullet: str) -> None:
    (item,) = items(f"{bullet} [Go home](#home)")
    assert (item.kind, item.text, item.target) == ("choice", "Go home", "home")
    assert (item.place, item.words.place, item.link) == (Place(5, 1), Place(5, 4), Place(5, 3))


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("[Go [home] now](#home)", "Go [home] now"),
        (r"[Go \] home](#home)", r"Go \] home"),
        ("[Walk[^E021]](#home)", "Walk[^E021]"),
        ("[`code` *here*](#home)", "`code` *here*"),
        ("[ Go  home ]( #home )", "Go  home"),
        ("[Go\n  home](#home)", "Go\nhome"),
    ],
)
def test_a_label_may_hold_brackets_and_run_over_lines(label: str, text: str) -> None:
    (item,) = items(f"- {label}")
    assert (item.kind, item.text, item.target) == ("choice", text, "home")


@pytest.mark.parametrize(
    ("box", "ticked"), [("[ ]", False), ("[x]", True), ("[X]", True), ("[]", False), ("[ ]  ", False)]
)
def test_a_box_makes_an_option(box: str, ticked: bool) -> None:
    (item,) = items(f"- {box} A brain MRI\n  and a cord MRI")
    assert (item.kind, item.text, item.ticked) == ("option", "A brain MRI\nand a cord MRI", ticked)
    assert item.words.place.column == len(f"- {box} ") + 1


def test_a_word_in_backticks_makes_a_keyword() -> None:
    (item,) = items("- `set`  asked =\n    told and seen")
    assert (item.kind, item.keyword, item.text) == ("keyword", "set", "asked =\ntold and seen")
    assert [item.words.at(offset) for offset in (0, 8)] == [Place(5, 10), Place(6, 5)]


@pytest.mark.parametrize("text", ["- She waits.", "- - -", "-", "* a\n* b", "1. `a`", "- [file](paper.pdf)", "-a"])
def test_other_lists_are_prose(text: str) -> None:
    assert items(text) == []


@pytest.mark.parametrize("indent", ["  ", "   ", "    ", "\t"])
def test_what_stands_under_an_item_is_indented_by_two_to_four_spaces_or_a_tab(indent: str) -> None:
    (item,) = items(f"- [Go](#home)\n{indent}- `score` a +1\n\n{indent}- `set` b")
    assert [(child.keyword, child.text) for child in item.children] == [("score", "a +1"), ("set", "b")]


def test_a_feedback_goes_on_in_deeper_lines_with_blank_ones_between() -> None:
    (item,) = items("- [Go](#home)\n    - `feedback` One\n        two\n\n        - three\n    - `set` b\n\n## End")
    feedback, assignment = item.children
    assert [line.text for line in feedback.deeper] == ["        two", "", "        - three"]
    assert assignment.keyword == "set"


def test_a_keyword_below_a_feedback_that_is_indented_deeper_is_told_once() -> None:
    text = "- [Go](#home)\n    - `feedback` One\n        - `score` a +1\n        - `score` b +1"
    assert slips(text) == [("misplaced", Place(7, 9))]


@pytest.mark.parametrize("text", [" - [Go](#home)", "  - [ ] A walk", "- [ ] A walk\n  - [ ] A run"])
def test_a_choice_or_option_that_is_shifted_by_a_few_spaces_is_told_and_read(text: str) -> None:
    read, findings = outline(f"## Scene\n\n{text}")
    assert [finding.code for finding in findings] == ["no-title", "misplaced"]
    assert len(read.sections[0].items) == len(text.splitlines())


@pytest.mark.parametrize(
    "text",
    [
        "- Go](#home)\n    - `set` a",
        "- [Go](home)\n    - `set` a",
        "- [Go](#home\n    - `set` a",
        "- [Go]#home)\n    - `set` a",
        "- [Go(#home)\n    - `set` a",
        "- See [Go](#home) now\n    - `set` a",
        "- **[Go](#home)**\n    - `set` a",
    ],
)
def test_a_choice_that_is_not_written_as_one_is_told_and_read_with_what_stands_under_it(text: str) -> None:
    read, findings = outline(f"# T\n\n## Scene\n\n{text}")
    assert told(findings) == [("link", Place(5, 3))]
    (item,) = read.sections[0].items
    assert (item.kind, item.target, item.children[0].keyword) == ("choice", "home", "set")


@pytest.mark.parametrize(
    "text",
    [
        "-[ ] A walk",
        "*[x] A walk",
        "[ ] A walk",
        "-- [ ] A walk",
        "-`set` a",
        "--  `set` a",
        "+[Go](#home)",
        "*- [Go](#home)",
        "[Go](#home)",
    ],
)
def test_a_forgotten_space_or_dash_is_told_and_read(text: str) -> None:
    read, findings = outline(f"# T\n\n## Scene\n\n{text}")
    assert told(findings) == [("malformed", Place(5, 1))]
    assert len(read.sections[0].items) == 1


@pytest.mark.parametrize("text", ["*`set`* is code", "**`set`** is code", "`set` is code", "See [Go](#home)"])
def test_code_and_links_in_a_paragraph_are_no_items(text: str) -> None:
    read, _ = outline(f"# T\n\n## Scene\n\n{text}")
    assert read.sections[0].items == []


def test_a_space_lacks_behind_a_box() -> None:
    assert slips("- [ ]A walk") == [("malformed", Place(5, 3))]


@pytest.mark.parametrize("line", ["    -`score` a +1", "   `score` a +1", "    -- `score` a +1", "    -[ ] A run"])
def test_a_keyword_that_is_not_written_as_one_never_becomes_part_of_a_label(line: str) -> None:
    read, findings = outline(f"# T\n\n## Scene\n\n- [ ] A walk\n{line}")
    assert [code for code, _ in told(findings)] == ["stray-text"]
    assert [item.text for item in read.sections[0].items] == ["A walk"]


def test_keywords_under_plain_text_are_told_at_the_text() -> None:
    assert slips("- A walk\n    - `score` a +1\n    - `feedback` b") == [("malformed", Place(5, 1))]


def test_text_under_a_choice_is_told_once_for_each_stretch() -> None:
    text = "- [Go](#home)\n    She says so.\n    Twice.\n    - `set` a\n    Again."
    assert slips(text) == [("stray-text", Place(6, 5)), ("stray-text", Place(9, 5))]


def test_a_different_indent_is_told_once_under_each_item() -> None:
    text = "- [Go](#home)\n    - `set` a\n   - `set` b\n  - `set` c\n- [ ] Walk\n - `set` d"
    assert slips(text) == [("indent", Place(7, 4)), ("indent", Place(10, 2))]


def test_a_heading_ends_what_stands_under_an_item_even_when_it_is_indented() -> None:
    read, findings = outline("# T\n\n## Scene\n\n- [Go](#home)\n\n ## Home")
    assert told(findings) == [("heading", Place(7, 2))]
    assert [section.id for section in read.sections] == ["scene", "home"]


def test_a_backtick_that_is_not_closed_makes_an_unknown_keyword() -> None:
    (item,) = items("- `pick 1..2")
    assert (item.kind, item.keyword) == ("keyword", "pick 1..2")
    assert unknown(item.keyword, ["pick", "end"]) == "Close the backtick after the keyword: `pick` …"

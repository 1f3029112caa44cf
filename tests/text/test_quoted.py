"""The sentence that cites something is found, and shown as its reader sees it."""

import pytest

from eduapp.text.quoted import LONGEST, bare_words, sentence_citing

TEXTS = ("Before. She *walks* slowly.[^E1][^E2] So it is. “Why?”[^E3] he asks.", "- One thing[^E1]\n\nAfter.[^E4]")


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("E1", "She walks slowly."),
        ("E2", "She walks slowly."),
        ("E3", "“Why?”"),
        ("E4", "After."),
        ("E5", ""),
        ("E", ""),
    ],
)
def test_it_is_the_first_sentence_with_the_citation(id_: str, words: str) -> None:
    assert bare_words(sentence_citing(TEXTS, id_)) == words


def test_a_line_without_a_full_stop_is_a_sentence() -> None:
    assert bare_words(sentence_citing(TEXTS[1:], "E1")) == "One thing"


def test_an_item_of_a_list_and_a_row_of_a_table_stand_for_themselves() -> None:
    items = "Two things:\n- One walks.[^E1]\n- One sits.[^E2] So long."
    assert bare_words(sentence_citing([items], "E2")) == "One sits."
    rows = "| Drug | Harm |\n|---|---|\n| **A**[^E1] | liver. Blood |\n| B[^E2] | skin |"
    assert bare_words(sentence_citing([rows], "E1")) == "A · liver. Blood"


def test_what_goes_on_and_on_is_cut() -> None:
    shown = bare_words(sentence_citing([f"{'word ' * 200}[^E1]"], "E1"))
    assert len(shown) <= LONGEST
    assert shown.endswith("word…")

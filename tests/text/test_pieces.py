"""Two texts word by word: nothing is lost, what is told is readable, and the work is bounded."""

from difflib import SequenceMatcher
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduapp.text import pieces as room
from eduapp.text.pieces import BOUND, Piece, lines, pieces, shortened

WORDS = st.lists(st.sampled_from(["he", "walks", "slowly", "now.", "\n\n", "\n", " ", "20 %"]), max_size=40).map(
    " ".join
)


def side(found: tuple[Piece, ...], sign: str) -> str:
    return "".join(piece.text for piece in found if piece.sign in ("same", sign))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(WORDS, WORDS)
def test_both_texts_can_be_read_in_the_pieces(before: str, after: str) -> None:
    found = pieces(before, after)
    assert side(found, "new").rstrip() == after.rstrip()
    assert side(found, "gone").split() == before.split()
    assert pieces(before, after) == found
    assert side(lines(before, after), "new").splitlines() == after.splitlines()


def test_only_the_words_that_changed_are_marked() -> None:
    assert pieces("He walks far. He rests.", "He walks slowly. He rests.") == (
        ("same", "He walks "),
        ("gone", "far. "),
        ("new", "slowly. "),
        ("same", "He rests."),
    )


def test_a_lone_word_between_two_changes_is_told_with_them() -> None:
    found = pieces("she took the bus home", "they saw the dog run")
    assert [piece.sign for piece in found] == ["gone", "new"]


def test_where_lines_break_is_no_change_and_a_new_paragraph_is() -> None:
    assert [piece.sign for piece in pieces("one two\nthree", "one two three")] == ["same"]
    assert [piece.sign for piece in pieces("one two\n\nthree", "one two three")] == ["same", "gone", "new", "same"]


def test_lists_are_compared_by_their_lines() -> None:
    assert lines("Walk\nHands", "Walk\nFeet") == (("same", "Walk\n"), ("gone", "Hands\n"), ("new", "Feet"))


def test_what_stayed_is_cut_but_for_a_few_words_around() -> None:
    long = " ".join(f"w{n}" for n in range(50))
    found = shortened(pieces(f"{long} a {long}", f"{long} b {long}"), around=2)
    assert [piece.text for piece in found] == ["… w48 w49 ", "a ", "b ", "w0 w1 … "]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a b " * 30_000, "b c " * 30_000),
        ("a. b. " * 30_000, "b. c. " * 30_000),
        ("x" * 9_000, "y " * 9_000),
        (". ".join(f"one {n} two" for n in range(150)), ". ".join(f"two {n} one a b c" for n in range(150))),
        ("a " * 400 + ". b " * 100, "c " * 400 + ". d " * 100),
    ],
    ids=["words", "sentences", "one word", "many sentences", "long sentences"],
)
def test_the_work_is_bounded_however_long_the_texts_are(
    before: str, after: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []

    class Counting(SequenceMatcher[Any]):
        def __init__(self, junk: None, old: Any, new: Any, autojunk: bool) -> None:
            sizes.append(len(old) * len(new))
            super().__init__(junk, old, new, autojunk)

    monkeypatch.setattr(room, "SequenceMatcher", Counting)
    found = pieces(before, after)
    assert sum(sizes) <= 2 * BOUND
    assert side(found, "new") == after

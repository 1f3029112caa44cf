"""Parts are found again by what they are called, then by what they say."""

from eduapp.text import pairing
from eduapp.text.pairing import alike, counted, paired

SAME = (lambda text: text,)


def words(text: str) -> pairing.Words:
    return counted([text])


def test_parts_with_the_same_key_are_the_same_first_with_first() -> None:
    found = paired(["a", "b", "a"], ["a", "c", "a", "a"], SAME)
    assert found.both == [("a", "a"), ("a", "a")]
    assert (found.gone, found.new) == (["b"], ["c", "a"])


def test_then_those_with_enough_words_in_common_the_most_alike_first() -> None:
    old, new = ["time her walk", "give her steroids"], ["give her steroids now", "time her walk twice now", "wait"]
    found = paired(old, new, SAME, words, 0.5)
    assert found.both == [(old[1], new[0]), (old[0], new[1])]
    assert found.new == ["wait"]


def test_what_is_still_alone_goes_by_the_last_keys() -> None:
    assert paired(["abc"], ["axy"], SAME, words, 0.5, (lambda text: text[0],)).both == [("abc", "axy")]


def test_too_many_parts_are_not_compared_by_words() -> None:
    old = [f"only {n} here" for n in range(60)]
    new = [f"only {n} here now" for n in range(60)]
    assert len(old) * len(new) > pairing.MOST_PAIRS
    assert paired(old, new, SAME, words, 0.5).both == []


def test_texts_without_words_are_not_alike() -> None:
    assert alike(counted([""]), counted(["–"])) == 0
    assert alike(words("One two"), words("two, one!")) == 1

"""How difficult an item is by the word of its author."""

import pytest

from eduapp.mastery.difficulty import guess


def test_a_guess_is_a_difficulty_with_its_doubt() -> None:
    assert guess("easy")[0] < guess("medium")[0] == 0 < guess("hard")[0]
    assert guess("hard")[1] == pytest.approx(0.36)
    assert guess(None) == (0, 1)

"""Two groups side by side: the same acts meet, and nobody is given away."""

import pytest

from eduapp.case.compared import compared, well, withheld
from tests.case.test_decided import told

MANY = {(0, 0): 10, (0, 2): 6, (0, 4): 10, (0, 5): 6}


def test_shares_stand_side_by_side_with_their_difference() -> None:
    pairs = {pair.act.label: pair for pair in compared(told(MANY), told(MANY | {(0, 4): 30, (0, 5): 10}))}
    pair = pairs["Measure"]
    assert (pair.one.share, pair.other.share) == (0.625, 0.75)
    assert pair.difference == -0.125


def test_a_group_of_fewer_than_five_tells_nothing() -> None:
    assert all(pair.one.count is None for pair in compared(told({(0, 4): 4}), told(MANY)))


def test_a_single_small_figure_takes_the_next_one_with_it() -> None:
    (scene,) = told({(0, 4): 20, (0, 5): 8, (0, 6): 2})
    labels = {act.label for act in scene.acts if act.numbers[0] in withheld(scene)}
    assert {"Give steroids", "Wait"} <= labels
    assert "Measure" not in labels


def test_what_all_but_a_few_ticked_is_withheld() -> None:
    (scene,) = told({(0, 0): 18, (0, 4): 20})
    assert 0 in withheld(scene)


def test_what_only_one_of_them_holds_is_told_as_such() -> None:
    pairs = compared(told(MANY), told({(0, 0): 9}, "- [Go on](#home)"))
    assert not next(pair for pair in pairs if pair.act.label == "Go on").one.is_there
    assert not next(pair for pair in pairs if pair.act.label == "Measure").other.is_there


def test_as_a_whole_a_group_is_told_by_the_ways_that_were_best_or_cost_nothing() -> None:
    assert well(told(MANY)) == 0.625
    assert well(told({(0, 4): 6})) == 1


@pytest.mark.parametrize("few", [{(0, 4): 4}, {(0, 4): 4, (0, 5): 20}, {(0, 4): 20, (0, 5): 4}, {}])
def test_nothing_of_the_whole_tells_of_fewer_than_five(few: dict[tuple[int, int], int]) -> None:
    assert well(told(few)) is None

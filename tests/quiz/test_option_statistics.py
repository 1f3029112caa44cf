"""Who took which option: by hand, in thirds that never depend on the order of the learners."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.quiz.option_statistics import Choosing, Thirds, letter, thirds
from eduapp.quiz.sheets import Asked, Sheet, Sheets
from eduapp.quiz.statistics import statistics
from tests.quiz.tables import chosen


def choosing(sheets: Sheets) -> Choosing:
    found = statistics(sheets).items[0].choosing
    assert found is not None
    return found


def test_a_table_of_six_learners() -> None:
    """In the other question they earned 90 80 | 60 50 | 30 20. A was taken by 90 and 50: (90 + 50)/2 = 70; B by 80, 60
    and 20: 160/3; C by 30; D by nobody."""
    found = choosing(chosen("A90 B80 B60 A50 C30 B20"))
    assert found.thirds == (2, 2, 2)
    assert [option.letter for option in found.options] == ["A", "B", "C", "D"]
    assert [option.is_right for option in found.options] == [True, False, False, False]
    assert [option.taken for option in found.options] == [(1, 1, 0), (1, 1, 1), (0, 0, 1), (0, 0, 0)]
    assert [option.mean_rest for option in found.options] == [70, pytest.approx(160 / 3), 30, None]
    assert found.blank.all == 0


def test_several_options_can_be_taken_or_none() -> None:
    found = choosing(chosen("AC90 ABC60 -30", keys="AC"))
    assert [option.taken for option in found.options] == [(1, 1, 0), (0, 1, 0), (1, 1, 0), (0, 0, 0)]
    assert [option.mean_rest for option in found.options] == [75, 60, 75, None]
    assert found.blank == (0, 0, 1)


def test_whoever_lacks_a_mark_is_in_no_third() -> None:
    whole = chosen("A90 B60 A30")
    some = Sheets(whole.asked, (*whole.sheets, Sheet((1.0, None), (frozenset({0}), frozenset()))))
    assert choosing(some) == choosing(whole)
    assert statistics(some).items[0].learners == 4


def test_where_there_is_no_other_question_nobody_is_better() -> None:
    one = Sheets((Asked(0, keys=(True, False)),), (Sheet((1.0,), (frozenset({0}),)), Sheet((0.0,), (frozenset({1}),))))
    found = choosing(one)
    assert found.thirds == Thirds(0, 2, 0)
    assert [option.mean_rest for option in found.options] == [None, None]


def test_a_question_without_options_says_nothing_of_them() -> None:
    assert statistics(chosen("A90 B60")).items[1].choosing is None


@pytest.mark.parametrize(
    ("scores", "sizes"),
    [
        ([], (0, 0, 0)),
        ([5], (0, 1, 0)),
        ([5, 4], (1, 0, 1)),
        ([5, 4, 3], (1, 1, 1)),
        ([5, 4, 3, 2], (1, 2, 1)),
        ([5, 4, 3, 2, 1], (2, 1, 2)),
        ([5, 5, 5, 5, 5], (0, 5, 0)),
        ([5, 5, 5, 1, 1, 1], (3, 0, 3)),
        ([5, 5, 5, 5, 1], (0, 4, 1)),  # the middle of the four lies at 3 of 5
    ],
)
def test_equal_scores_stay_together(scores: list[float], sizes: tuple[int, int, int]) -> None:
    found = thirds(scores)
    assert (found.count("best"), found.count("middle"), found.count("lowest")) == sizes


@given(st.lists(st.integers(0, 9), max_size=30))
def test_thirds_mirror_when_scores_do(scores: list[float]) -> None:
    mirror = {"best": "lowest", "middle": "middle", "lowest": "best"}
    assert thirds([-score for score in scores]) == [mirror[third] for third in thirds(scores)]


@given(st.lists(st.integers(), unique=True, max_size=60))
def test_without_equal_scores_thirds_are_as_equal_as_can_be(scores: list[float]) -> None:
    sizes = [thirds(scores).count(third) for third in ("best", "middle", "lowest")]
    assert max(sizes) - min(sizes) <= 1


@pytest.mark.parametrize(("option", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (52, "BA")])
def test_options_have_letters(option: int, name: str) -> None:
    assert letter(option) == name

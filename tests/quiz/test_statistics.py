"""Figures of quizzes: against tables worked by hand, by brute force, and where they are undefined.

The first table. Five learners (rows), three questions worth 1 mark each:

    1 1 1 | 3
    1 1 0 | 2
    1 0 1 | 2
    1 0 0 | 1
    0 0 0 | 0

Totals: mean 8/5 = 1.6; squares of what they are off 1.96 + 0.16 + 0.16 + 0.36 + 2.56 = 5.2; variance 5.2/4 = 1.3.
Variances of the questions: 0.8/4 = 0.2, 1.2/4 = 0.3, 0.3; together 0.8.
Alpha 3/2 · (1 − 0.8/1.3) = 15/26. SEM √(1.3 · 11/26) = √0.55 marks.

Question 1: rests 2 1 1 0 0, mean 0.8, variance (1.44 + 0.04 + 0.04 + 0.64 + 0.64)/4 = 0.7;
covariance (0.2·1.2 + 0.2·0.2 + 0.2·0.2 − 0.2·0.8 + 0.8·0.8)/4 = 0.8/4 = 0.2; r = 0.2/√(0.2 · 0.7).
In order, 0 1 1 1 1 and 0 0 1 1 2: (0.64 + 0.2·(−0.8 + 0.2 + 0.2 + 1.2))/4 = 0.2. Efficiency 100.

Question 2: rests 2 1 2 1 0, mean 1.2, variance (0.64 + 0.04 + 0.64 + 0.04 + 1.44)/4 = 0.7;
covariance (0.48 − 0.12 − 0.32 + 0.08 + 0.48)/4 = 0.15; r = 0.15/√(0.3 · 0.7).
In order, 0 0 0 1 1 and 0 1 1 2 2: (0.4·1.6 + 0.6·1.6)/4 = 0.4. Efficiency 37.5. Question 3 is the same.

The second table. Four learners, a question worth 2 marks and one worth 1:

    2   1 | 3
    1.5 0 | 1.5
    0.5 1 | 1.5
    0   0 | 0

Totals: mean and median 1.5, variance (2.25 + 0 + 0 + 2.25)/3 = 1.5. Variances 2.5/3 and 1/3, together 3.5/3.
Alpha 2 · (1 − 3.5/4.5) = 4/9. SEM √(1.5 · 5/9) = √(5/6) marks, of 3.
Covariance (0.5 − 0.25 − 0.25 + 0.5)/3 = 0.5/3; r = 0.5/√(2.5 · 1). In order, 0 0.5 1.5 2 and 0 0 1 1:
(0.5 + 0.25 + 0.25 + 0.5)/3 = 1.5/3. Efficiency 100/3.
"""

from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduapp.quiz.item_statistics import ItemFigures
from eduapp.quiz.sheets import Sheets
from eduapp.quiz.statistics import QuizFigures, statistics
from tests.quiz.tables import table

FIRST = table((1, 1, 1), (1, 1, 0), (1, 0, 1), (1, 0, 0), (0, 0, 0))
SECOND = table((2, 1), (1.5, 0), (0.5, 1), (0, 0), most=(2, 1))


def whole(sheets: Sheets) -> QuizFigures:
    return statistics(sheets).whole


def item(sheets: Sheets, at: int = 0) -> ItemFigures:
    return statistics(sheets).items[at]


def test_the_first_table_as_a_whole() -> None:
    found = whole(FIRST)
    assert (found.n, found.left_out, found.questions, found.most) == (5, 0, 3, 3)
    assert found.mean == pytest.approx(1.6)
    assert found.median == 2
    assert found.sd == pytest.approx(sqrt(1.3))
    assert found.alpha == pytest.approx(15 / 26)
    assert found.sem == pytest.approx(sqrt(0.55))
    assert found.sem_percent == pytest.approx(100 * sqrt(0.55) / 3)


@pytest.mark.parametrize(
    ("at", "facility", "variance", "r", "efficiency"),
    [
        (0, 0.8, 0.2, 0.2 / sqrt(0.2 * 0.7), 100),
        (1, 0.4, 0.3, 0.15 / sqrt(0.3 * 0.7), 37.5),
        (2, 0.4, 0.3, 0.15 / sqrt(0.3 * 0.7), 37.5),
    ],
)
def test_the_questions_of_the_first_table(
    at: int, facility: float, variance: float, r: float, efficiency: float
) -> None:
    found = item(FIRST, at)
    assert (found.learners, found.compared) == (5, 5)
    assert found.facility == pytest.approx(facility)
    assert found.sd == pytest.approx(sqrt(variance))
    assert found.point_biserial == pytest.approx(r)
    assert found.discrimination == pytest.approx(100 * r)
    assert found.efficiency == pytest.approx(efficiency)


def test_the_second_table_has_parts_of_marks() -> None:
    found, first, second = whole(SECOND), item(SECOND, 0), item(SECOND, 1)
    assert (found.most, found.mean, found.median) == (3, 1.5, 1.5)
    assert found.sd == pytest.approx(sqrt(1.5))
    assert found.alpha == pytest.approx(4 / 9)
    assert found.sem == pytest.approx(sqrt(5 / 6))
    assert found.sem_percent == pytest.approx(100 * sqrt(5 / 6) / 3)
    assert (first.facility, second.facility) == (0.5, 0.5)
    assert first.sd == pytest.approx(sqrt(2.5 / 3))
    assert second.sd == pytest.approx(sqrt(1 / 3))
    assert first.point_biserial == second.point_biserial == pytest.approx(0.5 / sqrt(2.5))
    assert first.efficiency == second.efficiency == pytest.approx(100 / 3)


def test_questions_that_contradict_each_other_have_an_alpha_below_zero() -> None:
    """First: totals 1 1 2 0, variance 2/3; variances of the questions 1/3 and 1/3: alpha 2 · (1 − 1).
    Then: totals 1 1 1 0, variance 1/4; variances 1/3 and 1/4: alpha 2 · (1 − 7/3)."""
    assert whole(table((1, 0), (0, 1), (1, 1), (0, 0))).alpha == pytest.approx(0)
    found = whole(table((1, 0), (0, 1), (1, 0), (0, 0)))
    assert found.alpha == pytest.approx(-8 / 3)
    assert found.sem == pytest.approx(0.5 * sqrt(11 / 3))


def test_nobody_has_no_figures() -> None:
    found = statistics(table(most=(1, 1)))
    assert found.whole == QuizFigures(0, 0, 0, 0, None, None, None, None, None)
    assert found.whole.sem_percent is None
    assert found.items[0] == ItemFigures(found.items[0].asked, 0, 0, None, None)
    assert found.items[0].discrimination is None


def test_a_quiz_without_questions_has_no_figures() -> None:
    assert whole(table((), ())) == QuizFigures(0, 0, 0, 0, None, None, None, None, None)


def test_one_learner_has_a_mean_but_no_spread() -> None:
    found = statistics(table((1, 0)))
    assert (found.whole.mean, found.whole.median, found.whole.sd) == (1, 1, None)
    assert (found.whole.alpha, found.whole.sem) == (None, None)
    one = found.items[0]
    assert (one.facility, one.sd, one.point_biserial, one.efficiency) == (1, None, None, None)


def test_one_question_has_nothing_to_be_compared_with() -> None:
    found = statistics(table((1,), (0,), (1,)))
    assert (found.whole.alpha, found.whole.sem) == (None, None)
    assert found.whole.sd == found.items[0].sd == pytest.approx(sqrt(1 / 3))
    assert (found.items[0].point_biserial, found.items[0].efficiency) == (None, None)


def test_where_all_earn_the_same_nothing_can_be_told_apart() -> None:
    found = statistics(table(*[(1 / 3, 0.1)] * 7))
    assert (found.whole.sd, found.whole.alpha, found.whole.sem) == (0, None, None)
    assert (found.items[0].sd, found.items[0].point_biserial, found.items[0].efficiency) == (0, None, None)


def test_rests_that_are_equal_by_hand_are_equal() -> None:
    """0.1 + 0.2 and 0.3 + 0 differ in floating point: a correlation made of that would mean nothing."""
    assert 0.1 + 0.2 != 0.3
    found = item(table((1, 0.1, 0.2), (0, 0.3, 0), (1, 0.2, 0.1)))
    assert (found.point_biserial, found.efficiency) == (None, None)
    thirds = table((1 / 3, 1 / 3), (1, 1 / 3), (2 / 3, 1 / 3))
    assert len(set(thirds.rests(0))) == 1


def test_whoever_lacks_a_mark_counts_only_where_there_is_one() -> None:
    found = statistics(table((1, 1, 1), (1, 1, 0), (1, 0, 1), (1, 0, 0), (0, 0, 0), (0, 1, None), (None, None, None)))
    assert (found.whole.n, found.whole.left_out) == (5, 1)
    assert found.whole == replace(whole(FIRST), left_out=1)
    first = found.items[0]
    assert (first.learners, first.compared) == (6, 5)
    assert first.facility == pytest.approx(4 / 6)
    assert first.point_biserial == item(FIRST).point_biserial


def test_a_question_that_nobody_met_takes_nobody_from_the_rest() -> None:
    found = statistics(table((1, None, 1), (1, None, 0), (0, None, 0)))
    assert (found.whole.n, found.whole.questions, found.whole.most) == (3, 2, 2)
    assert (found.items[1].learners, found.items[1].facility) == (0, None)
    assert found.items[2].point_biserial == pytest.approx(0.5)


@pytest.mark.parametrize(("learners", "is_uncertain"), [(19, True), (20, False)])
def test_figures_of_fewer_than_twenty_learners_are_uncertain(learners: int, is_uncertain: bool) -> None:
    found = statistics(table(*[(at % 2, at % 3 == 0) for at in range(learners)]))
    assert found.whole.is_uncertain == found.items[0].is_uncertain == is_uncertain
    assert found.whole.alpha is not None


Exact = list[list[Fraction]]


def pairwise(xs: list[Fraction], ys: list[Fraction]) -> Fraction:
    """The covariance without any mean: over all pairs of learners."""
    n = len(xs)
    return sum(((xs[a] - xs[b]) * (ys[a] - ys[b]) for a in range(n) for b in range(n)), Fraction(0)) / (2 * n * (n - 1))


def by_brute_force(rows: Exact, at: int) -> tuple[float | None, float | None]:
    """The correlation with the rest, and the efficiency: the greatest covariance is looked for in every order."""
    xs = [row[at] for row in rows]
    ys = [sum((mark for other, mark in enumerate(row) if other != at), Fraction(0)) for row in rows]
    along, product = pairwise(xs, ys), pairwise(xs, xs) * pairwise(ys, ys)
    most = max(pairwise(xs, list(order)) for order in set(permutations(ys)))
    return (float(along) / sqrt(product) if product else None), (float(100 * along / most) if most else None)


def alpha_by_brute_force(rows: Exact) -> float | None:
    """k/(k − 1) times the part of all covariances of questions that are not variances."""
    k = len(rows[0])
    among = [[pairwise([row[a] for row in rows], [row[b] for row in rows]) for b in range(k)] for a in range(k)]
    every = sum(map(sum, among), Fraction(0))
    crossed = every - sum((among[a][a] for a in range(k)), Fraction(0))
    return float(Fraction(k, k - 1) * crossed / every) if every else None


MARKS = st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(1, 2), Fraction(2, 3), Fraction(1)])
ROWS = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(MARKS, min_size=width, max_size=width), min_size=2, max_size=5)
)


@settings(max_examples=150, deadline=None)
@given(ROWS)
def test_any_table_has_the_figures_of_their_definitions(rows: Exact) -> None:
    found = statistics(table(*[[float(mark) for mark in row] for row in rows]))
    alpha = alpha_by_brute_force(rows)
    assert found.whole.alpha == (None if alpha is None else pytest.approx(alpha, abs=1e-6))
    for at, one in enumerate(found.items):
        r, efficiency = by_brute_force(rows, at)
        assert one.point_biserial == (None if r is None else pytest.approx(r, abs=1e-6))
        assert one.efficiency == (None if efficiency is None else pytest.approx(efficiency, abs=1e-4))
        assert one.facility == pytest.approx(float(sum(row[at] for row in rows) / len(rows)))


@given(ROWS.flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
def test_the_order_of_the_learners_does_not_matter(both: tuple[Exact, Exact]) -> None:
    own, mixed = (statistics(table(*[[float(mark) for mark in row] for row in rows])) for rows in both)
    assert own.whole.alpha == pytest.approx(mixed.whole.alpha)
    for one, other in zip(own.items, mixed.items, strict=True):
        assert one.point_biserial == pytest.approx(other.point_biserial, abs=1e-6)
        assert one.efficiency == pytest.approx(other.efficiency, abs=1e-6)

"""The wording gives no answer away: who knows nothing passes nothing, and who knows passes."""

from collections import Counter

import pytest

from eduapp.case.flaws import one_bests as of_case
from eduapp.case.result import Result, result
from eduapp.quiz.flaws import one_bests as of_quiz
from tests.curriculum import residents
from tests.curriculum.residents import answer_by, answer_right, by_chance, play_best, play_by
from tests.curriculum.shipped import ACase, cases, quizzes

LONGEST = 0.30  # share of decisions in which the best may be the longest
AWAY = 0.10  # how far its share in a position may be from chance
PLAYS = 1000
LUCKY = 0.05
SCRIPTS = [residents.longest, residents.shortest, residents.middle, residents.first, residents.last]


ALL = {
    "cases": [decision for a_case in cases().values() for decision in of_case(a_case.case)],
    "quizzes": [decision for quiz in quizzes().values() for decision in of_quiz(quiz)],
}
ALL["both"] = ALL["cases"] + ALL["quizzes"]


@pytest.mark.parametrize("of", ALL)
def test_the_best_is_the_longest_in_at_most_three_of_ten(of: str) -> None:
    assert sum(decision.is_longest for decision in ALL[of]) <= LONGEST * len(ALL[of])


@pytest.mark.parametrize("of", ALL)
def test_the_best_stands_in_each_position_about_as_often_as_by_chance(of: str) -> None:
    decisions = ALL[of]
    found = Counter(decision.position for decision in decisions)
    for position in range(max(decision.size for decision in decisions)):
        chance = sum(1 / decision.size for decision in decisions if decision.size > position)
        assert abs(found[position] - chance) <= AWAY * len(decisions), position
    from_the_end = sum(decision.position == decision.size - 1 for decision in decisions)
    assert abs(from_the_end - sum(1 / decision.size for decision in decisions)) <= AWAY * len(decisions)


def outcome(a_case: ACase, rule: residents.Rule, asks: bool) -> Result | None:
    return result(play_by(rule, a_case.rules, asks), a_case.checked.exploration)


@pytest.mark.parametrize("key", cases())
@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_passes_no_case(script: residents.Rule, key: str) -> None:
    for asks in (False, True):
        found = outcome(cases()[key], script, asks)
        assert found is None or not found.passed


@pytest.mark.parametrize("name", quizzes())
@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_passes_no_quiz(script: residents.Rule, name: str) -> None:
    assert not answer_by(script, quizzes()[name]).is_passed


@pytest.mark.parametrize("key", cases())
def test_chance_seldom_passes_a_case(key: str) -> None:
    rule = by_chance(2026)
    found = [outcome(cases()[key], rule, asks=at % 2 == 0) for at in range(PLAYS)]
    assert sum(one is not None for one in found) > 0.9 * PLAYS  # they do come to an end
    assert sum(one is not None and one.passed for one in found) <= LUCKY * PLAYS


@pytest.mark.parametrize("name", quizzes())
def test_chance_seldom_passes_a_quiz(name: str) -> None:
    rule = by_chance(2026)
    found = (answer_by(rule, quizzes()[name], seed) for seed in range(PLAYS))
    assert sum(one.is_passed for one in found) <= LUCKY * PLAYS


@pytest.mark.parametrize("key", cases())
def test_who_always_takes_the_best_passes_with_all_points(key: str) -> None:
    a_case = cases()[key]
    best = a_case.checked.exploration.best
    assert best
    found = result(play_best(a_case.rules, best), a_case.checked.exploration)
    assert found
    assert found.passed
    assert found.share == 1


@pytest.mark.parametrize("name", quizzes())
def test_who_knows_the_answers_passes_with_all_points(name: str) -> None:
    assert answer_right(quizzes()[name]).share == 1

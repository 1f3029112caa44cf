"""The result of a play, against the best safe play."""

from fractions import Fraction

import pytest

from eduapp.case.explore import explore
from eduapp.case.play import Decision, replay
from eduapp.case.result import Result, result
from eduapp.case.rules import Rules
from tests.case.texts import case_of, clinic

LINES = """
- [Ask](#a-bench)
    - `score` recognise +3
    - `score` listen -1
- [Wait](#a-bench)
    - `score` recognise +1
- [Leave](#a-bench)
    - `score` recognise -5

## A bench

- [Listen](#home)
    - `score` listen +2
- [Push](#home)
    - `score` recognise +9
    - `unsafe` She fell.
- [Go](#home)"""


def of(*choices: int, lines: str = LINES, share: str = "") -> Result | None:
    source = clinic(lines)
    rules = Rules(case_of(source.replace("authors", f"pass: {share}\nauthors") if share else source))
    return result(replay(rules, [Decision(choice) for choice in choices]), explore(rules))


def test_before_the_end_there_is_no_result() -> None:
    assert of() is None
    assert of(0) is None


@pytest.mark.parametrize(
    ("choices", "passed", "share"),
    [
        ((0, 0), True, Fraction(4, 4)),
        ((1, 0), True, Fraction(3, 4)),
        ((0, 2), False, Fraction(2, 4)),
        ((2, 0), False, Fraction(0)),
    ],
)
def test_the_share_is_the_sum_of_points_over_the_best_and_never_below_zero(
    choices: tuple[int, ...], passed: bool, share: Fraction
) -> None:
    outcome = of(*choices)
    assert outcome is not None
    assert (outcome.passed, outcome.share) == (passed, share)


def test_each_competency_is_measured_by_the_most_that_a_safe_play_earns_in_it() -> None:
    outcome = of(1, 0)
    assert outcome is not None
    assert outcome.shares == {"recognise": Fraction(1, 3), "listen": Fraction(1)}
    below = of(2, 2)
    assert below is not None
    assert below.shares == {"recognise": Fraction(0), "listen": Fraction(0)}


def test_a_play_with_an_unsafe_act_does_not_pass_whatever_it_earned() -> None:
    outcome = of(0, 1)
    assert outcome is not None
    assert outcome.share == Fraction(11, 4)
    assert not outcome.passed


@pytest.mark.parametrize(("share", "passed"), [("0.5", True), ("0.51", False), ("0", True), ("1", False)])
def test_the_author_says_which_share_passes(share: str, passed: bool) -> None:
    outcome = of(0, 2, share=share)
    assert outcome is not None
    assert outcome.passed is passed


def test_a_case_in_which_nothing_can_be_earned_is_passed_by_a_safe_ending() -> None:
    lines = "- [Go](#home)\n- [Push](#home)\n    - `unsafe` She fell.\n- [Leave](#home)\n    - `score` listen -1"
    for choice, passed in ((0, True), (1, False), (2, True)):
        outcome = of(choice, lines=lines)
        assert outcome == Result(passed, None, {})

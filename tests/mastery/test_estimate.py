"""The estimate of an ability from evidence, and what is said of it."""

import json
import math
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from eduapp.mastery.ability import VARIANCE, VERSION, Ability, Evidence, from_data, prior, to_data
from eduapp.mastery.estimate import HALF_LIFE, Fold, add, as_of, fitted, fold, logistic, step
from eduapp.mastery.standing import standing

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
NAMES = ("recognise", "listen", "treat")
EIGHT = tuple("abcdefgh")


def piece(y: float, weights: Mapping[str, float] | None = None, day: float = 0, difficulty: float = 0) -> Evidence:
    return Evidence("an item", y, weights or {"recognise": 1}, difficulty, 0.36, NOW + timedelta(days=day))


def pieces(count: int, names: tuple[str, ...], seed: int = 1) -> list[Evidence]:
    chance = Random(seed)
    rows = []
    for day in range(count):
        one, other = chance.sample(names, 2)
        weights = {one: 0.7, other: 0.3} if chance.random() < 0.5 else {one: 1.0}
        rows.append(piece(chance.choice((0, 0.25, 1, 1)), weights, day, chance.gauss(0, 1)))
    return rows


def close(one: Ability, other: Ability) -> None:
    assert one.competencies == other.competencies
    assert one.mean == pytest.approx(other.mean, abs=1e-9)
    for row, same in zip(one.covariance, other.covariance, strict=True):
        assert row == pytest.approx(same, abs=1e-9)
    assert (one.pieces, one.latest, one.last) == (other.pieces, other.latest, other.last)


def integral(f: Callable[[float], float], low: float, high: float, parts: int = 4000) -> float:
    width = (high - low) / parts
    return width * sum(f(low + (part + 0.5) * width) for part in range(parts))


@example(31.0, 73.0, 0.53125)  # plain Newton runs to and fro between two places
@settings(max_examples=2000, deadline=None, derandomize=True)
@given(st.floats(-60, 60), st.floats(1e-9, 400), st.floats(0, 1))
def test_the_step_finds_the_mode_however_extreme_the_evidence(z: float, t: float, y: float) -> None:
    a = step(z, t, y)
    assert a == pytest.approx(t * (y - logistic(z + a)), rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("y", [0.0, 0.3, 1.0])
@pytest.mark.parametrize("difficulty", [-2.0, 0.0, 2.0])
def test_one_step_comes_near_the_exact_posterior(y: float, difficulty: float) -> None:
    """By quadrature over the one direction that the evidence bears on."""
    t = VARIANCE + 0.36

    def weight(x: float) -> float:
        log_likelihood = y * math.log(logistic(x - difficulty)) + (1 - y) * math.log(logistic(difficulty - x))
        return math.exp(-x * x / (2 * t) + log_likelihood)

    total = integral(weight, -9, 9)
    mean = integral(lambda x: x * weight(x), -9, 9) / total
    found = add(prior(NAMES), replace(piece(y, difficulty=difficulty), variance=0.36))
    assert found.mean[0] == pytest.approx(mean * VARIANCE / t, abs=0.1)


def test_what_is_shown_in_one_competency_says_something_about_the_others() -> None:
    ability = add(prior(NAMES), piece(1))
    assert ability.mean[0] > ability.mean[1] == ability.mean[2] > 0
    assert ability.covariance[0][0] < ability.covariance[1][1] < VARIANCE
    assert ability.pieces == (1, 0, 0)
    assert ability.latest == (NOW, None, None)


def test_an_item_of_unsure_difficulty_says_less() -> None:
    sure, unsure = (add(prior(NAMES), replace(piece(1), variance=variance)) for variance in (0.0, 4.0))
    assert sure.mean[0] > unsure.mean[0]
    assert sure.covariance[0][0] < unsure.covariance[0][0]


def test_evidence_for_half_of_the_worth_leaves_the_mean_and_narrows_it() -> None:
    ability = add(prior(NAMES), piece(0.5))
    assert ability.mean == pytest.approx((0, 0, 0))
    assert ability.covariance[0][0] < VARIANCE


def test_a_weight_of_nothing_is_no_piece() -> None:
    assert add(prior(NAMES), piece(1, {"recognise": 1, "listen": 0})).pieces == (1, 0, 0)


def test_adding_one_by_one_is_folding_and_the_order_of_rows_is_that_of_time() -> None:
    rows = pieces(60, NAMES)
    ability = prior(NAMES)
    for row in rows:
        ability = add(ability, row)
    close(fold(NAMES, rows), ability)
    close(fold(NAMES, reversed(rows)), ability)


def test_the_covariance_stays_one() -> None:
    ability = fold(EIGHT, pieces(2000, EIGHT))
    for row in range(8):
        assert 0 < ability.covariance[row][row] < VARIANCE
        for column in range(8):
            assert ability.covariance[row][column] == pytest.approx(ability.covariance[column][row], abs=1e-12)
            product = ability.covariance[row][row] * ability.covariance[column][column]
            assert ability.covariance[row][column] ** 2 <= product + 1e-12


def test_a_competency_that_comes_later_is_as_if_it_had_always_been_there() -> None:
    rows = pieces(40, NAMES[:2])
    close(fitted(fold(NAMES[:2], rows), NAMES), fold(NAMES, rows))
    close(fitted(fitted(prior(()), NAMES), NAMES), prior(NAMES))
    narrow, wide = (standing(fold(known, rows), "treat", NOW) for known in (NAMES[:2], NAMES))
    assert narrow.low == pytest.approx(wide.low)
    assert narrow.high == pytest.approx(wide.high)


def test_evidence_for_a_competency_that_is_not_known_adds_it() -> None:
    row = piece(1, {"treat": 1})
    assert add(prior(NAMES[:2]), row).competencies == NAMES
    close(add(prior(NAMES[:2]), row), fold(NAMES[:2], [row]))


def test_a_competency_that_is_dropped_takes_nothing_along() -> None:
    ability = fold(NAMES, pieces(40, NAMES))
    less = fitted(ability, ("treat", "recognise"))
    assert less.mean == (ability.mean[2], ability.mean[0])
    assert less.covariance[0] == (ability.covariance[2][2], ability.covariance[2][0])


def test_what_was_told_fades_by_half_in_two_years_and_never_beyond_the_prior() -> None:
    ability = fold(NAMES, [piece(1)] * 20)
    now, later, at_last = (standing(ability, "recognise", NOW + years * HALF_LIFE) for years in (0, 1, 1000))
    assert now.low < now.chance < now.high
    assert at_last.low < later.low < now.low
    assert logistic(ability.mean[0] - 1.645 * math.sqrt(VARIANCE)) == pytest.approx(at_last.low)
    faded = add(ability, piece(0.5, day=HALF_LIFE.days))
    assert faded.covariance[1][1] < VARIANCE
    assert faded.covariance[0][0] > ability.covariance[0][0]


@pytest.mark.parametrize("days", [-1, 0, 30, 5_000])
def test_as_of_a_day_it_has_faded_as_the_next_piece_would_find_it(days: int) -> None:
    ability, then = fold(NAMES, pieces(20, NAMES)), NOW + timedelta(days=20 + days)
    work = Fold(ability)
    work.fade(then)
    close(as_of(ability, then), work.ability())
    assert as_of(prior(NAMES), then).covariance == prior(NAMES).covariance


def test_evidence_from_before_the_latest_makes_nothing_fade() -> None:
    ability = add(prior(NAMES), piece(1, day=10))
    assert add(ability, piece(1)).last == ability.last
    assert standing(ability, "recognise", NOW) == standing(ability, "recognise", NOW + timedelta(days=10))


def test_an_ability_comes_back_from_json_unless_other_rules_made_it() -> None:
    for ability in (prior(NAMES), fold(NAMES, pieces(9, NAMES))):
        data = json.loads(json.dumps(to_data(ability)))
        assert from_data(data) == ability
        assert from_data(data | {"version": VERSION - 1}) is None


def test_the_more_was_told_the_more_a_piece_opens_again() -> None:
    """Whoever is told what was best learns from it, so that even thousands of pieces leave something open."""
    some, many = (fold(NAMES, [piece(y % 2, day=y / 1000) for y in range(count)]) for count in (200, 4000))
    assert 0.05 < many.covariance[0][0] < some.covariance[0][0] * 1.2
    assert some.covariance[0][0] < VARIANCE / 4


@pytest.mark.parametrize("difficulty", [0.0, -30.0])
def test_however_little_pieces_tell_nothing_is_less_sure_than_before_the_first(difficulty: float) -> None:
    rows = [replace(row, difficulty=difficulty) for row in pieces(400, NAMES)] + [piece(1)] * 400
    ability = fold(NAMES, rows)
    assert all(ability.covariance[at][at] <= VARIANCE + 1e-12 for at in range(3))


def test_after_thousands_of_years_only_the_prior_is_left() -> None:
    ability = add(fold(NAMES, [piece(1)] * 20), piece(0.5, {"listen": 1}, day=2_000_000))
    assert 0.9 * VARIANCE < ability.covariance[0][0] < VARIANCE
    assert math.isfinite(ability.mean[0])


def test_five_thousand_pieces_are_folded_in_half_a_second() -> None:
    rows = pieces(5000, EIGHT)
    start = time.process_time()
    fold(EIGHT, rows)
    assert time.process_time() - start < 0.5

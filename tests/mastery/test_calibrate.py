"""How difficult items really are, found again from the answers of made-up learners."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random
from statistics import fmean, pstdev

import pytest

from eduapp.mastery.ability import Evidence
from eduapp.mastery.calibrate import calibrated
from eduapp.mastery.difficulty import GUESS_VARIANCE, Difficulty, guess
from eduapp.mastery.simulate import NOW, Item, Learner, World, items_of

NAMES = tuple("abcdefgh")
WORLD = World(items=40)


def asked(learners: int, items: Sequence[Item], chance: Random, better: float = 0) -> list[list[Evidence]]:
    """The first attempts of learners who are better than expected by so many logits."""
    found = []
    for _ in range(learners):
        learner = Learner(WORLD, NAMES, chance)
        learner.abilities = {name: ability + better for name, ability in learner.abilities.items()}
        order = chance.sample(items, len(items))
        found.append([Evidence(item.name, learner.answer(item), item.weights, 0, 1, NOW) for item in order])
    return found


def guesses_of(items: Sequence[Item]) -> dict[str, Difficulty]:
    return {item.name: (item.guess, GUESS_VARIANCE) for item in items}


def off(items: Sequence[Item], difficulties: Mapping[str, Difficulty]) -> float:
    """The root of the mean squared error, the shift that all share left aside."""
    errors = [difficulties[item.name][0] - item.difficulty for item in items]
    return pstdev(errors)


@pytest.mark.parametrize("better", [0, 1.5])
def test_answers_find_difficulties_better_than_guesses_do_and_the_mean_stays(better: float) -> None:
    chance = Random(71)
    items = items_of(WORLD, NAMES, chance)
    guesses = guesses_of(items)
    found = calibrated(asked(200, items, chance, better), guesses)
    assert off(items, found) < off(items, guesses) / 2
    assert fmean(mean for mean, _ in found.values()) == pytest.approx(fmean(mean for mean, _ in guesses.values()))


def test_the_variance_says_how_far_off_a_difficulty_may_be() -> None:
    chance = Random(72)
    items = items_of(WORLD, NAMES, chance)
    found = calibrated(asked(150, items, chance), guesses_of(items))
    shift = fmean(found[item.name][0] - item.difficulty for item in items)
    errors = [(found[item.name][0] - item.difficulty - shift) / found[item.name][1] ** 0.5 for item in items]
    assert 0.6 < fmean(error**2 for error in errors) ** 0.5 < 1.5


def test_an_item_without_answers_stays_at_the_guess_and_one_of_few_stays_near_it() -> None:
    chance = Random(73)
    items = items_of(WORLD, NAMES, chance)
    guesses = guesses_of(items)
    (few, never), others = items[:2], items[2:]
    rows = asked(100, others, chance) + asked(2, [few], chance)
    found = calibrated(rows, guesses)
    assert found[never.name] == pytest.approx(guesses[never.name])
    assert abs(found[few.name][0] - few.guess) < 0.4
    assert found[others[0].name][1] < found[few.name][1] < GUESS_VARIANCE


def test_an_item_of_which_nobody_guessed_begins_at_no_guess() -> None:
    chance = Random(74)
    items = items_of(WORLD, NAMES, chance)
    guesses = guesses_of(items[1:])
    found = calibrated(asked(60, items, chance), guesses)
    assert found[items[0].name][1] < guess(None)[1]


def test_nothing_but_the_answers_counts_and_the_same_answers_find_the_same() -> None:
    chance = Random(75)
    items = items_of(WORLD, NAMES, chance)
    rows = asked(30, items, chance)
    other = [[replace(row, difficulty=2.0, variance=0.1) for row in learner] for learner in rows]
    guesses = guesses_of(items)
    assert calibrated(rows, guesses) == calibrated(other, guesses)


def test_each_learner_is_followed_in_the_order_of_time() -> None:
    chance = Random(76)
    items = items_of(WORLD, NAMES, chance)
    rows = [
        [replace(row, at=NOW + timedelta(days=day)) for day, row in enumerate(learner)]
        for learner in asked(10, items, chance)
    ]
    guesses = guesses_of(items)
    assert calibrated(rows, guesses) == calibrated([learner[::-1] for learner in rows], guesses)


def test_without_learners_every_guess_stands() -> None:
    assert calibrated([], {"an item": (0.5, 0.36)}) == {"an item": pytest.approx((0.5, 0.36))}

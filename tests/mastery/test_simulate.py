"""What the estimate promises, kept for made-up learners on seeds of their own: none that it was tuned on."""

from random import Random

import pytest

from eduapp.mastery.ability import prior
from eduapp.mastery.difficulty import guess
from eduapp.mastery.simulate import (
    NOW,
    OTHER_WORLDS,
    Averages,
    Elo,
    Item,
    Learner,
    Look,
    Report,
    World,
    compare,
    items_of,
    loss,
    simulate,
)

SMALL = World(competencies=3, items=60)


@pytest.fixture(scope="module")
def report() -> Report:
    return simulate(World(), 2000, Random(4711))


@pytest.mark.parametrize(("pieces", "error"), [(10, 0.155), (60, 0.11), (200, 0.08)])
def test_intervals_hold_the_truth_as_often_as_they_say_and_chances_are_near_it(
    report: Report, pieces: int, error: float
) -> None:
    look = report.looks[pieces]
    assert look.count == 2000 * 8
    assert 0.87 <= look.coverage <= 0.93
    assert look.error < error


def test_the_next_answer_is_foretold_better_than_by_averages_and_by_the_best_elo(report: Report) -> None:
    """With the steps that turned out best for Elo, which also learns items from every answer at once."""
    assert report.losses["estimate"] < report.losses[report.best_elo] - 0.002
    assert report.losses[report.best_elo] < report.losses["elo"]
    assert report.losses["estimate"] < report.losses["averages"] - 0.05


def test_while_there_are_only_guesses_intervals_hold_and_averages_and_plain_elo_foretell_worse() -> None:
    report = simulate(World(), 200, Random(4716), nights=(), elos=())
    assert report.losses["estimate"] < min(report.losses["averages"], report.losses["elo"]) - 0.02
    for pieces, error in ((10, 0.155), (60, 0.11), (200, 0.08)):
        assert 0.87 <= report.looks[pieces].coverage <= 0.935  # of 200 learners, so that a little more is chance
        assert report.looks[pieces].error < error


@pytest.mark.parametrize("name", OTHER_WORLDS)
def test_where_learners_are_not_as_it_believes_intervals_still_hold_four_of_five(name: str) -> None:
    """Of those who learn a whole logit on the way a little less: how much rests on how wrong the guesses are."""
    report = simulate(OTHER_WORLDS[name], 150, Random(4712), nights=(20, 60), elos=())
    floor = 0.75 if name == "a whole logit learned on the way" else 0.8
    assert {pieces: look.coverage for pieces, look in report.looks.items() if look.coverage < floor} == {}


def test_the_same_seed_gives_the_same_report() -> None:
    one, same, other = (simulate(SMALL, 5, Random(seed)) for seed in (1, 1, 2))
    assert one == same != other


def test_items_bear_on_one_or_two_competencies_and_guesses_err() -> None:
    items = items_of(World(), "abcdefgh", Random(4713))
    assert {len(item.weights) for item in items} == {1, 2}
    assert all(sum(item.weights.values()) == pytest.approx(1) for item in items)
    off = sum((item.guess - item.difficulty) ** 2 for item in items) / len(items)
    assert off == pytest.approx(guess("medium")[1], rel=0.25)


def test_learners_grow_and_guess_as_their_world_says() -> None:
    learner = Learner(World(growth=2, guessing=0.25, items=2), "a", Random(4714))
    learner.abilities["a"] = -1
    assert learner.truth("a") == pytest.approx(0.25 + 0.75 * 0.2689, abs=1e-4)
    learner.answer(Item("an item", {"a": 1}, 0, 0, 1))
    assert learner.grown("a") == 0


def test_averages_begin_at_one_half_with_each_learner() -> None:
    way, item = Averages(), Item("an item", {"a": 1}, 0, 0, 1)
    assert way.predict(item) == 0.5
    way.learn(item, 1, 0.5)
    assert way.predict(item) == 0.75
    way.begin()
    assert way.predict(item) == 0.5


def test_elo_learns_items_for_good_and_learners_anew() -> None:
    way, item = Elo(4), Item("an item", {"a": 1}, 0, 0, 1)
    assert way.predict(item) == 0.5
    way.learn(item, 1, 0.5)
    assert way.ratings == {"a": 2}
    way.begin()
    assert way.ratings == {}
    assert way.difficulties == {"an item": -2}


def test_a_look_counts_what_intervals_hold() -> None:
    learner, look = Learner(SMALL, "ab", Random(4715)), Look()
    learner.abilities = {"a": 0, "b": 9}
    compare(look, prior("ab"), learner)
    assert (look.count, look.held, look.coverage) == (2, 1, 0.5)
    assert look.error == pytest.approx(0.25, abs=0.001)
    assert NOW.tzinfo is not None


def test_a_wrong_prediction_that_was_sure_costs_much_but_not_without_end() -> None:
    assert loss(0.5, 1) == loss(0.5, 0) == pytest.approx(0.6931, abs=1e-4)
    assert loss(0, 1) == pytest.approx(13.8, abs=0.1)

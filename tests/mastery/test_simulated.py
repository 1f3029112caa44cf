"""Learners made up by chance have abilities that go together, and prefer what is better by as much as they are able."""

from random import Random

from eduapp.mastery.simulated import ABOVE, LEAST, Simulated, happens, somebody

NAMES = ("ask", "talk", "treat")


def test_the_same_seed_makes_the_same_learner_in_whatever_order_the_competencies_come() -> None:
    assert somebody(NAMES, Random(3)) == somebody(reversed(NAMES), Random(3))
    assert somebody(NAMES, Random(3)) != somebody(NAMES, Random(4))


def test_her_abilities_lie_around_the_level_that_is_asked_for() -> None:
    people = [somebody(NAMES, Random(seed), 1.5) for seed in range(300)]
    means = [sum(one.abilities.values()) / len(NAMES) for one in people]
    assert abs(sum(means) / len(means) - 1.5) < 0.1
    assert len(set(people[0].abilities.values())) == len(NAMES)


def test_what_an_item_bears_on_counts_by_its_weights_and_its_difficulty() -> None:
    learner = Simulated(0.5, {"ask": 2.0, "talk": -1.0})
    assert learner.edge({"ask": 3, "talk": 1}, "medium") == 1.25
    assert learner.edge({"unknown": 1}, "medium") == learner.edge({}, "medium") == 0.5
    assert learner.edge({"ask": 1}, "hard") < learner.edge({"ask": 1}, "medium") < learner.edge({"ask": 1}, "easy")


def test_nobody_prefers_what_is_worse() -> None:
    assert Simulated(-9).lean({}, "hard") == LEAST
    assert Simulated(1).lean({}, "medium") == ABOVE + 1


def test_her_median_time_is_her_pace_and_long_times_are_farther_from_it_than_short_ones() -> None:
    chance = Random(1)
    times = sorted(Simulated(pace=20).seconds(chance, 2) for _ in range(2_001))
    assert 37 < times[1_000] < 43
    assert times[-1] - 40 > 40 - times[0] > 0


def test_who_has_moved_is_better_or_worse_in_everything() -> None:
    before = Simulated(0.5, {"ask": 1.0})
    assert before.moved(-2) == Simulated(-1.5, {"ask": -1.0})


def test_a_logit_of_nought_happens_every_second_time() -> None:
    chance = Random(5)
    assert 450 < sum(happens(0, chance) for _ in range(1_000)) < 550

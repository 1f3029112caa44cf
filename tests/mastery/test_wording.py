"""Own words of simulated learners differ in quality, and hold no markup."""

from random import Random

from eduapp.mastery.wording import BARE, PLAIN, worded
from eduapp.text.own_words import Write

RUBRIC = ("Names the **figure** that was measured[^E101]", "MRI is mentioned", "Says [what](#next) is next.")
WRITE = Write("What do you tell her?", "A model answer.", RUBRIC)


def points(edge: float) -> float:
    texts = [worded(WRITE, edge, Random(seed)) for seed in range(200)]
    return sum(text.count(";") + ("Not to be left out" in text) for text in texts) / len(texts)


def test_the_better_learner_thinks_of_more_points_of_the_rubric() -> None:
    assert points(-2) < 0.7 < 1.2 < points(0) < 1.8 < 2.3 < points(2)


def test_the_points_stand_as_plain_words() -> None:
    text = worded(WRITE, 30, Random(1))
    assert "names the figure that was measured; MRI is mentioned; says what is next." in text


def test_who_thinks_of_none_writes_a_phrase_as_good_as_she_is() -> None:
    bare = Write("What now?")
    assert worded(bare, -30, Random(1)) in BARE
    assert worded(bare, 30, Random(1)) in PLAIN


def test_the_same_seed_gives_the_same_words() -> None:
    assert worded(WRITE, 0, Random(7)) == worded(WRITE, 0, Random(7))

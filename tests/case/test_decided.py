"""What many decided: shares, acts that read alike, what there is to teach."""

from eduapp.case.decided import Decided, Traffic, decided, to_teach
from eduapp.case.weighed import weigh
from eduapp.case.worth import worths
from tests.case.test_steps import guide_of
from tests.case.test_worth import WAYS
from tests.case.texts import case_of, clinic

# 0 weigh, 1 count, 2 slept, 3 name, 4 measure, 5 wait, 6 steroids.
COUNTS = {(0, 0): 8, (0, 2): 5, (0, 4): 6, (0, 5): 3, (0, 6): 1}


def told(acts: dict[tuple[int, int], int], source: str = WAYS) -> tuple[Decided, ...]:
    guide = guide_of(case_of(clinic(source)))
    return decided(weigh(guide.rules, worths(guide)), Traffic(acts, {0: {10: 2, 12: 2}}))


def test_shares_are_of_those_who_left_the_scene() -> None:
    (scene,) = told(COUNTS)
    assert scene.left == 10
    assert [act.share for act in scene.acts] == [0.8, 0, 0.5, 0, 0.6, 0.3, 0.1]


def test_who_asked_and_stayed_makes_no_share_above_one() -> None:
    assert max(act.share or 0 for act in told({(0, 2): 3, (0, 4): 1})[0].acts) == 1


def test_an_unsafe_act_weighs_three_times_what_gives_points_away() -> None:
    found = to_teach(told(COUNTS))
    assert found is not None
    assert found[1].label == "Wait"
    found = to_teach(told(COUNTS | {(0, 6): 2}))
    assert found is not None
    assert found[1].label == "Give steroids"


def test_nothing_is_to_teach_where_nothing_cost_anything() -> None:
    assert to_teach(told({(0, 0): 4, (0, 4): 4})) is None
    assert not told({(0, 4): 4})[0].is_to_teach


def test_a_scene_is_to_teach_from_one_unsafe_act_or_a_quarter_that_gave_points_away_on() -> None:
    assert told({(0, 4): 99, (0, 6): 1})[0].is_to_teach
    assert told({(0, 4): 3, (0, 5): 1})[0].is_to_teach
    assert not told({(0, 4): 4, (0, 5): 1})[0].is_to_teach


TWICE = """
- [Ask](#the-clinic)
    - `set` asked
- [Go on](#home)
    - `if` asked
    - `score` recognise +1
- [Go on](#home)
    - `if` not asked"""


def test_acts_that_read_alike_are_one() -> None:
    guide = guide_of(case_of(clinic(TWICE, "  asked: false")))
    (scene,) = decided(weigh(guide.rules, worths(guide)), Traffic({(0, 1): 2, (0, 2): 3}, {}))
    assert [(act.label, act.numbers, act.count, act.of) for act in scene.acts] == [
        ("Ask", (0,), 0, 5),
        ("Go on", (1, 2), 5, 5),
    ]
    assert scene.acts[1].worth.is_best


def test_where_there_is_nothing_to_choose_nothing_is_judged() -> None:
    (scene,) = told({(0, 0): 2}, "- [Go on](#home)")
    assert (scene.acts[0].worth.merit, scene.acts[0].worth.is_best) == (None, False)


def test_times_come_in_quartiles() -> None:
    (scene,) = told(COUNTS)
    assert scene.timed == 4
    assert [round(seconds or 0) for seconds in scene.quartiles] == [38, 45, 76]

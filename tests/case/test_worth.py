"""What acts are worth once and for all: the best way out of each scene, and what else costs."""

from hypothesis import given

from eduapp.case.model import Case
from eduapp.case.play import opening, replay
from eduapp.case.worth import worths
from tests.case.small_cases import small_cases
from tests.case.test_debrief import some
from tests.case.test_steps import guide_of
from tests.case.texts import case_of, clinic

WAYS = """
- [ ] Weigh her
    - `score` recognise +2
- [ ] Count her pills
    - `score` recognise -1
- [Ask how she slept](#the-clinic)
    - `score` recognise +1
- [Ask for her name](#the-clinic)
- [Measure](#home)
    - `score` recognise +3
- [Wait](#home)
- [Give steroids](#home)
    - `unsafe` Nothing spoke for them.
    - `score` recognise +9"""


def test_the_best_ask_tick_and_choice_are_marked_and_what_costs_is_told() -> None:
    (scene, _) = worths(guide_of(case_of(clinic(WAYS))))
    assert [worth.is_best for worth in scene] == [True, False, True, False, True, False, False]
    assert [worth.merit for worth in scene] == ["good", "fair", "good", "neutral", "good", "fair", "harm"]


LATER = """
- [Look](#the-ward)
    - `score` recognise +2
- [Skip the ward](#the-hall)

## The ward

- [Go on](#home)

## The hall

- [Turn back](#the-ward)
    - `score` recognise +1
- [Leave](#home)"""


def test_a_scene_off_the_best_path_is_judged_by_the_shortest_way_off_it() -> None:
    scenes = worths(guide_of(case_of(clinic(LATER))))
    assert [worth.merit for worth in scenes[2]] == ["good", "fair"]
    assert [worth.is_best for worth in scenes[2]] == [True, False]


@some
@given(small_cases())
def test_the_best_path_takes_only_what_is_marked_the_first_time_in_a_scene(case: Case) -> None:
    guide = guide_of(case)
    found = worths(guide)
    way = guide.way(opening(guide.rules))
    seen: set[int] = set()
    for number, decision in enumerate(way.decisions if way else ()):
        play = replay(guide.rules, [step for step in way.decisions[:number]] if way else [])
        rules = guide.rules.scenes[play.scene]
        if play.scene not in seen:
            assert found[play.scene][len(rules.options) + decision.choice].is_best
        if decision.choice not in rules.asks:
            seen.add(play.scene)


@some
@given(small_cases())
def test_every_act_has_its_worth_and_what_is_unsafe_is_harm(case: Case) -> None:
    guide = guide_of(case)
    for scene, found in zip(guide.rules.scenes, worths(guide), strict=True):
        assert len(found) == len(scene.scene.acts)
        for act, worth in zip(scene.scene.acts, found, strict=True):
            assert (worth.merit == "harm") == bool(act.effects.unsafe)
            assert not (worth.is_best and worth.is_sometimes_best)

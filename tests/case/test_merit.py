"""Decisions are judged fairly: asks in any order, ticks one by one, harm always."""

from hypothesis import given
from hypothesis import strategies as st

from eduapp.case.debrief import Named, debrief
from eduapp.case.merit import Merit
from eduapp.case.model import Case
from eduapp.case.play import Decision
from tests.case.small_cases import small_cases
from tests.case.test_debrief import ROUND, draw_ended_play, look_back, merits, some
from tests.case.test_steps import guide_of
from tests.case.texts import clinic


@some
@given(small_cases(), st.data())
def test_nothing_was_fair_or_harm_exactly_when_the_play_was_safe_and_earned_the_most(
    case: Case, data: st.DataObject
) -> None:
    guide = guide_of(case)
    found = debrief(guide, draw_ended_play(guide, data))
    assert {"good", "neutral", "fair", "harm"} >= set(merits(found))
    is_best = guide.found.best is not None and not found.unsafe and found.play.points == guide.found.best_sum
    assert is_best == (guide.found.best is not None and not {"fair", "harm"} & set(merits(found)))
    assert ("harm" in merits(found)) == bool(found.unsafe)


@some
@given(small_cases(), st.data())
def test_good_ticks_and_a_good_choice_are_a_good_decision(case: Case, data: st.DataObject) -> None:
    guide = guide_of(case)
    found = debrief(guide, draw_ended_play(guide, data))
    for moment in found.moments:
        if moment.missed or any(tick.merit == "fair" for tick in moment.ticks):
            assert moment.merit in ("fair", "harm")
        assert all((tick.merit == "harm") == bool(tick.unsafe) for tick in moment.ticks)


ONLY_HARM = """
- [Wait](#the-night)
    - `score` recognise +1
- [Act](#home)

## The night

- [Give it twice](#the-morning)
    - `unsafe` It was too much.
    - `score` recognise +3
- [Give it](#home)
    - `unsafe` It was too much.

## The morning

- [Give more](#home)
    - `unsafe` It was far too much."""


def test_a_safe_choice_that_leaves_only_unsafe_ones_is_fair_and_the_unsafe_one_is_harm_all_the_same() -> None:
    found = look_back(clinic(ONLY_HARM), Decision(0), Decision(1))
    assert merits(found) == ["fair", "harm"]
    first, second = found.moments
    assert first.lost == 0, "no points were given away, but the last safe way was"
    assert first.best is not None
    assert first.best.choice == Named(1, "Act")
    assert second.best is not None
    assert (second.best.choice, second.best.unsafe, second.best.is_same) == (Named(1, "Give it"), 1, True)


def test_an_ask_that_changes_nothing_is_neutral_and_one_not_asked_is_told_at_leaving() -> None:
    found = look_back(clinic(ROUND), *map(Decision, (1, 3, 0)))
    assert merits(found) == ["neutral", "fair", "good"]
    best = found.moments[1].best
    assert best is not None
    assert best.asks == (Named(0, "What changed?"),)
    assert best.choice == Named(3, "Straight to the corridor")


def test_asks_are_good_in_any_order() -> None:
    lines = "".join(f"- [Ask {n}](#the-clinic)\n    - `score` listen +{n}\n" for n in (1, 2, 3))
    source = clinic(f"{lines}- [Home](#home)")
    assert merits(look_back(source, *map(Decision, (2, 0, 1, 3)))) == ["good"] * 4
    late = look_back(source, *map(Decision, (1, 3)))
    assert merits(late) == ["good", "fair"]
    assert late.moments[1].lost == 4


TICKS = """
- `pick` 1..2
- [ ] A scan
    - `score` recognise +3
- [ ] A photograph
- [ ] A walk
    - `score` recognise +1
- [ ] A bleed
    - `unsafe` She bled.
    - `score` recognise +5
- [ ] A horoscope
    - `score` recognise -1
- [Order these](#home)"""


def ticked(*ticks: int) -> tuple[Merit | None, dict[str, Merit | None], list[str]]:
    """The merit of the decision, of each tick, and what was missed."""
    (moment,) = look_back(clinic(TICKS), Decision(0, ticks)).moments
    judged = {tick.option.text: tick.merit for tick in moment.ticks}
    return moment.merit, judged, [tick.option.text for tick in moment.missed]


def test_each_tick_is_judged_and_good_ones_that_were_missed_are_told() -> None:
    assert ticked(0, 2) == ("good", {"A scan": "good", "A walk": "good"}, [])
    assert ticked(0) == ("fair", {"A scan": "good"}, ["A walk"])
    assert ticked(0, 1) == ("fair", {"A scan": "good", "A photograph": "fair"}, ["A walk"])
    assert ticked(2, 4) == ("fair", {"A walk": "good", "A horoscope": "fair"}, ["A scan"])
    assert ticked(2, 3) == ("harm", {"A walk": "good", "A bleed": "harm"}, ["A scan"])


def test_a_tick_that_is_worth_nothing_is_neutral() -> None:
    lines = "- [ ] A scan\n    - `score` recognise +3\n- [ ] A photograph\n- [Order these](#home)"
    (moment,) = look_back(clinic(lines), Decision(0, (0, 1))).moments
    assert moment.merit == "good"
    assert [tick.merit for tick in moment.ticks] == ["good", "neutral"]
    assert moment.missed == ()


def test_a_tick_in_a_scene_that_was_left_before_earns_nothing() -> None:
    lines = """
- [ ] A walk
    - `score` recognise +1
- [Out](#the-bench)
- [Home](#home)

## The bench

- [Back](#the-clinic)"""
    found = look_back(clinic(lines), Decision(0, (0,)), Decision(0), Decision(1, (0,)))
    assert [[tick.merit for tick in moment.ticks] for moment in found.moments] == [["good"], [], ["neutral"]]
    unticked = look_back(clinic(lines), Decision(0), Decision(0), Decision(1))
    assert [[tick.option.text for tick in moment.missed] for moment in unticked.moments] == [["A walk"], [], []]


def test_ticks_that_help_only_together_are_missed_together() -> None:
    lines = """
- [ ] A scan
    - `set` scan
- [ ] A walk
    - `set` walk
- [ ] A photograph
- [Order these](#the-talk)

## The talk

- [Tell her](#home)
    - `if` scan and walk
    - `score` recognise +3
- [Wait](#home)"""
    first, _ = look_back(clinic(lines, "  scan: false\n  walk: false"), Decision(0), Decision(1)).moments
    assert (first.merit, first.lost) == ("fair", 3)
    assert [tick.option.text for tick in first.missed] == ["A scan", "A walk"]

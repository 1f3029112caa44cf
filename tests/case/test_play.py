"""A play is a fold over its decisions."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eduapp.case.model import Case
from eduapp.case.play import Decision, Impossible, Play, Unfit, how_many, opening, positions, replay
from eduapp.case.rules import Rules
from eduapp.text.variable import Value
from tests.case.small_cases import small_cases
from tests.case.texts import MAILBOX, case_of, clinic, scene
from tests.pseudo import bracketed

some = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
HUB = """
- [ ] A walk
    - `score` listen +1
- [Ask](#the-clinic)
    - `set` asked
    - `score` recognise +1
    - `feedback` She answers.
- [Go on](#a-bench)
    - `score` recognise +2

## A bench

- `set` trust += 1
- [Back](#the-clinic)
    - `set` trust += 2.5
- [Home](#home)
    - `if` asked
    - `unsafe` She fell.
    - `feedback` At home, with trust {trust}."""
VARIABLES = "  asked: false\n  trust: 0 in -1..4"


def play(source: str, *decisions: Decision) -> Play:
    return replay(Rules(case_of(source)), decisions)


def hub(*decisions: Decision) -> Play:
    return play(clinic(HUB, VARIABLES), *decisions)


ASK, GO_ON, BACK, HOME = Decision(0), Decision(1), Decision(0), Decision(1)


def refused(position: Play, decision: Decision) -> str:
    with pytest.raises(Impossible) as caught:
        position.decide(decision)
    assert caught.value.said(bracketed) == bracketed(str(caught.value))
    return str(caught.value)


def draw_play(case: Case, data: st.DataObject) -> list[Play]:
    """A play of a few random decisions, with every position on the way."""
    plays = [opening(Rules(case))]
    for _ in range(data.draw(st.integers(0, 6))):
        position = plays[-1]
        rules, offer = position.rules.scenes[position.scene], position.offer()
        if rules.scene.end or not offer.choices:
            break
        choice = data.draw(st.sampled_from(offer.choices))
        ticks: tuple[int, ...] = ()
        if choice not in rules.asks:
            most = min(rules.most, len(offer.options))
            if most < rules.least:
                break
            drawn = st.lists(st.sampled_from(offer.options or (0,)), min_size=rules.least, max_size=most, unique=True)
            ticks = tuple(sorted(data.draw(drawn if offer.options else st.just([]))))
        plays.append(position.decide(Decision(choice, ticks, "Words.")))
    return plays


@some
@given(small_cases(), st.data())
def test_a_play_is_the_same_wherever_it_is_taken_up_again(case: Case, data: st.DataObject) -> None:
    plays = draw_play(case, data)
    decisions = plays[-1].decisions
    for count, position in enumerate(plays):
        assert position.decisions == decisions[:count]
        assert replay(Rules(case), decisions[:count]) == position
    for variable, value in zip(case.variables, plays[-1].values, strict=True):
        assert variable.kind != "range" or variable.low <= value <= variable.high  # type: ignore[operator]


@some
@given(small_cases(), st.data(), st.integers(-2, 9), st.lists(st.integers(-1, 4), max_size=4))
def test_whatever_is_decided_the_play_goes_on_or_says_why_not(
    case: Case, data: st.DataObject, choice: int, ticks: list[int]
) -> None:
    position, decision = draw_play(case, data)[-1], Decision(choice, tuple(ticks), "Words.")
    try:
        after = position.decide(decision)
    except Impossible as slip:
        sentence = str(slip)
    else:
        sentence = "It is possible."
        assert choice in position.offer().choices
        assert after.decisions == (*position.decisions, decision)
    assert sentence.endswith(".")


def test_it_opens_in_the_first_scene_with_the_first_values() -> None:
    start = hub()
    assert (start.here.id, start.variables, start.passed) == ("the-clinic", {"asked": False, "trust": 0}, (0,))
    assert (start.points, start.earned, start.decisions, start.feedback) == (0, {}, (), ())


def test_an_ask_is_done_on_the_spot_and_offered_once_in_a_play() -> None:
    asked = hub(ASK)
    assert (asked.here.id, asked.passed, asked.feedback) == ("the-clinic", (), ("She answers.",))
    assert asked.variables["asked"] is True
    assert asked.offer().choices == (1,)
    assert hub(ASK, GO_ON, BACK).offer().choices == (1,)
    assert refused(asked, ASK) == "This choice is not offered now."


def test_an_ask_enters_no_scene() -> None:
    source = clinic("- `set` trust += 1\n- [Ask](#the-clinic)\n- [Home](#home)", VARIABLES)
    assert play(source).variables["trust"] == 1
    assert play(source, ASK).variables["trust"] == 1


def test_nothing_is_ticked_with_an_ask() -> None:
    assert refused(hub(), Decision(0, (0,))) == "Nothing is ticked with a question: it is answered on the spot."


def test_points_count_until_a_scene_is_first_left() -> None:
    assert hub(ASK).earned == {"recognise": 1}
    assert hub(ASK, GO_ON).earned == {"recognise": 3}
    assert hub(ASK, GO_ON, BACK, GO_ON).earned == {"recognise": 3}
    assert hub(GO_ON, BACK, ASK).earned == {"recognise": 2}
    assert hub(Decision(1, (0,))).earned == {"listen": 1, "recognise": 2}


def test_a_ranged_number_is_kept_within_its_bounds_and_rounded_down() -> None:
    assert hub(GO_ON).variables["trust"] == 1
    assert hub(GO_ON, BACK).variables["trust"] == 3
    assert hub(GO_ON, BACK, GO_ON).variables["trust"] == 4
    assert hub(GO_ON, BACK, GO_ON, BACK).variables["trust"] == 4


def test_an_unsafe_act_is_kept_with_its_reason_and_feedback_shows_values_later() -> None:
    end = hub(ASK, GO_ON, HOME)
    assert (end.unsafe, end.feedback, end.here.end) == (("She fell.",), ("At home, with trust {trust}.",), "good")


def test_a_choice_whose_condition_does_not_hold_is_not_offered() -> None:
    assert hub(GO_ON).offer().choices == (0,)
    assert refused(hub(GO_ON), HOME) == "This choice is not offered now."


def test_after_the_end_nothing_can_be_decided() -> None:
    assert refused(hub(ASK, GO_ON, HOME), Decision(0)) == "The case has ended."


TICKS = """
- `pick` 1..2
- [ ] One
    - `set` trust += 1
- [ ] Two
    - `set` trust = trust * 3
    - `if` not asked
- [ ] Three
    - `set` asked
    - `feedback` Three.
- [Home](#home)
    - `set` trust -= 1
    - `feedback` Home.
- [Stay](#home)
    - `if` asked"""


def ticked(*ticks: int) -> Play:
    return play(clinic(TICKS, "  asked: false\n  trust: 1 in 0..9"), Decision(0, ticks))


def test_options_take_effect_in_their_order_on_the_page_then_the_choice() -> None:
    assert ticked(0, 1).variables["trust"] == 5
    assert ticked(1).variables["trust"] == 2
    assert ticked(2).feedback == ("Three.", "Home.")


def test_conditions_read_the_values_before_any_tick() -> None:
    assert ticked(1, 2).variables["asked"] is True
    start = play(clinic(TICKS, "  asked: false\n  trust: 1 in 0..9"))
    assert start.offer().choices == (0,)
    assert refused(start, Decision(1, (2,))) == "This choice is not offered now."


@pytest.mark.parametrize(
    ("ticks", "sentence"),
    [
        ((), "Tick 1 to 2 with this choice."),
        ((0, 1, 2), "Tick 1 to 2 with this choice."),
        ((1, 0), "Each option is ticked once, in the order of the page."),
        ((0, 0), "Each option is ticked once, in the order of the page."),
        ((7,), "One of these options is not offered now."),
        ((-1,), "One of these options is not offered now."),
    ],
)
def test_ticks_that_are_not_asked_for_are_refused(ticks: tuple[int, ...], sentence: str) -> None:
    start = play(clinic(TICKS, "  asked: false\n  trust: 1 in 0..9"))
    assert refused(start, Decision(0, ticks)) == sentence


def test_without_pick_any_number_is_ticked() -> None:
    source = clinic("- [ ] One\n- [ ] Two\n- [Home](#home)")
    for ticks in ((), (0,), (1,), (0, 1)):
        assert play(source, Decision(0, ticks)).here.id == "home"


def test_how_many_to_tick_is_said_in_words() -> None:
    assert [how_many(2, 2), how_many(0, 3)] == ["2", "0 to 3"]


def test_a_scene_that_asks_for_words_is_not_left_without_them() -> None:
    source = clinic("- `write` Say it.\n- [Ask](#the-clinic)\n- [Home](#home)")
    assert refused(play(source), Decision(1, words="  \n")) == "Write your own words before you go on."
    assert play(source, Decision(0), Decision(1, words="It has changed.")).here.id == "home"


def test_a_go_passes_scenes_at_once_the_first_that_holds() -> None:
    rooms = "\n\n## A\n\n- `set` trust += 1\n- `go` [B](#b) if trust > 5\n- `go` [C](#c)\n\n## B\n\n- [On](#home)"
    source = clinic(f"- [Go](#a)\n{rooms}\n\n## C\n\n- `set` asked\n- `go` [Home](#home) if asked", VARIABLES)
    passed = play(source, Decision(0))
    assert (passed.here.id, passed.passed, passed.comes_round) == ("home", (1, 3, 4), False)
    assert passed.variables == {"asked": True, "trust": 1}


def test_a_chain_of_go_that_comes_round_stays_where_it_would_begin_again() -> None:
    round_ = play(clinic("- [Go](#a)\n\n## A\n\n- `go` [B](#b)\n\n## B\n\n- `go` [A](#a)"), Decision(0))
    assert (round_.here.id, round_.passed, round_.comes_round) == ("b", (1, 2), True)


def test_what_a_scene_sets_counts_at_each_entry() -> None:
    source = clinic("- `set` days += 1\n- [On](#a)\n\n## A\n\n- [Back](#the-clinic)\n- [Home](#home)", "  days: 0.5")
    assert play(source, Decision(0), Decision(0), Decision(0), Decision(0)).variables["days"] == 3.5


def test_the_complete_small_case_plays_to_its_ending() -> None:
    end = play(MAILBOX, Decision(1), Decision(2), Decision(0, (0,)))
    assert end.here.id == "home-again"
    assert end.earned == {"recognise": 5}
    assert end.left == frozenset((0, 1))


def test_a_decision_that_a_play_does_not_offer_stops_the_replay() -> None:
    with pytest.raises(Impossible):
        play(scene(""), Decision(1))


def test_every_position_is_kept_from_the_opening_to_now() -> None:
    rules = Rules(case_of(clinic(HUB, VARIABLES)))
    plays = positions(rules, (ASK, GO_ON))
    assert plays == [opening(rules), replay(rules, (ASK,)), replay(rules, (ASK, GO_ON))]
    with pytest.raises(Impossible):
        positions(rules, (ASK, ASK))


def test_a_preview_begins_in_any_scene_with_any_values() -> None:
    start = opening(Rules(case_of(clinic(HUB, VARIABLES))), 1, {"asked": True, "trust": -1})
    assert (start.here.id, start.variables) == ("a-bench", {"asked": True, "trust": 0})
    assert start.offer().choices == (0, 1)


def test_a_preview_goes_on_at_once_where_a_play_would() -> None:
    source = clinic("- [On](#bend)\n\n## Bend\n\n- `go` [Home](#home) if asked\n- [Home](#home)", VARIABLES)
    rules = Rules(case_of(source))
    assert opening(rules, 1).here.id == "bend"
    assert opening(rules, 1, {"asked": True}).here.id == "home"


@pytest.mark.parametrize(
    ("scene", "values", "sentence"),
    [
        (3, {}, "There is no scene 3."),
        (-1, {}, "There is no scene -1."),
        (0, {"hope": 1}, "There is no variable “hope”."),
        (0, {"trust": 5}, "“trust” cannot be 5: it is a whole number from -1 to 4."),
        (0, {"asked": "maybe"}, "“asked” cannot be maybe: it is yes or no."),
    ],
)
def test_a_preview_cannot_begin_with_what_the_case_does_not_know(
    scene: int, values: dict[str, Value], sentence: str
) -> None:
    with pytest.raises(Unfit) as caught:
        opening(Rules(case_of(clinic(HUB, VARIABLES))), scene, values)
    assert str(caught.value) == sentence

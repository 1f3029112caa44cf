"""The debrief says of every decision what it was worth, and is fair about it."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from eduapp.case.debrief import Debrief, Detour, Earned, Named, NotOver, Unsafe, debrief
from eduapp.case.explore import explore
from eduapp.case.guide import Guide
from eduapp.case.merit import Judge
from eduapp.case.model import Case
from eduapp.case.play import Decision, Impossible, opening
from eduapp.case.rules import Rules
from eduapp.library import documents, read_document, shipped
from tests.case.small_cases import small_cases
from tests.case.test_steps import every_decision, guide_of
from tests.case.texts import MAILBOX, case_of, clinic

some = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)


def look_back(source: str, *decisions: Decision) -> Debrief:
    return debrief(guide_of(case_of(source)), decisions)


def merits(found: Debrief) -> list[str | None]:
    return [moment.merit for moment in found.moments]


def draw_ended_play(guide: Guide, data: st.DataObject) -> list[Decision]:
    """Some random decisions, then the best way on to an ending."""
    play = opening(guide.rules)
    for _ in range(data.draw(st.integers(0, 8))):
        decisions = list(every_decision(play))
        if not decisions:
            break
        play = play.decide(data.draw(st.sampled_from(decisions)))
    way = guide.way(play)
    assume(way is not None)
    return [*play.decisions, *(replace(d, words="-") for d in (way.decisions if way else ()))]


@some
@given(small_cases(), st.data())
def test_what_was_given_away_is_what_the_play_lacks(case: Case, data: st.DataObject) -> None:
    guide = guide_of(case)
    found = debrief(guide, draw_ended_play(guide, data))
    if found.best is None or found.best.unsafe or found.unsafe:
        return
    ways = [Judge(guide).way(moment.before) for moment in found.moments]
    if all(way and not way.unsafe for way in ways):
        assert sum(moment.lost for moment in found.moments) == guide.found.best_sum - found.play.points
    assert sum(sum(moment.points.values()) for moment in found.moments) == found.play.points


@some
@given(small_cases())
def test_of_the_best_path_every_decision_is_good(case: Case) -> None:
    guide = guide_of(case)
    assume(guide.found.best is not None)
    found = debrief(guide, [replace(decision, words="-") for decision in guide.found.best or ()])
    assert set(merits(found)) <= {"good"}
    assert all(tick.merit == "good" for moment in found.moments for tick in moment.ticks)
    assert not any(moment.missed or moment.lost for moment in found.moments)
    assert all(moment.best and (moment.is_ask or moment.best.is_same) for moment in found.moments)
    assert found.detours == ()
    assert found.ends_on_best
    assert found.best is not None
    assert found.best.points == guide.found.best_points


EARLY_HARM = """
She asks for the drip.

- [Give it now](#the-ward)
    - `unsafe` The urine was not looked at.[^E021]
    - `score` listen +1
    - `feedback` She burns by night.[^E024]
- [Look at the urine](#the-ward)
    - `score` recognise +2

## The ward

- [What happened?](#the-ward)
    - `score` listen +1
- [Give it again](#home)
    - `unsafe` Once was too much.
    - `score` recognise +9
- [Stop it](#home)
    - `score` recognise +1"""


def test_after_an_unsafe_act_the_best_way_on_is_told_as_ever() -> None:
    found = look_back(clinic(EARLY_HARM), Decision(0), Decision(2))
    assert merits(found) == ["harm", "fair"]
    first, second = found.moments
    assert first.unsafe == ("The urine was not looked at.[^E021]",)
    assert first.feedback == ("She burns by night.[^E024]",)
    assert first.points == {"listen": 1}
    assert first.lost == 1, "it earned 1 of 2; what went by a second unsafe act is not counted as lost"
    assert first.best is not None
    assert (first.best.choice, first.best.to) == (Named(1, "Look at the urine"), Named(1, "The ward"))
    assert first.best.points == {"recognise": 2}
    assert second.best is not None
    assert second.best.unsafe == 0, "none is needed from here on, so 9 points do not tempt"
    assert second.best.asks == (Named(0, "What happened?"),)
    assert second.best.choice == Named(2, "Stop it")
    assert second.best.points == {"listen": 1, "recognise": 1}
    assert not second.best.is_same
    assert second.lost == 1
    assert found.unsafe == (Unsafe(1, "The urine was not looked at.[^E021]"),)
    assert found.references == ("E024",)
    assert not found.result.passed
    assert found.result.share == Fraction(1, 2)
    assert found.competencies == (Earned("listen", 1, 1, Fraction(1)), Earned("recognise", 1, 3, Fraction(1, 3)))


def test_the_best_path_stands_beside_the_play() -> None:
    found = look_back(clinic(EARLY_HARM), Decision(0), Decision(1))
    assert found.best is not None
    assert found.best.decisions == (Decision(1), Decision(0), Decision(2))
    assert found.best.scenes == (Named(0, "The clinic"), Named(1, "The ward"), Named(1, "The ward"))
    assert (found.best.ending, found.best.kind) == (Named(2, "Home"), "good")
    assert found.best.points == {"listen": 1, "recognise": 3}
    assert (found.ending, found.kind) == (Named(2, "Home"), "good")
    assert found.unsafe[1] == Unsafe(2, "Once was too much.")


ROUND = """
- [What changed?](#the-clinic)
    - `score` listen +1
- [And the weather?](#the-clinic)
- [To the bench](#the-bench)
    - `score` recognise +1
- [Straight to the corridor](#the-corridor)
    - `score` recognise +2

## The bench

- [Back to the clinic](#the-clinic)
    - `score` recognise -1
- [Sit down](#the-bench)
- [To the corridor](#the-corridor)

## The corridor

- [Home](#home)
    - `score` recognise +1
- [Lose her](#lost)

## Lost

- `end` harm"""


def test_leaving_the_best_path_and_coming_back_is_told_by_decision() -> None:
    found = look_back(clinic(ROUND), *map(Decision, (0, 2, 1, 2, 0)))
    assert found.detours == (Detour(2, 4),)
    assert [moment.on_best for moment in found.moments] == [True, True, False, False, True]
    assert merits(found) == ["good", "fair", "neutral", "good", "good"]
    assert [moment.to and moment.to.text for moment in found.moments] == [
        None,
        "The bench",
        None,
        "The corridor",
        "Home",
    ]
    assert found.ends_on_best


def test_a_path_that_never_comes_back_says_so() -> None:
    found = look_back(clinic(ROUND), *map(Decision, (2, 2, 1)))
    assert found.detours == (Detour(1, 2), Detour(3, None))
    assert not found.ends_on_best
    assert (found.ending, found.kind) == (Named(3, "Lost"), "harm")


def test_points_count_until_a_scene_is_left_and_no_more() -> None:
    found = look_back(clinic(ROUND), *map(Decision, (2, 0, 0, 3, 0)))
    assert [moment.counted for moment in found.moments] == [True, True, False, False, True]
    assert [moment.points for moment in found.moments] == [
        {"recognise": 1},
        {"recognise": -1},
        {},
        {},
        {"recognise": 1},
    ]
    assert merits(found) == ["fair", "fair", "neutral", "good", "good"]
    assert [moment.lost for moment in found.moments] == [2, 1, 0, 0, 0]


def test_the_words_stand_beside_the_model_answer() -> None:
    lines = """
Look.[^E024]

- `write` What do you say to her?
    - `feedback` That it is nobody's fault.[^E021]
    - [ ] No blame
    - [ ] A plan
- [Ask her](#the-clinic)
- [Say it](#home)"""
    first, second = (found := look_back(clinic(lines), Decision(0), Decision(1, (), "It is late."))).moments
    assert first.written is None, "an ask takes no words"
    assert second.written is not None
    assert (second.written.prompt, second.written.words) == ("What do you say to her?", "It is late.")
    assert second.written.model_answer == "That it is nobody's fault.[^E021]"
    assert second.written.rubric == ("No blame", "A plan")
    assert found.references == ("E024", "E021")
    assert second.best is not None
    assert second.best.is_same, "whatever the words"


def test_what_was_not_shown_is_not_among_the_references() -> None:
    found = look_back(MAILBOX, Decision(0), Decision(2), Decision(0, (0,)))
    assert found.references == ("E021",), "the second question was not asked, so its answer was not read"


def test_a_play_that_is_not_over_has_no_debrief() -> None:
    with pytest.raises(NotOver, match="not ended"):
        look_back(MAILBOX, Decision(2))
    with pytest.raises(NotOver):
        look_back(MAILBOX)


def test_what_is_no_play_of_the_case_has_no_debrief() -> None:
    with pytest.raises(Impossible):
        look_back(MAILBOX, Decision(7))


def test_of_a_case_too_large_to_explore_what_is_known_is_told() -> None:
    rules = Rules(case_of(clinic(EARLY_HARM)))
    found = debrief(Guide(rules, explore(rules, 2)), [Decision(0), Decision(0), Decision(2)])
    assert merits(found) == ["harm", None, None]
    assert all(moment.best is None and moment.lost == 0 for moment in found.moments)


def test_the_cases_that_come_along_have_a_debrief() -> None:
    count = 0
    for file in documents(shipped()):
        document = read_document(file, date(2026, 11, 22))
        if document.case is None or document.checked is None or document.case.facts.lang != "en":
            continue
        guide = Guide(Rules(document.case), document.checked.exploration)
        found = debrief(guide, [replace(decision, words="Words.") for decision in guide.found.best or ()])
        assert set(merits(found)) == {"good"}
        assert found.result.share == 1
        assert len(found.references) > 5
        count += 1
    assert count >= 3

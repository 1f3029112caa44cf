"""A card of a scene: what was decided there is decided once more."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.case.card import NO_WORDS, Answer, answered, asked, from_data, share, to_data
from eduapp.case.guide import Guide, unsafe_acts
from eduapp.case.model import Case
from eduapp.case.play import Decision, Impossible, Incomplete, Play, positions
from tests.case.small_cases import small_cases
from tests.case.test_debrief import draw_ended_play, some
from tests.case.test_steps import guide_of
from tests.case.texts import case_of, clinic

SCENES = """
- [What changed?](#the-clinic)
    - `score` recognise +2
    - `feedback` I stopped walking.
- [How is the family?](#the-clinic)
- [Did you sign the will?](#the-clinic)
    - `unsafe` She was frightened.
- [Measure her walk](#the-room)
    - `score` recognise +1
- [Wait](#home)

## The room

- `pick` 1..2
- [ ] Legs
    - `score` recognise +1
- [ ] Hands
    - `score` recognise +1
- [ ] Blood
    - `unsafe` She fainted.
- [ ] Shoes
- `write` What do you tell her?
- [Tell her](#home)
    - `score` recognise +1
- [Say nothing](#home)"""
CHANGED, FAMILY, WILL, MEASURE, WAIT = range(5)


@pytest.fixture(scope="module")
def guide() -> Guide:
    return guide_of(case_of(clinic(SCENES)))


def at(guide: Guide, *decisions: Decision) -> list[Play]:
    return positions(guide.rules, decisions)


def worth(guide: Guide, plays: list[Play], answer: Answer) -> float:
    return share(guide, answered(plays, answer)[len(plays) - 1 :])


@pytest.mark.parametrize(
    ("asks", "choice", "due"),
    [
        ((CHANGED,), MEASURE, 1.0),
        ((FAMILY, CHANGED), MEASURE, 1.0),
        ((), MEASURE, 0.0),
        ((CHANGED,), WAIT, 0.0),
        ((CHANGED, WILL), MEASURE, 0.0),
    ],
    ids=["the best", "more than is needed", "without the ask", "another choice", "an unsafe ask"],
)
def test_a_choice_counts_with_what_was_asked_before_it(
    guide: Guide, asks: tuple[int, ...], choice: int, due: float
) -> None:
    assert worth(guide, at(guide), Answer(asks, choice)) == due


@pytest.mark.parametrize(
    ("ticks", "choice", "due"),
    [
        ((0, 1), 0, 1.0),
        ((0,), 0, 0.5),
        ((0, 3), 0, 0.5),
        ((0, 1), 1, 0.0),
        ((0,), 1, 0.0),
        ((0, 2), 0, 0.0),
    ],
    ids=["the best", "one too few", "a wrong one", "the wrong choice", "both wrong", "an unsafe one"],
)
def test_the_best_choice_with_other_ticks_is_half_right(
    guide: Guide, ticks: tuple[int, ...], choice: int, due: float
) -> None:
    plays = at(guide, Decision(CHANGED), Decision(MEASURE))
    assert worth(guide, plays, Answer((), choice, ticks)) == due


def test_words_are_not_asked_for_again(guide: Guide) -> None:
    plays = at(guide, Decision(CHANGED), Decision(MEASURE))
    assert answered(plays, Answer((), 0, (0, 1)))[-1].here.end


def test_what_was_asked_then_stays_asked(guide: Guide) -> None:
    plays = at(guide, Decision(CHANGED))
    assert worth(guide, plays, Answer((), MEASURE)) == 1
    with pytest.raises(Impossible):
        asked(plays, [CHANGED])


@pytest.mark.parametrize("asks", [[MEASURE], [9], [FAMILY, FAMILY]], ids=["a way on", "none", "twice"])
def test_only_what_is_open_can_be_asked(guide: Guide, asks: list[int]) -> None:
    with pytest.raises(Impossible):
        asked(at(guide), asks)


def test_an_answer_leads_on_and_is_whole(guide: Guide) -> None:
    with pytest.raises(Impossible):
        answered(at(guide), Answer((), CHANGED))
    with pytest.raises(Incomplete):
        answered(at(guide, Decision(CHANGED), Decision(MEASURE)), Answer((), 0))


def test_an_answer_comes_back_from_plain_data() -> None:
    answer = Answer((1, 0), 3, (0, 2))
    assert from_data(to_data(answer)) == answer


def test_where_nothing_more_is_known_what_is_safe_is_right() -> None:
    known = guide_of(case_of(clinic(SCENES)))
    guide = Guide(known.rules, replace(known.found, steps={}))  # as where a case was not explored to its end
    assert worth(guide, at(guide), Answer((), WAIT)) == 1
    assert worth(guide, at(guide), Answer((WILL,), WAIT)) == 0


@some
@given(small_cases(), st.data())
def test_to_go_on_as_the_best_way_does_is_right_unless_even_that_is_unsafe(case: Case, data: st.DataObject) -> None:
    guide = guide_of(case)
    for play in at(guide, *draw_ended_play(guide, data))[:-1]:
        way = guide.way(play)
        if way is None:
            continue
        plays = [play]
        for decision in way.decisions:
            plays.append(plays[-1].decide(replace(decision, words=NO_WORDS)))
            if plays[-1].passed:  # the scene was left
                break
        is_unsafe = any(unsafe_acts(before, after.decisions[-1]) for before, after in pairwise(plays))
        assert share(guide, plays) == (0.0 if is_unsafe else 1.0)

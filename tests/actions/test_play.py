"""The step of play: what a decision writes, and what it refuses."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from eduapp.actions import play
from eduapp.actions.play import keep_draft
from eduapp.actions.refused import MovedOn, NotThere, Refused
from eduapp.case.play import Decision, Incomplete
from eduapp.store import ActCount
from eduapp.store import Decision as Decided
from eduapp.web.db import reading, writing
from tests.actions.decided import choose, counts, rows_of
from tests.conftest import Clock
from tests.stage import (
    AGE,
    BOTH,
    FALLS,
    FIGURES,
    GOOD_WAY,
    HARMFUL_WAY,
    HUSBAND,
    LETTER,
    MEASURE,
    PILE,
    RENEW,
    ROUND,
    STAIRS,
    Stage,
)


def test_a_decision_is_a_row_and_moves_the_attempt(on_stage: Stage, time: Clock) -> None:
    attempt = on_stage.played("Alice", FALLS)
    time.pass_(minutes=3)
    on_stage.play("Alice", attempt, MEASURE, FIGURES, LETTER)
    assert rows_of(attempt) == [
        (0, 0, 0, "", ""),
        (1, 0, 2, "", ""),
        (2, 1, 0, "0,1", ""),
        (3, 2, 0, "", "She walks more slowly."),
    ]
    row = on_stage.row(attempt)
    assert (row.decided, row.scene, row.changed_at) == (4, "home-again", time.now())


def test_a_decision_keeps_the_moment_at_which_it_was_made(on_stage: Stage, time: Clock) -> None:
    began = time.now()
    attempt = on_stage.played("Alice", FALLS)
    time.pass_(days=2)
    on_stage.play("Alice", attempt, MEASURE)
    moments = reading().execute(select(Decided.at).where(Decided.attempt_id == attempt).order_by(Decided.number))
    assert moments.scalars().all() == [began, time.now()]


def test_an_attempt_that_ends_keeps_what_came_of_it(on_stage: Stage, time: Clock) -> None:
    row = on_stage.row(on_stage.played("Alice", *GOOD_WAY))
    best = on_stage.playable().guide.found.best_sum
    assert (row.end, row.points, row.best) == ("good", 37 + 41 + 47 + 53 + 59, best)
    assert (row.unsafe, row.passed, row.finished_at, row.rules_version) == (0, True, time.now(), 1)


def test_an_attempt_with_an_unsafe_act_is_not_passed(on_stage: Stage) -> None:
    row = on_stage.row(on_stage.played("Alice", *HARMFUL_WAY))
    assert (row.end, row.points, row.unsafe, row.passed) == ("harm", -43 - 67, 2, False)


def test_an_attempt_that_goes_on_says_nothing_of_its_result(on_stage: Stage) -> None:
    row = on_stage.row(on_stage.played("Alice", FALLS, MEASURE))
    assert (row.finished_at, row.end, row.points, row.best, row.unsafe, row.passed) == (None,) * 6


def test_a_first_attempt_is_counted_once_a_person(on_stage: Stage) -> None:
    for _ in range(2):
        on_stage.played("Alice", *GOOD_WAY)
    once = {(0, 0): 1, (0, 2): 1, (1, 0): 1, (1, 1): 1, (1, 3): 1, (2, 0): 1}
    assert counts() == once
    on_stage.played("Mallory", *GOOD_WAY)
    assert counts() == {act: 2 for act in once}


def test_only_the_first_time_in_a_scene_is_counted(on_stage: Stage) -> None:
    attempt = on_stage.played("Alice", AGE, ROUND)
    assert counts() == {(0, 3): 1, (3, 0): 1}
    on_stage.play("Alice", attempt, FALLS, AGE, RENEW)
    assert counts() == {(0, 3): 1, (3, 0): 1}
    assert on_stage.row(attempt).points == -43


def test_acts_of_different_revisions_are_counted_apart(on_stage: Stage) -> None:
    on_stage.played("Alice", MEASURE)
    on_stage.played("Alice", Decision(0), key=STAIRS)
    by_revision = reading().execute(select(ActCount.revision_id, ActCount.scene, ActCount.act)).all()
    assert sorted(map(tuple, by_revision)) == sorted(
        [
            (on_stage.playable().id, 0, 2),
            (on_stage.playable(STAIRS).id, 0, 0),
        ]
    )


def test_a_decision_that_is_sent_twice_counts_once(on_stage: Stage) -> None:
    attempt = on_stage.begin("Alice")
    choose(on_stage.standing("Alice", attempt), 0, MEASURE)
    choose(on_stage.standing("Alice", attempt), 0, MEASURE)
    assert rows_of(attempt) == [(0, 0, 2, "", "")]
    assert counts() == {(0, 2): 1}


def test_the_decision_that_ended_a_case_can_be_sent_again(on_stage: Stage) -> None:
    attempt = on_stage.played("Alice", *HARMFUL_WAY)
    choose(on_stage.standing("Alice", attempt), 1, RENEW)
    assert len(rows_of(attempt)) == 2


def test_another_decision_at_the_same_number_is_refused_and_changes_nothing(on_stage: Stage) -> None:
    attempt = on_stage.played("Alice", MEASURE)
    for other in (FALLS, AGE, Decision(2, (0,)), Decision(2, (), "words")):
        with pytest.raises(MovedOn):
            choose(on_stage.standing("Alice", attempt), 0, other)
    assert rows_of(attempt) == [(0, 0, 2, "", "")]
    assert counts() == {(0, 2): 1}


def test_a_decision_at_a_number_that_is_not_due_is_refused(on_stage: Stage) -> None:
    attempt = on_stage.played("Alice", MEASURE)
    for number in (2, 3, -1, 10**30):
        with pytest.raises(MovedOn):
            choose(on_stage.standing("Alice", attempt), number, MEASURE)
    assert len(rows_of(attempt)) == 1


def test_what_is_not_offered_is_refused_and_changes_nothing(on_stage: Stage) -> None:
    attempt = on_stage.begin("Alice")
    before = on_stage.standing("Alice", attempt)
    for forged in (HUSBAND, BOTH, Decision(5), Decision(-1), Decision(10**30), Decision(2, (0,)), Decision(0, (0,))):
        with pytest.raises(Refused, match="Nothing has changed"):
            choose(before, 0, forged)
    on_stage.play("Alice", attempt, MEASURE)
    for forged in (
        Decision(0, (0, 2)),
        Decision(0, (1, 0)),
        Decision(0, (0, 0)),
        Decision(0, (-1,)),
        Decision(1, (0,)),
    ):
        with pytest.raises(Refused, match="Nothing has changed"):
            choose(on_stage.standing("Alice", attempt), 1, forged)
    assert len(rows_of(attempt)) == 1


def test_ticks_or_words_that_are_missing_are_asked_for(on_stage: Stage) -> None:
    attempt = on_stage.played("Alice", MEASURE)
    with pytest.raises(Incomplete):
        choose(on_stage.standing("Alice", attempt), 1, Decision(0))
    on_stage.play("Alice", attempt, FIGURES)
    with pytest.raises(Incomplete):
        choose(on_stage.standing("Alice", attempt), 2, Decision(0, (), " \n "))
    assert len(rows_of(attempt)) == 2


def test_nothing_more_is_decided_when_the_case_is_over(on_stage: Stage) -> None:
    attempt = on_stage.played("Alice", *HARMFUL_WAY)
    with pytest.raises(MovedOn):
        choose(on_stage.standing("Alice", attempt), 2, Decision(0))
    assert len(rows_of(attempt)) == 2


def test_nobody_goes_round_for_ever(on_stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(play, "MOST_DECISIONS", 4)
    attempt = on_stage.played("Alice", AGE, ROUND, AGE, ROUND)
    with pytest.raises(Refused, match="gone round too often"):
        choose(on_stage.standing("Alice", attempt), 4, MEASURE)
    assert len(rows_of(attempt)) == 4


def test_a_decision_that_fails_on_its_way_leaves_nothing(on_stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Row, position and counts are one transaction."""
    attempt = on_stage.begin("Alice")
    monkeypatch.setattr(play, "_COUNT", dict.fromkeys(("sqlite", "postgresql"), text("UPDATE nowhere SET count = 1")))
    with pytest.raises(DBAPIError):
        choose(on_stage.standing("Alice", attempt), 0, MEASURE)
    assert rows_of(attempt) == []
    assert on_stage.row(attempt).decided == 0
    assert on_stage.standing("Alice", attempt).play.decisions == ()


def test_an_attempt_is_found_by_whose_it_is_only(on_stage: Stage) -> None:
    attempt = on_stage.begin("Alice")
    for name in ("Bob", "Carol", "Dan", "Rita", "Olga", "Mallory", "Gus"):
        with pytest.raises(NotThere):
            on_stage.standing(name, attempt)
    with pytest.raises(NotThere):
        on_stage.standing("Alice", attempt + 1)


def test_a_draft_is_kept_where_the_attempt_stands(on_stage: Stage) -> None:
    attempt, alice = on_stage.begin("Alice"), on_stage.ids["Alice"]
    assert keep_draft(writing, attempt, alice, 0, {"words": "half"})
    assert on_stage.row(attempt).draft == {"words": "half"}
    assert not keep_draft(writing, attempt, alice, 1, {"words": "too early"})
    assert not keep_draft(writing, attempt, on_stage.ids["Mallory"], 0, {"words": "hers"})
    assert on_stage.row(attempt).draft == {"words": "half"}


def test_a_draft_stays_through_an_ask_and_goes_with_what_leaves_the_scene(on_stage: Stage) -> None:
    attempt, draft = on_stage.begin("Alice"), {"choice": 2}
    choose(on_stage.standing("Alice", attempt), 0, FALLS, draft)
    assert on_stage.row(attempt).draft == draft
    choose(on_stage.standing("Alice", attempt), 1, MEASURE, draft)
    assert on_stage.row(attempt).draft is None


def test_no_draft_is_kept_of_an_attempt_that_is_over(on_stage: Stage) -> None:
    attempt = on_stage.played("Alice", AGE, ROUND, MEASURE, FIGURES, PILE, RENEW)
    assert not keep_draft(writing, attempt, on_stage.ids["Alice"], 6, {"words": "late"})
    assert on_stage.row(attempt).draft is None

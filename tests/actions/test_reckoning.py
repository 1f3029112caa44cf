"""What the end of an attempt leaves: the result, evidence of the first one, cards of what was missed."""

import pytest
from sqlalchemy import select

from eduapp.actions import attempts
from eduapp.actions.play import decide
from eduapp.actions.reckoning import reckon
from eduapp.case.play import Decision
from eduapp.jobs.reckon import reckon as jobs_reckon
from eduapp.store import Card, Evidence
from eduapp.web import clock, ids
from eduapp.web.db import db, reading, writing
from tests.actions.shown import folded, same, stored
from tests.actions.together import Deed, at_once
from tests.conftest import NOON, Clock
from tests.stage import AGE, FALLS, FIGURES, GOOD_WAY, HARMFUL_WAY, HUSBAND, LETTER, MEASURE, STAIRS, Stage


def evidence(stage: Stage, name: str = "Alice") -> dict[str, float]:
    own = select(Evidence.item, Evidence.y).where(Evidence.person_id == stage.ids[name])
    found = {item: y for item, y in db.session.execute(own)}
    db.session.rollback()
    return found


def cards(stage: Stage) -> dict[str, int]:
    own = select(Card.item, Card.number).where(Card.person_id == stage.ids["Alice"])
    found = {item: number for item, number in db.session.execute(own)}
    db.session.rollback()
    return found


def test_nothing_is_kept_before_the_end(on_stage: Stage) -> None:
    attempt = on_stage.played("Alice", *GOOD_WAY[:-1])
    assert (evidence(on_stage), cards(on_stage), on_stage.row(attempt).passed) == ({}, {}, None)


def test_the_first_attempt_shows_what_its_scored_scenes_were_worth(on_stage: Stage) -> None:
    attempt = on_stage.played("Alice", *GOOD_WAY)
    shown = evidence(on_stage)
    assert set(shown) == {"the-walk#the-clinic", "the-walk#the-corridor", "the-walk#the-letter"}
    assert shown["the-walk#the-letter"] == 1
    row = on_stage.row(attempt)
    assert (row.end, row.passed, row.unsafe) == ("good", True, 0)
    same(stored(on_stage.ids["Alice"])[1], folded(on_stage.ids["Alice"]))


def end(stage: Stage, name: str = "Alice") -> int:
    """Play to the end, and look at nothing of it."""
    attempt = stage.begin(name)
    for number, decision in enumerate(HARMFUL_WAY):
        decide(writing, stage.standing(name, attempt), number, decision, None, now=clock.now())
    return attempt


def reckon_all(stage: Stage) -> int:
    """What the job process does."""
    return jobs_reckon(db.engine, stage.new_desk(), clock=clock.now)


def test_no_step_of_play_waits_for_what_it_shows(on_stage: Stage) -> None:
    attempt = end(on_stage)
    assert (evidence(on_stage), on_stage.row(attempt).reckoned_at) == ({}, None)
    assert on_stage.row(attempt).passed is False, "the result itself is there at once"


def test_what_nobody_looked_at_is_reckoned_once_as_of_its_end(on_stage: Stage, time: Clock) -> None:
    end(on_stage)
    end(on_stage, "Mallory")
    time.pass_(hours=5)
    assert [reckon_all(on_stage) for _ in range(2)] == [2, 0]
    assert evidence(on_stage) == evidence(on_stage, "Mallory") != {}
    assert set(db.session.scalars(select(Evidence.at))) == {NOON}
    assert set(cards(on_stage)) == {"the-walk#the-clinic", "the-walk#a-year-later"}


def test_who_looks_reckons_only_what_is_her_own(on_stage: Stage) -> None:
    end(on_stage)
    end(on_stage, "Mallory")
    assert reckon(reading(), writing, on_stage.new_desk(), on_stage.ids["Alice"], now=clock.now()) == 1
    assert evidence(on_stage) != {}
    assert evidence(on_stage, "Mallory") == {}


def test_of_two_processes_that_reckon_at_once_one_does(on_stage: Stage) -> None:
    end(on_stage)

    def deed(ready: Deed) -> None:
        db.session.connection()
        ready()
        reckon_all(on_stage)

    assert at_once(on_stage.app, deed, deed, deed) == [None] * 3
    assert set(evidence(on_stage)) == {"the-walk#the-clinic", "the-walk#a-year-later"}
    same(stored(on_stage.ids["Alice"])[1], folded(on_stage.ids["Alice"]))


def test_a_second_attempt_adds_no_evidence(on_stage: Stage, time: Clock) -> None:
    on_stage.played("Alice", *HARMFUL_WAY)
    before = evidence(on_stage)
    time.pass_(days=1)
    on_stage.played("Alice", *GOOD_WAY)
    assert evidence(on_stage) == before


def test_of_two_attempts_that_are_going_on_only_the_first_shows_anything(on_stage: Stage) -> None:
    first, second = on_stage.begin("Alice"), on_stage.begin("Alice")
    on_stage.play("Alice", second, *GOOD_WAY)
    assert evidence(on_stage) == {}
    on_stage.play("Alice", first, *HARMFUL_WAY)
    assert evidence(on_stage) != {}


def test_practice_adds_neither_evidence_nor_cards(on_stage: Stage) -> None:
    over = on_stage.standing("Alice", on_stage.played("Alice", *GOOD_WAY))
    before = evidence(on_stage), cards(on_stage)
    practice = attempts.practise(db.session, ids.new(clock.now()), on_stage.ids["Alice"], over, 0, now=clock.now())
    db.session.commit()
    on_stage.play("Alice", practice.id, *HARMFUL_WAY)
    assert on_stage.standing("Alice", practice.id).is_over
    assert (evidence(on_stage), cards(on_stage)) == before


@pytest.mark.parametrize(
    ("way", "missed"),
    [
        (GOOD_WAY, {}),
        (HARMFUL_WAY, {"the-walk#the-clinic": 0, "the-walk#a-year-later": 1}),
        ((FALLS, HUSBAND, AGE, *HARMFUL_WAY[1:]), {"the-walk#the-clinic": 2, "the-walk#a-year-later": 3}),
        ((MEASURE, FIGURES, LETTER), {"the-walk#the-clinic": 0}),
    ],
    ids=["the best", "the worst", "asked before", "without asking"],
)
def test_a_card_is_made_for_each_scene_in_which_something_was_missed(
    on_stage: Stage, way: tuple[Decision, ...], missed: dict[str, int]
) -> None:
    on_stage.played("Alice", *way)
    assert cards(on_stage) == missed


def test_a_scene_that_was_missed_twice_has_one_card(on_stage: Stage) -> None:
    on_stage.played("Alice", *HARMFUL_WAY)
    before = cards(on_stage)
    on_stage.played("Alice", *HARMFUL_WAY)
    assert cards(on_stage) == before


def test_a_guest_shows_something_too(on_stage: Stage) -> None:
    """Who makes an account of it keeps it."""
    on_stage.played("Gus", Decision(1), key=STAIRS)
    assert evidence(on_stage, "Gus") == {"the-stairs#the-landing": 0.0}

"""Beginning an attempt, and practising from an earlier one."""

import pytest
from sqlalchemy import select

from eduapp.actions import attempts, studying, ways
from eduapp.actions.refused import NotThere, Refused
from eduapp.store import ActCount, Attempt, Decision
from eduapp.web import clock, ids
from eduapp.web.db import db, writing
from tests.conftest import Clock
from tests.stage import AGE, FALLS, GOOD_WAY, HARMFUL_WAY, MEASURE, STAIRS, TORN, WALK, Stage


def practise(stage: Stage, name: str, origin: int, number: int) -> Attempt:
    standing = stage.standing(name, origin)
    now = clock.now()
    made = attempts.practise(db.session, ids.new(now), stage.ids[name], standing, number, now=now)
    db.session.commit()
    return made


def test_the_first_scored_attempt_of_a_person_at_a_case_is_marked(on_stage: Stage) -> None:
    first, second = on_stage.begin("Alice"), on_stage.begin("Alice")
    elsewhere, hers = on_stage.begin("Alice", STAIRS), on_stage.begin("Mallory")
    assert [on_stage.row(attempt).is_first for attempt in (first, second, elsewhere, hers)] == [True, False, True, True]


def test_an_attempt_stands_at_the_opening_of_the_revision_that_is_offered(on_stage: Stage, time: Clock) -> None:
    row = on_stage.row(on_stage.begin("Alice"))
    assert (row.scene, row.decided, row.kind, row.case_key) == ("the-clinic", 0, "scored", WALK)
    assert row.revision_id == on_stage.playable().id
    assert row.started_at == row.changed_at == time.now()


def test_one_goes_on_with_the_newest_attempt_that_has_not_ended(on_stage: Stage, time: Clock) -> None:
    on_stage.begin("Alice")
    time.pass_(minutes=1)
    newest = on_stage.begin("Alice")
    time.pass_(minutes=1)
    over = on_stage.played("Alice", *HARMFUL_WAY)
    practise(on_stage, "Alice", over, 0)
    found = attempts.unfinished(db.session, on_stage.ids["Alice"], WALK)
    assert found is not None
    assert found.id == newest
    assert attempts.unfinished(db.session, on_stage.ids["Mallory"], WALK) is None
    assert attempts.unfinished(db.session, on_stage.ids["Alice"], STAIRS) is None


@pytest.mark.parametrize("key", [TORN, "nothing", "", "the-walk\0", "'; DROP TABLE attempt"])
def test_a_case_that_is_withheld_or_unknown_cannot_be_begun(on_stage: Stage, key: str) -> None:
    with pytest.raises(NotThere):
        ways.way_to(db.session.connection(), db.session, studying.teachings(), key, ways.Player(None, True), "")


def test_practice_takes_over_the_decisions_before_the_one_it_begins_at(on_stage: Stage) -> None:
    over = on_stage.played("Alice", *GOOD_WAY)
    practice = practise(on_stage, "Alice", over, 3)
    assert (practice.kind, practice.origin_id, practice.copied, practice.decided) == ("practice", over, 3, 3)
    assert practice.scene == "the-letter"
    assert on_stage.standing("Alice", practice.id).play.decisions == GOOD_WAY[:3]
    assert on_stage.standing("Alice", over).play.decisions == GOOD_WAY


def test_practice_begins_when_the_attempt_is_over_and_at_a_decision_of_it(on_stage: Stage) -> None:
    with pytest.raises(Refused, match="Practice begins when the attempt is over"):
        practise(on_stage, "Alice", on_stage.played("Alice", FALLS), 0)
    over = on_stage.played("Alice", *HARMFUL_WAY)
    for number in (-1, 2, 10**30):
        with pytest.raises(NotThere):
            practise(on_stage, "Alice", over, number)


def test_practice_never_counts(on_stage: Stage) -> None:
    over = on_stage.played("Alice", *HARMFUL_WAY)
    counted = db.session.execute(select(ActCount.scene, ActCount.act, ActCount.count)).all()
    practice = practise(on_stage, "Alice", over, 0)
    on_stage.play("Alice", practice.id, *GOOD_WAY)
    row = on_stage.row(practice.id)
    assert (row.is_first, row.end) == (False, "good")
    assert db.session.execute(select(ActCount.scene, ActCount.act, ActCount.count)).all() == counted


def test_the_database_itself_refuses_a_practice_that_counts(on_stage: Stage) -> None:
    practice = practise(on_stage, "Alice", on_stage.played("Alice", *HARMFUL_WAY), 0)
    practice.is_first = True
    with pytest.raises(Exception, match=r"practice_never_counts|uq_attempt_first|UNIQUE"):
        db.session.flush()
    db.session.rollback()


def test_a_decision_of_practice_is_taken_back_and_the_attempt_can_end_another_way(on_stage: Stage) -> None:
    over = on_stage.played("Alice", *HARMFUL_WAY)
    practice = practise(on_stage, "Alice", over, 1)
    on_stage.play("Alice", practice.id, HARMFUL_WAY[1])
    assert on_stage.row(practice.id).finished_at is not None
    attempts.take_back(db.session, on_stage.standing("Alice", practice.id), 0, now=clock.now())
    db.session.commit()
    row = on_stage.row(practice.id)
    assert (row.decided, row.copied, row.scene, row.finished_at, row.end) == (0, 0, "the-clinic", None, None)
    on_stage.play("Alice", practice.id, *GOOD_WAY)
    assert on_stage.row(practice.id).end == "good"
    assert on_stage.standing("Alice", over).play.decisions == HARMFUL_WAY


def test_nothing_is_taken_back_in_an_attempt_that_counts(on_stage: Stage) -> None:
    attempt = on_stage.played("Alice", FALLS, MEASURE)
    with pytest.raises(Refused, match="Only in practice"):
        attempts.take_back(db.session, on_stage.standing("Alice", attempt), 0, now=clock.now())
    assert on_stage.row(attempt).decided == 2


def test_only_a_decision_that_was_made_is_taken_back(on_stage: Stage) -> None:
    practice = practise(on_stage, "Alice", on_stage.played("Alice", *HARMFUL_WAY), 1)
    for number in (-1, 1, 10**30):
        with pytest.raises(NotThere):
            attempts.take_back(db.session, on_stage.standing("Alice", practice.id), number, now=clock.now())


def test_nobody_stands_in_the_attempt_of_somebody_else(on_stage: Stage) -> None:
    attempt = on_stage.played("Alice", AGE)
    for name in ("Mallory", "Carol", "Olga", "Gus"):
        with pytest.raises(NotThere):
            on_stage.standing(name, attempt)
    with writing() as connection:
        assert connection.execute(select(Decision.number).where(Decision.attempt_id == attempt)).all() == [(0,)]

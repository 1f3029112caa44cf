"""How a cohort decides is counted along with each decision, and comes to the same when it is counted anew."""

import pytest
from sqlalchemy import delete, select, update

from eduapp.actions import attempts, cohorts, tallies
from eduapp.actions.playable import playables
from eduapp.case.pace import bucket_of
from eduapp.case.play import Decision
from eduapp.store import ActTally, Assignment, PaceTally
from eduapp.web import clock, ids
from eduapp.web.db import db
from tests.actions.together import Deed, together
from tests.conftest import Clock
from tests.stage import GOOD_WAY, HARMFUL_WAY, WALK, Stage


@pytest.fixture
def given(on_stage: Stage) -> Assignment:
    """The walk, given to a cohort of Bob's."""
    now = clock.now()
    cohort = cohorts.create(db.session, ids.new(now), on_stage.ids["Bob"], "Monday", "UTC", now=now)
    made = Assignment(id=ids.new(now), cohort_id=cohort.id, kind="case", key=WALK, counts="first", created_at=now)
    db.session.add(made)
    db.session.commit()
    return made


def begun(stage: Stage, given: Assignment | None, name: str = "Alice") -> int:
    now = clock.now()
    playable = stage.playable()
    attempt = attempts.begin(
        db.session.connection(), ids.new(now), stage.ids[name], playable, 7, assignment=given, now=now
    )
    db.session.commit()
    return attempt


def acts(is_first: bool = True) -> dict[tuple[int, int], int]:
    rows = select(ActTally.scene, ActTally.act, ActTally.count).where(ActTally.is_first == is_first)
    with db.engine.connect() as connection:
        return {(scene, act): count for scene, act, count in connection.execute(rows)}


def pace() -> dict[tuple[int, int], int]:
    rows = select(PaceTally.scene, PaceTally.bucket, PaceTally.count)
    with db.engine.connect() as connection:
        return {(scene, bucket): count for scene, bucket, count in connection.execute(rows)}


def wrong() -> int:
    with db.engine.begin() as connection:
        return tallies.rebuild(connection, playables())


def test_what_is_done_for_no_assignment_is_not_counted(on_stage: Stage, given: Assignment) -> None:
    on_stage.play("Alice", begun(on_stage, None), *GOOD_WAY)
    assert (acts(), pace(), wrong()) == ({}, {}, 0)


def test_each_act_is_counted_once_an_attempt_and_agrees_with_the_decisions(on_stage: Stage, given: Assignment) -> None:
    for name, way in (("Alice", GOOD_WAY), ("Mallory", HARMFUL_WAY)):
        on_stage.play(name, begun(on_stage, given, name), *way)
    first = acts()
    assert set(first.values()) <= {1, 2}
    assert sum(first.values()) >= len(GOOD_WAY)
    assert acts(is_first=False) == {}
    assert wrong() == 0


def test_later_attempts_are_counted_apart(on_stage: Stage, given: Assignment) -> None:
    for _ in range(2):
        on_stage.play("Alice", begun(on_stage, given), *GOOD_WAY)
    assert acts() == acts(is_first=False)
    assert wrong() == 0


def test_the_time_of_a_scene_runs_from_entering_to_leaving_it(on_stage: Stage, given: Assignment, time: Clock) -> None:
    attempt = begun(on_stage, given)
    for decision in GOOD_WAY:
        time.pass_(seconds=60)
        on_stage.play("Alice", attempt, decision)
    found = pace()
    assert set(found.values()) == {1}
    assert {bucket for _, bucket in found} <= {bucket_of(60), bucket_of(120), bucket_of(180)}
    assert wrong() == 0


def test_tallies_that_were_lost_or_changed_are_made_anew(on_stage: Stage, given: Assignment) -> None:
    on_stage.play("Alice", begun(on_stage, given), *GOOD_WAY)
    before = acts(), pace()
    with db.engine.begin() as connection:
        connection.execute(update(ActTally).values(count=9))
        connection.execute(delete(PaceTally))
    assert wrong() == len(before[0]) + len(before[1])
    assert (acts(), pace(), wrong()) == (*before, 0)


def test_a_decision_that_is_refused_counts_nothing(on_stage: Stage, given: Assignment) -> None:
    attempt = begun(on_stage, given)
    with pytest.raises(Exception, match="not offered"):
        on_stage.play("Alice", attempt, Decision(99))
    assert (acts(), wrong()) == ({}, 0)


def test_many_who_decide_at_once_are_all_counted(on_stage: Stage, given: Assignment) -> None:
    begun_by = {name: begun(on_stage, given, name) for name in ("Alice", "Mallory", "Dan", "Carol")}

    def deed(name: str) -> Deed:
        return lambda: on_stage.play(name, begun_by[name], *GOOD_WAY)

    together(on_stage.app, *[deed(name) for name in begun_by])
    assert max(acts().values()) == len(begun_by)
    assert wrong() == 0

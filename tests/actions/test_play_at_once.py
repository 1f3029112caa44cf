"""Decisions at the same moment, and processes that have something at hand: the database decides."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Barrier

import pytest
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import DBAPIError

from eduapp.actions import attempts, looking_back
from eduapp.actions.play import Desk, Plays, Standing, decide, stand
from eduapp.actions.refused import MovedOn, NotThere
from eduapp.case.play import Decision
from eduapp.store import Decision as Decided
from eduapp.web import clock, ids
from eduapp.web.db import db, reading, writing
from tests.actions.decided import choose, counts, rows_of
from tests.actions.together import together
from tests.conftest import Clock
from tests.stage import (
    AGE,
    FALLS,
    FIGURES,
    GOOD_WAY,
    HUSBAND,
    MEASURE,
    RENEW,
    ROUND,
    Stage,
)


def test_of_two_tabs_that_begin_at_once_only_one_is_first(on_stage: Stage) -> None:
    playable, alice, barrier = on_stage.playable(), on_stage.ids["Alice"], Barrier(4)

    def begin_now(number: int) -> Callable[[], object]:
        def begin() -> None:
            barrier.wait(timeout=20)
            attempts.begin(db.session.connection(), number, alice, playable, 7, now=clock.now())
            db.session.commit()

        return begin

    assert together(on_stage.app, *map(begin_now, range(1, 5))) == [None] * 4
    assert sorted(on_stage.row(number).is_first for number in range(1, 5)) == [False, False, False, True]


@pytest.mark.parametrize("others", [(AGE, FALLS, MEASURE, MEASURE), (MEASURE, AGE), (FALLS, FALLS)])
def test_of_decisions_at_the_same_moment_exactly_one_wins(on_stage: Stage, others: tuple[Decision, ...]) -> None:
    attempt = on_stage.begin("Alice")
    barrier = Barrier(len(others))

    @contextmanager
    def at_once() -> Iterator[Connection]:
        barrier.wait(timeout=20)  # each has read where the attempt stands before one of them writes
        with db.engine.begin() as connection:
            yield connection

    def deed(decision: Decision) -> Callable[[], object]:
        return lambda: decide(at_once, on_stage.standing("Alice", attempt), 0, decision, None, now=clock.now())

    came = together(on_stage.app, *map(deed, others))
    won = [decision for decision, outcome in zip(others, came, strict=True) if not isinstance(outcome, Exception)]
    assert [type(outcome) for outcome in came if isinstance(outcome, Exception)] == [MovedOn] * (len(others) - 1)
    assert [row[2] for row in rows_of(attempt)] == [decision.choice for decision in won]
    assert counts() == {(0, won[0].choice): 1}
    assert on_stage.row(attempt).decided == 1


def test_people_who_decide_the_same_at_the_same_moment_are_all_counted(on_stage: Stage) -> None:
    names = ("Alice", "Bob", "Carol", "Dan", "Mallory", "Gus")
    attempts = {name: on_stage.played(name, MEASURE) for name in names}
    standings = {name: on_stage.standing(name, attempt) for name, attempt in attempts.items()}
    barrier = Barrier(len(names))

    def deed(name: str) -> Callable[[], object]:
        def count() -> None:
            barrier.wait(timeout=20)
            choose(standings[name], 1, FIGURES)

        return count

    assert together(on_stage.app, *map(deed, names)) == [None] * len(names)
    assert counts() == {(0, 2): 6, (1, 0): 6, (1, 1): 6, (1, 3): 6}


def test_a_process_that_has_served_an_attempt_sees_what_another_one_decided(on_stage: Stage, time: Clock) -> None:
    attempt, alice = on_stage.begin("Alice"), on_stage.ids["Alice"]
    here, there = on_stage.new_desk(), on_stage.new_desk()
    way = (FALLS, HUSBAND, *GOOD_WAY[1:])
    for number, decision in enumerate(way):
        time.pass_(seconds=1)
        desk = (here, there)[number % 2]
        decide(writing, stand(reading(), desk, attempt, alice), number, decision, None, now=clock.now())
        seen = [stand(reading(), desk, attempt, alice) for desk in (here, there)]
        for standing in seen:
            assert standing.play == on_stage.standing("Alice", attempt).play
            assert standing.play.decisions == way[: number + 1]


def test_a_process_that_was_too_late_keeps_nothing_of_its_own_decision(on_stage: Stage) -> None:
    attempt, alice = on_stage.begin("Alice"), on_stage.ids["Alice"]
    here, there = on_stage.new_desk(), on_stage.new_desk()
    late, early = (stand(reading(), desk, attempt, alice) for desk in (here, there))
    decide(writing, early, 0, MEASURE, None, now=clock.now())
    with pytest.raises(MovedOn):
        decide(writing, late, 0, AGE, None, now=clock.now())
    assert stand(reading(), here, attempt, alice).play.decisions == (MEASURE,)


def test_what_is_at_hand_of_an_attempt_is_at_hand_for_nobody_else(on_stage: Stage) -> None:
    attempt, desk = on_stage.played("Alice", MEASURE), on_stage.new_desk()
    stand(reading(), desk, attempt, on_stage.ids["Alice"])
    with pytest.raises(NotThere):
        stand(reading(), desk, attempt, on_stage.ids["Mallory"])


def test_of_plays_in_progress_only_so_many_are_at_hand(on_stage: Stage) -> None:
    desk = Desk(on_stage.playables, Plays(most=2))
    for name in ("Alice", "Bob", "Carol"):
        stand(reading(), desk, on_stage.played(name, MEASURE), on_stage.ids[name])
    assert len(desk.plays.kept) == 2


def test_a_decision_that_is_taken_back_at_the_same_moment_leaves_an_attempt_that_goes_on(on_stage: Stage) -> None:
    """In practice, from two tabs: one of them wins, and what is on disk fits together."""
    over = on_stage.standing("Alice", on_stage.played("Alice", AGE, ROUND, AGE, RENEW))
    for turn in range(6):
        made = attempts.practise(db.session, ids.new(clock.now()), on_stage.ids["Alice"], over, 2, now=clock.now())
        db.session.commit()
        practice, barrier = made.id, Barrier(2)
        standing = on_stage.standing("Alice", practice)

        def decide_now(standing: Standing = standing, barrier: Barrier = barrier) -> None:
            barrier.wait(timeout=20)
            choose(standing, 2, MEASURE)

        def take_back_now(standing: Standing = standing, barrier: Barrier = barrier) -> None:
            barrier.wait(timeout=20)
            attempts.take_back(db.session, standing, 1, now=clock.now())
            db.session.commit()

        came = together(on_stage.app, *(take_back_now, decide_now)[:: 1 if turn % 2 else -1])
        assert [type(slip) for slip in came if slip is not None] == [MovedOn], "one comes first, the other is told"
        decisions = on_stage.standing("Alice", practice).play.decisions
        assert decisions in ((AGE,), (AGE, ROUND, MEASURE))
        assert [number for number, *_ in rows_of(practice)] == list(range(len(decisions)))
        assert on_stage.row(practice).decided == len(decisions)


def test_points_ticked_off_in_two_tabs_at_once_are_those_of_one_of_them(on_stage: Stage) -> None:
    attempt = on_stage.played("Alice", *GOOD_WAY)
    standing, barrier = on_stage.standing("Alice", attempt), Barrier(2)

    def tick() -> None:
        db.session.connection()
        barrier.wait(timeout=20)
        looking_back.check_off(db.session, standing, 3, [0, 1])
        db.session.commit()

    assert together(on_stage.app, tick, tick) == [None, None]
    assert looking_back.checked(db.session, attempt) == {(3, 0), (3, 1)}


def break_off(connection: Connection) -> None:
    """On SQLite the commit is refused; on PostgreSQL the server ends the connection."""
    connection.execute(insert(Decided), {"attempt_id": 1, "number": 0, "scene": 0, "choice": 0, "at": clock.now()})
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")


def test_a_transaction_that_breaks_leaves_nothing_that_a_later_request_could_see(on_stage: Stage) -> None:
    attempt = on_stage.played("Alice", MEASURE)
    with pytest.raises((sqlite3.IntegrityError, DBAPIError)), writing() as connection:  # noqa: PT012
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        else:
            connection.exec_driver_sql("SET session_replication_role = replica")
        break_off(connection)
    on_stage.play("Alice", attempt, FIGURES)
    assert reading().execute(select(Decided.attempt_id).distinct()).scalars().all() == [attempt]

"""What simulated learners do leaves what people's work leaves: attempts, evidence, tallies, progress in modules."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count
from random import Random

import pytest
from sqlalchemy import func, select

from eduapp.actions import cohorts, enrolments, tallies
from eduapp.actions.playable import playables
from eduapp.actions.simulating import Simulation
from eduapp.case.play import Play
from eduapp.mastery.simulated import Simulated
from eduapp.store import ActTally, Assignment, Attempt, Case, Evaluation, Evidence, QuizAttempt, StandingThen
from eduapp.store import Decision as Decided
from eduapp.web.db import db
from tests.conftest import NOON
from tests.schooling import MODULE, School
from tests.stage import STAIRS, WALK, Stage

MONDAY = NOON - timedelta(days=20)
ABLE = Simulated(3.0)


def simulation(seed: int = 1) -> Simulation:
    numbers = count(1_000)
    return Simulation(db.session, Random(seed), lambda at: next(numbers))


def given(stage: Stage, kind: str, key: str) -> Assignment:
    cohort = cohorts.create(db.session, 1, stage.ids["Bob"], "Monday", "UTC", now=MONDAY)
    made = Assignment(id=2, cohort_id=cohort.id, kind=kind, key=key, counts="best", created_at=MONDAY)
    db.session.add(made)
    db.session.flush()
    return made


def revision(key: str) -> int:
    found = db.session.get_one(Case, key).revision_id
    assert found is not None
    return found


def days(number: int) -> Iterator[datetime]:
    return iter([MONDAY + timedelta(days=day) for day in range(number)])


@pytest.fixture
def played(on_stage: Stage) -> Attempt:
    """Alice's attempt at the walk for Bob's cohort, three weeks ago."""
    assignment = given(on_stage, "case", WALK)
    simulation().play(on_stage.ids["Alice"], ABLE, revision(WALK), MONDAY, assignment=assignment)
    return db.session.scalars(select(Attempt)).one()


def test_a_play_is_an_attempt_that_has_ended_in_its_own_time(played: Attempt) -> None:
    times = db.session.scalars(select(Decided.at).order_by(Decided.number)).all()
    assert played.is_first
    assert (played.cohort_id, played.assignment_id, played.started_at) == (1, 2, MONDAY)
    assert played.finished_at == played.reckoned_at == times[-1]
    assert MONDAY < times[0] < times[-1] < MONDAY + timedelta(hours=1)
    assert len(times) == played.decided


def test_it_leaves_evidence_and_a_standing_of_its_day(played: Attempt) -> None:
    evidence = db.session.scalars(select(Evidence.at)).all()
    assert evidence
    assert set(evidence) == {played.finished_at}
    assert db.session.scalars(select(StandingThen.day)).all() == [MONDAY.date()]


def test_its_tallies_agree_with_its_decisions(played: Attempt) -> None:
    assert db.session.scalar(select(func.count()).select_from(ActTally))
    assert tallies.rebuild(db.session.connection(), playables()) == 0


def test_a_second_play_is_no_first_attempt(on_stage: Stage) -> None:
    run = simulation()
    for day in days(2):
        run.play(on_stage.ids["Alice"], ABLE, revision(WALK), day)
    assert db.session.scalars(select(Attempt.is_first).order_by(Attempt.started_at)).all() == [True, False]


def test_who_leaves_a_case_has_an_attempt_that_goes_on(on_stage: Stage) -> None:
    simulation().play(on_stage.ids["Alice"], ABLE, revision(WALK), MONDAY, leaves_after=1)
    attempt = db.session.scalars(select(Attempt)).one()
    assert (attempt.decided, attempt.finished_at) == (1, None)


def test_a_play_that_is_wanted_is_looked_for(on_stage: Stage) -> None:
    def unsafe(play: Play, passed: bool) -> bool:
        return bool(play.unsafe) and not passed

    simulation().play(on_stage.ids["Alice"], Simulated(-3.0), revision(WALK), MONDAY, wanted=unsafe)
    attempt = db.session.scalars(select(Attempt)).one()
    assert attempt.unsafe
    assert not attempt.passed


def test_a_module_is_gone_through_to_its_evaluation_and_all_of_it_is_assigned(in_school: School) -> None:
    assignment = given(in_school, "module", MODULE)
    simulation().study(in_school.ids["Alice"], lambda at: ABLE, MODULE, days(9), assignment)
    enrolment = enrolments.current_or_404(db.session, in_school.ids["Alice"], MODULE)
    begun = [MONDAY + timedelta(days=day) for day in range(7)]
    quizzes = db.session.scalars(select(QuizAttempt).order_by(QuizAttempt.started_at)).all()
    case = db.session.scalars(select(Attempt)).one()
    assert (case.case_key, case.enrolment_id, case.assignment_id) == (STAIRS, enrolment.id, 2)
    assert sorted([*(quiz.started_at for quiz in quizzes), case.started_at]) == begun[:6]
    assert {(quiz.cohort_id, quiz.assignment_id, quiz.is_first) for quiz in quizzes} == {(1, 2, True)}
    assert db.session.scalars(select(Evaluation.at)).one() == enrolment.finished_at == begun[6]


def test_who_has_few_evenings_does_as_many_parts_and_goes_on_there_the_next_time(in_school: School) -> None:
    run, person = simulation(), in_school.ids["Alice"]
    run.study(person, lambda at: ABLE, MODULE, days(0))
    assert enrolments.all_of(db.session, person) == {}
    run.study(person, lambda at: ABLE, MODULE, days(1))
    assert db.session.scalars(select(QuizAttempt.quiz_key)).all() == ["walking/before"]
    run.study(person, lambda at: ABLE, MODULE, iter([NOON]))
    assert db.session.scalars(select(Attempt.case_key)).all() == [STAIRS]

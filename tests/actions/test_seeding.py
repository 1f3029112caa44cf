"""A database that was filled is as if everybody in it had played."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import func, inspect, select
from sqlalchemy.orm import Session

from eduapp.actions import seeding, standings, tallies
from eduapp.actions.play import Desk, stand
from eduapp.actions.playable import playables
from eduapp.actions.refused import Refused
from eduapp.actions.seeded_cohorts import Size
from eduapp.mastery.estimate import fold
from eduapp.store import (
    ActCount,
    ActTally,
    Answer,
    Assignment,
    Attempt,
    Card,
    Decision,
    Enrolment,
    Evidence,
    Member,
    Person,
    QuizAttempt,
    Release,
    StandingNow,
    StandingThen,
)
from tests import schooling
from tests.conftest import NOON, Clock
from tests.databases import KINDS, Templates, close, site
from tests.schooling import School
from tests.seeded import one_session, seeded
from tests.stage import stock

SIZE = Size(learners=11, cohort=4, decisions=12)


@pytest.fixture(autouse=True)
def few_players(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seeding, "PLAYERS", 3)


@pytest.fixture(params=KINDS)
def seeded_url(
    request: pytest.FixtureRequest,
    templates: Templates,
    tmp_path_factory: pytest.TempPathFactory,
    time: Clock,
    few_players: None,
) -> Iterator[str]:
    """A database with a small module on the shelf, and eleven learners in three cohorts, of whom three played."""

    def fill() -> None:
        stock(schooling.write(tmp_path_factory.mktemp("module")), NOON)
        with one_session() as session:
            seeded(session, SIZE)

    with templates.copy(request.param, "seeded", fill) as url:
        yield url


@pytest.fixture
def session(seeded_url: str, tmp_path: Path) -> Iterator[Session]:
    made = site(seeded_url, tmp_path)
    with made.app_context(), one_session() as session:
        yield session
    close(made)


def learners(session: Session) -> list[int]:
    named = select(Person.id).where(Person.email.like("learner-%"))
    return sorted(session.scalars(named), key=lambda id_: int(session.get_one(Person, id_).name.split()[1]))


def test_every_learner_is_in_one_cohort_and_has_decided_often_enough(session: Session) -> None:
    members = session.execute(select(Member.cohort_id, Member.person_id, Member.shares)).all()
    assert sorted(Counter(member.cohort_id for member in members).values()) == [3, 4, 4]
    assert sorted(member.person_id for member in members) == sorted(learners(session))
    sharing = Counter(member.cohort_id for member in members if member.shares)
    assert sorted(sharing.values()) == [2, 3, 3]
    sums = select(func.sum(Attempt.decided)).group_by(Attempt.person_id)
    assert all(12 <= decided <= 40 for decided in session.scalars(sums))


def test_every_decision_of_everybody_can_be_replayed(session: Session) -> None:
    desk, connection = Desk(), session.connection()
    attempts = session.scalars(select(Attempt)).all()
    assert session.scalar(select(func.count()).select_from(Decision)) == sum(attempt.decided for attempt in attempts)
    for attempt in attempts:
        play = stand(connection, desk, attempt.id, attempt.person_id).play
        assert (play.here.end, play.points, len(play.decisions)) == (attempt.end, attempt.points, attempt.decided)
        times = session.scalars(select(Decision.at).where(Decision.attempt_id == attempt.id).order_by(Decision.number))
        assert all(one < next_ for one, next_ in pairwise([attempt.started_at, *times]))
        assert attempt.changed_at < NOON


def test_the_tallies_agree_with_the_decisions(session: Session) -> None:
    assert tallies.rebuild(session.connection(), playables()) == 0
    cohorts = set(session.scalars(select(ActTally.cohort_id)))
    assert len(cohorts) == SIZE.cohorts


def test_what_everybody_chose_at_first_is_counted_for_all_cohorts_together(session: Session) -> None:
    keys = (ActTally.revision_id, ActTally.scene, ActTally.act)
    tallied = select(*keys, func.sum(ActTally.count)).where(ActTally.is_first).group_by(*keys)
    counted = select(ActCount.revision_id, ActCount.scene, ActCount.act, ActCount.count)
    assert sorted(map(tuple, session.execute(counted))) == sorted(map(tuple, session.execute(tallied)))


def test_work_belongs_to_an_assignment_of_the_own_cohort(session: Session) -> None:
    cohort_of = {member.person_id: member.cohort_id for member in session.scalars(select(Member))}
    given = {one.id: one for one in session.scalars(select(Assignment))}
    for attempt in session.scalars(select(Attempt)):
        assert attempt.assignment_id is not None
        assignment = given[attempt.assignment_id]
        assert attempt.cohort_id == assignment.cohort_id == cohort_of[attempt.person_id]
        assert assignment.kind == "module" or assignment.key == attempt.case_key
    for quiz in session.scalars(select(QuizAttempt)):
        assert quiz.cohort_id == cohort_of[quiz.person_id]


def test_what_hangs_together_belongs_to_one_learner(session: Session) -> None:
    owner = {one.id: one.person_id for one in session.scalars(select(Enrolment))}
    attempts = {one.id: one for one in session.scalars(select(Attempt))}
    quizzes = {one.id: one for one in session.scalars(select(QuizAttempt))}
    assert set(owner.values()) == set(learners(session))
    assert all(one.enrolment_id is None or owner[one.enrolment_id] == one.person_id for one in attempts.values())
    assert all(owner[one.enrolment_id] == one.person_id for one in quizzes.values())
    assert {one.attempt_id for one in session.scalars(select(Answer))} == set(quizzes)
    for card in session.scalars(select(Card)):
        source = attempts[card.attempt_id] if card.attempt_id else quizzes[card.quiz_attempt_id or 0]
        assert source.person_id == card.person_id


def test_the_standing_of_everybody_is_what_their_evidence_comes_to(session: Session) -> None:
    for person_id in learners(session):
        kept = session.get_one(StandingNow, person_id)
        assert kept.upto == session.scalar(select(func.max(Evidence.id)).where(Evidence.person_id == person_id))
        before = standings.known_of(session.connection(), person_id)[0]
        folded = fold((), standings.evidence_of(session.connection(), person_id))
        assert before.pieces == folded.pieces
        assert before.mean == pytest.approx(folded.mean)
        assert session.scalars(select(StandingThen.day).where(StandingThen.person_id == person_id)).all()


def test_the_players_differ_in_ability(session: Session) -> None:
    shares = select(func.sum(Attempt.points)).where(Attempt.is_first).group_by(Attempt.person_id)
    assert len(set(session.scalars(shares))) > 1


def test_nothing_of_the_copying_is_left(session: Session) -> None:
    assert "seed_copy" not in inspect(session.connection()).get_temp_table_names()


def test_the_same_seed_makes_the_same_decisions_and_a_second_run_finds_room(session: Session) -> None:
    own = select(Attempt.case_key, Attempt.points, Attempt.decided, Attempt.person_id).order_by(Attempt.id)
    before = [tuple(row)[:3] for row in session.execute(own)]
    people = set(learners(session))
    seeded(session, SIZE, first_id=1 << 41)
    assert [tuple(row)[:3] for row in session.execute(own) if row.person_id not in people] == before
    assert tallies.rebuild(session.connection(), playables()) == 0


def test_few_learners_are_all_players(in_school: School) -> None:
    with one_session() as session:
        seeded(session, Size(learners=2, cohort=40, decisions=5))
        assert len(learners(session)) == 2
        assert tallies.rebuild(session.connection(), playables()) == 0


def test_a_database_with_people_is_refused(in_school: School) -> None:
    with one_session() as session, pytest.raises(Refused, match="There are people in this database already"):
        seeding.must_be_empty(session)


def test_nothing_to_be_played_is_refused_before_anybody_is_made(in_app: object) -> None:
    with one_session() as session:
        seeding.must_be_empty(session)
        with pytest.raises(Refused, match="There is nothing to be played"):
            seeded(session, SIZE)
        assert session.scalar(select(func.count()).select_from(Person)) == 0
        assert session.scalar(select(func.count()).select_from(Release)) == 0

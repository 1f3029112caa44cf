"""Live cases: what whoever leads the room may do, and what phones may."""

import pytest
from sqlalchemy import func, select

from eduapp.actions import live, live_votes
from eduapp.actions.refused import MovedOn, NotThere, Refused
from eduapp.actions.sessions import hashed
from eduapp.case.play import Decision, Incomplete
from eduapp.store import ActCount, ActTally, Attempt, Base, Evidence, LiveSeat, LiveTally, LiveVote
from eduapp.store import Decision as Decided
from eduapp.web import clock
from eduapp.web.db import db, reading, writing
from tests.conftest import Clock
from tests.living import Room
from tests.stage import AGE, FALLS, MEASURE, STAIRS
from tests.taught import Class

A, B = MEASURE.choice, AGE.choice


@pytest.fixture
def room(in_class: Class) -> Room:
    return Room(in_class.app)


def rows(model: type[Base]) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def count(room: Room) -> dict[int, int]:
    return dict(live.count(db.session, room.case, room.plays[-1]).acts)


def test_a_member_who_is_logged_in_has_one_seat_and_one_vote_on_all_her_devices(room: Room) -> None:
    phone, tablet = room.come("Alice"), room.come("Alice")
    room.vote(phone, A)
    room.vote(tablet, B)
    assert phone == tablet
    assert count(room) == {B: 1}


def test_by_the_code_as_many_come_in_as_the_cohort_has_learners(room: Room) -> None:
    room.come("Alice")
    assert len({room.come(), room.come()}) == 2
    with pytest.raises(Refused, match="All seats"):
        room.come()
    room.come("Mallory")
    assert live.came(db.session, room.case) == 4


def test_a_code_is_read_however_it_is_typed_and_ends_with_the_case(room: Room, time: Clock) -> None:
    now = clock.now()
    found = live_votes.by_code(db.session, f" {room.code[:3].lower()}-{room.code[3:]} ", now=now)
    assert found is not None
    assert live_votes.by_code(db.session, "", now=now) is None
    time.pass_(hours=7)
    assert live_votes.by_code(db.session, room.code, now=clock.now()) is None
    room.end()
    assert room.case.code is None


def test_only_one_case_is_live_at_a_time_and_a_forgotten_one_makes_room(room: Room, time: Clock) -> None:
    with pytest.raises(Refused, match="live in this cohort already"):
        room.show()
    time.pass_(hours=7)
    room.show(STAIRS)
    assert room.case.ended_at is not None


def test_a_vote_is_changed_until_the_vote_is_closed_and_then_is_too_late(room: Room) -> None:
    token = room.come("Alice")
    room.vote(token, A)
    room.vote(token, B)
    seat = room.seat(token)
    assert live_votes.own_vote(reading(), seat, token) == Decision(B)
    room.steer(live.close)
    with pytest.raises(MovedOn, match="came after the vote was closed"):
        room.vote(token, A)
    room.steer(live.reopen)
    assert count(room) == {B: 1}
    room.vote(token, A)
    assert count(room) == {A: 1}


def test_a_vote_that_was_on_its_way_when_the_case_moved_on_is_not_counted(room: Room) -> None:
    token = room.come("Alice")
    before, play = room.seat(token), room.plays[-1]
    room.lead(A)
    with pytest.raises(MovedOn):
        room.vote(token, 0, (0,), stop=0)
    # Even by a process that has not heard of it: the statement itself looks at the stop.
    with pytest.raises(MovedOn):
        live_votes.vote(writing, before, play, token, 0, Decision(B), now=clock.now())
    assert rows(LiveVote) == 0


def test_a_vote_has_the_ticks_that_the_scene_asks_for_and_no_ask(room: Room) -> None:
    token = room.come("Alice")
    with pytest.raises(Refused, match="not offered any more"):
        room.vote(token, FALLS.choice)
    room.lead(A)
    with pytest.raises(Incomplete):
        room.vote(token, 0)
    room.vote(token, 0, (0, 1))
    assert count(room) == {0: 1, 1: 1, 3: 1}


def test_what_is_not_offered_any_more_is_not_counted(room: Room) -> None:
    """An ask can open and close ways while the room votes."""
    token = room.come("Alice")
    room.vote(token, A)
    db.session.get_one(LiveVote, (room.live, 0, hashed(token))).choice = 4
    db.session.commit()
    assert count(room) == {}


def test_of_two_tabs_the_second_is_told_and_changes_nothing(room: Room) -> None:
    version = room.case.version
    room.lead(FALLS.choice)
    with pytest.raises(MovedOn, match="Another tab was faster"):
        live.go(db.session, room.case, version, room.plays[-1], MEASURE)
    db.session.rollback()
    assert room.case.decided == 1


def test_an_ask_keeps_the_votes_and_leaving_keeps_their_counts(room: Room) -> None:
    one, two = room.come("Alice"), room.come("Mallory")
    room.vote(one, A)
    room.vote(two, B)
    room.lead(FALLS.choice)
    assert (room.case.stop, count(room)) == (0, {A: 1, B: 1})
    room.steer(live.close)
    room.lead(A)
    assert (room.case.stop, room.case.is_open, room.case.shows) == (1, True, False)
    assert live.tallies(db.session, room.live) == {0: {A: 1, B: 1}}


def test_a_decision_is_taken_back_with_its_votes_as_they_were(room: Room) -> None:
    token = room.come("Alice")
    room.vote(token, A)
    room.lead(A)
    room.vote(token, 0, (0,))
    room.steer(live.go_back, room.plays)
    assert (room.case.stop, room.case.is_open, len(room.plays)) == (0, False, 1)
    assert (count(room), rows(LiveTally), rows(LiveVote)) == ({A: 1}, 0, 1)
    room.lead(FALLS.choice)
    room.steer(live.go_back, room.plays)
    assert (room.case.stop, room.case.decided) == (0, 0)


def test_when_it_ends_only_counts_stay(room: Room) -> None:
    token = room.come("Alice")
    room.vote(token, A)
    room.end()
    assert (rows(LiveVote), live.tallies(db.session, room.live), room.case.came) == (0, {0: {A: 1}}, 1)
    with pytest.raises(MovedOn):
        room.steer(live.reopen)
    db.session.rollback()
    with pytest.raises(MovedOn, match="over"):
        room.vote(token, A)


def test_it_counts_for_nobody(room: Room) -> None:
    room.vote(room.come("Alice"), A)
    room.lead(B)
    room.lead(1)
    room.end()
    assert [rows(model) for model in (Attempt, Decided, Evidence, ActTally, ActCount)] == [0] * 5


def test_what_is_live_elsewhere_is_not_there(room: Room) -> None:
    elsewhere = room.found("Tuesday")
    with pytest.raises(NotThere):
        live.live_or_404(db.session, elsewhere.id, room.live)
    assert live_votes.of_member(db.session, room.ids["Alice"], now=clock.now()) is not None
    assert live_votes.of_member(db.session, room.ids["Carol"], now=clock.now()) is None


def test_a_path_that_was_read_while_somebody_decided_is_not_kept(room: Room) -> None:
    row = room.case
    room.lead(FALLS.choice)
    stale = live_votes.Seated(row.id, row.revision_id, 0, 0, 0, True, row.begun_at, None)
    assert len(live_votes.Paths().get(reading(), room.shown, stale)) == 2
    assert rows(LiveSeat) == 0

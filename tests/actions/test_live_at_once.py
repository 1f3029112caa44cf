"""What happens in a live case at the same moment: no vote is lost between the count and the next scene."""

from collections.abc import Callable

import pytest

from eduapp.actions import live, live_votes
from eduapp.actions.refused import MovedOn
from eduapp.case.play import Decision
from eduapp.store import LiveCase
from eduapp.web import clock
from eduapp.web.db import db, writing
from tests.actions.together import Deed, at_once
from tests.living import Room
from tests.stage import AGE, MEASURE
from tests.taught import Class

A, B = MEASURE.choice, AGE.choice


@pytest.fixture
def room(class_: Class) -> Room:
    return Room(class_.app)


def test_what_is_counted_is_what_was_answered_as_counted(room: Room) -> None:
    with room.app.app_context():
        tokens = [room.come(name) for name in ("Alice", "Mallory", None, None)]
        seats, play = [room.seat(token) for token in tokens], room.plays[-1]

    def vote(number: int) -> Callable[[Deed], object]:
        def deed(ready: Deed) -> object:
            ready()
            live_votes.vote(writing, seats[number], play, tokens[number], 0, Decision(A), now=clock.now())
            return "counted"

        return deed

    def lead(ready: Deed) -> object:
        row = db.session.get_one(LiveCase, room.live)
        db.session.commit()
        ready()
        live.go(db.session, row, 0, play, Decision(B))
        db.session.commit()
        return "led"

    came = at_once(room.app, *map(vote, range(4)), lead)
    assert came[-1] == "led"
    assert all(one == "counted" or isinstance(one, MovedOn) for one in came[:-1])
    with room.app.app_context():
        kept = live.tallies(db.session, room.live).get(0, {})
    assert kept.get(A, 0) == came.count("counted")


def test_of_two_who_go_on_one_does(room: Room) -> None:
    with room.app.app_context():
        play = room.plays[-1]

    def go(choice: int) -> Callable[[Deed], object]:
        def deed(ready: Deed) -> object:
            row = db.session.get_one(LiveCase, room.live)
            db.session.commit()
            ready()
            live.go(db.session, row, 0, play, Decision(choice))
            db.session.commit()
            return "led"

        return deed

    came = at_once(room.app, go(A), go(B))
    assert sorted(isinstance(one, MovedOn) for one in came) == [False, True]


def test_two_phones_of_one_member_come_in_to_one_seat(room: Room) -> None:
    def come(ready: Deed) -> object:
        row = db.session.get_one(LiveCase, room.live)
        db.session.commit()
        ready()
        token = live_votes.sit(db.session, row, room.ids["Alice"], "key", now=clock.now())
        db.session.commit()
        return token

    assert len(set(at_once(room.app, come, come))) == 1
    with room.app.app_context():
        assert live.came(db.session, room.case) == 1

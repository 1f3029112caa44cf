"""A phone in a live case: how it comes in, votes, and looks whether something is new."""

from collections.abc import Callable

import pytest

from eduapp.actions import live
from eduapp.web.db import db
from eduapp.web.learn import live as pages
from tests.conftest import Clock
from tests.living import Room
from tests.stage import AGE, MEASURE, statements
from tests.taught import Class

A, B = MEASURE.choice, AGE.choice


@pytest.fixture
def room(class_: Class) -> Room:
    return Room(class_.app)


def steer(room: Room, deed: Callable[..., None], *more: object) -> None:
    with room.app.app_context():
        room.steer(deed, *more)


def go(room: Room, choice: int, *ticks: int) -> None:
    with room.app.app_context():
        room.lead(choice, *ticks)


def test_a_phone_comes_in_by_the_code_and_is_logged_in_nowhere(room: Room) -> None:
    phone = room.phone()
    assert "The clinic" in phone.text
    assert "Vote: what do you do?" in phone.text
    assert "Log in" in phone.get("/learn/").text
    assert phone.get("/learn/progress").request.path == "/account/log-in"


def test_a_member_who_is_logged_in_is_in_at_once(room: Room) -> None:
    assert "Vote: what do you do?" in room.phone("Alice").text
    assert "Enter the code" in room.phone("Carol").text


def test_a_wrong_code_says_so_and_is_slowed_down(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "AN_HOUR", 3)
    phone = room.browser()
    phone.get("/live/")
    for _ in range(3):
        assert phone.post("/live/", {"code": "BBBBBB"}).status_code == 422
    assert "Nothing is live under this code" in phone.text
    assert phone.post("/live/", {"code": room.code}).status_code == 429


def test_a_vote_is_told_and_changed(room: Room) -> None:
    phone = room.phone("Alice")
    assert "Choose one, then vote" in phone.post("/live/vote", {"stop": 0}).text
    phone.post("/live/vote", {"stop": 0, "choice": A})
    assert "Your vote is in" in phone.text
    phone.post("/live/vote", {"stop": 0, "choice": B})
    assert f'value="{B}" required checked' in phone.page.text
    with room.app.app_context():
        assert live.count(db.session, room.case, room.plays[-1]).acts == {B: 1}


def test_a_vote_after_the_scene_moved_on_is_told_so(room: Room) -> None:
    phone = room.phone("Alice")
    go(room, A)
    phone.post("/live/vote", {"stop": 0, "choice": A})
    assert "was not counted" in phone.text
    assert "The corridor" in phone.text
    phone.post("/live/vote", {"stop": 1, "choice": 0})
    assert "Tick 1 to 2." in phone.text
    steer(room, live.close)
    phone.post("/live/vote", {"stop": 1, "choice": 0, "tick": 0})
    assert "was not counted" in phone.text
    assert "The vote is closed" in phone.text


def test_the_debrief_comes_to_the_phones_and_the_code_is_worth_nothing(room: Room, time: Clock) -> None:
    phone = room.phone()
    phone.post("/live/vote", {"stop": 0, "choice": A})
    go(room, B)
    go(room, 1)
    assert "Here the case ends" in phone.get("/live/").text
    with room.app.app_context():
        room.end()
    assert "Best here" in phone.get("/live/").text
    assert "A change was waved away" in phone.text
    late = room.browser()
    late.get("/live/")
    assert late.post("/live/", {"code": room.code}).status_code == 422


def test_to_look_is_one_statement_and_a_few_bytes_and_to_vote_two(room: Room) -> None:
    phone = room.phone("Alice")
    phone.post("/live/vote", {"stop": 0, "choice": A})
    with statements(room.app) as sent:
        answer = phone.client.get("/live/now?version=0")
    assert (answer.status_code, answer.data, len(sent)) == (204, b"", 1)
    with statements(room.app) as sent:
        assert phone.send("/live/vote", {"stop": 0, "choice": B}).status_code == 303
    assert len(sent) == 2
    steer(room, live.close)
    assert phone.client.get("/live/now?version=0").data == b'{"version": 1}'
    assert room.browser().client.get("/live/now?version=1").data == b'{"version": null}'


def test_without_scripts_the_page_looks_again_by_itself_once_there_is_nothing_to_lose(room: Room) -> None:
    phone = room.phone()
    assert "http-equiv" not in phone.page.text
    phone.post("/live/vote", {"stop": 0, "choice": A})
    assert "http-equiv" in phone.page.text


def test_a_picture_is_there_for_who_has_a_seat(room: Room) -> None:
    assert room.phone().get("/live/media/gait.png").status_code == 200
    assert room.browser().get("/live/media/gait.png").status_code == 404


def test_a_forgotten_case_is_over(room: Room, time: Clock) -> None:
    phone = room.phone()
    time.pass_(hours=7)
    assert "before an ending" in phone.get("/live/").text
    phone.post("/live/vote", {"stop": 0, "choice": A})
    assert "too late" in phone.text

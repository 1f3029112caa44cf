"""A live case on the wall, and the live cases of a cohort."""

import pytest

from eduapp.web import ids, public
from eduapp.web.scanned import square
from tests.browse import Browser
from tests.interop.tabular.read import rows_of_csv
from tests.living import Room
from tests.stage import AGE, FALLS, MEASURE, statements
from tests.taught import Class
from tests.web.foreign import unmarked

A, B = MEASURE.choice, AGE.choice


@pytest.fixture
def room(class_: Class) -> Room:
    return Room(class_.app)


def wall(room: Room, name: str = "Bob") -> Browser:
    browser = room.browser(name)
    browser.get(room.address)
    return browser


def test_a_camera_reads_the_address_with_the_code(room: Room) -> None:
    browser = wall(room)
    with room.app.test_request_context():
        assert square(public.address("linked.live", code=room.code)) in browser.page.text
    phone = room.browser()
    phone.get(f"/live/?code={room.code}")
    assert f'value="{room.code}"' in phone.page.text


def steer(room: Room, browser: Browser, deed: str, version: int | None = None) -> None:
    with room.app.app_context():
        version = room.case.version if version is None else version
    browser.post(f"{room.address}steer", {"do": deed, "version": version})


def go(room: Room, browser: Browser, **fields: object) -> None:
    with room.app.app_context():
        version = room.case.version
    browser.post(f"{room.address}go", {"version": version, **fields})


def news(browser: Browser, room: Room) -> dict[str, object]:
    found: dict[str, object] = browser.get(f"{room.address}now").get_json()
    return found


def vote(room: Room, *choices: int) -> None:
    with room.app.app_context():
        for name, choice in zip(("Alice", "Mallory", None, None), choices, strict=False):
            room.vote(room.come(name), choice)


def test_a_case_is_begun_from_the_pages_of_the_cohort(class_: Class) -> None:
    browser = class_.browser("Bob")
    page = f"/teach/cohorts/{browser.get('/teach/').text.partition('/teach/cohorts/')[2][:13]}/live"
    browser.get(page)
    assert "Live cases" in browser.text
    browser.post(page, {"case": "the-walk"})
    assert "The vote is open" in browser.text
    assert "Came in: 0 · voted: 0" in browser.text
    browser.get(page)
    assert "“The walk to the shop” is live" in browser.text
    browser.post(page, {"case": "the-stairs"})
    assert (browser.page.status_code, "End it before" in browser.text) == (400, True)


def test_nothing_begins_without_a_case(class_: Class) -> None:
    browser = class_.browser("Bob")
    page = f"/teach/cohorts/{browser.get('/teach/').text.partition('/teach/cohorts/')[2][:13]}/live"
    assert browser.post(page, {"case": "none"}).status_code == 400
    assert "Choose a case" in browser.text


def test_votes_are_hidden_until_they_are_shown_or_closed(room: Room) -> None:
    vote(room, A, A, B)
    browser = wall(room)
    assert news(browser, room) == {"version": 0, "came": 3, "voted": 3, "acts": {}}
    assert "hidden until you close" in wall(room).text
    steer(room, browser, "show")
    assert news(browser, room)["acts"] == {str(A): 2, str(B): 1}
    steer(room, browser, "hide")
    assert news(browser, room)["acts"] == {}
    steer(room, browser, "close")
    assert "Most want A: 2 of 3" in browser.text
    assert f'value="{A}" checked' in browser.page.text


def test_a_tie_is_told_and_nothing_is_chosen_beforehand(room: Room) -> None:
    vote(room, A, B)
    browser = wall(room)
    steer(room, browser, "close")
    assert "A, B are even, with 1 of 2 votes each" in browser.text
    assert "checked" not in browser.page.text
    go(room, browser)
    assert "Choose what you do" in browser.text


def test_the_room_goes_on_asks_and_takes_back(room: Room) -> None:
    browser = wall(room)
    go(room, browser, ask=FALLS.choice)
    assert "Twice, she says" in browser.text
    go(room, browser, choice=A)
    assert "Ten metres of blue linoleum" in browser.text
    go(room, browser, choice=0)
    assert "Tick 1 to 2." in browser.text
    go(room, browser, choice=0, tick=[0, 1])
    assert "Nobody writes in a live case" in browser.text
    steer(room, browser, "back")
    assert "Ten metres of blue linoleum" in browser.text
    assert "The vote is closed" in browser.text


def test_another_tab_is_told_that_it_was_slower(room: Room) -> None:
    browser = wall(room)
    steer(room, browser, "close", version=0)
    steer(room, browser, "close", version=0)
    assert "Another tab was faster" in browser.text


def test_the_debrief_tells_what_most_wanted_and_where_it_went(room: Room) -> None:
    vote(room, A, A, B)
    browser = wall(room)
    go(room, browser, choice=B)
    go(room, browser, choice=1)
    assert "Share the debrief" in browser.text
    steer(room, browser, "end")
    assert "Most wanted:" in browser.text
    assert "A change was waved away" in browser.text
    assert "Best here" in browser.text
    assert "fewer than five voted" in browser.text
    assert "of 3 votes" not in browser.text
    steer(room, browser, "reopen")
    assert "Another tab was faster" in browser.text


def test_five_votes_are_told_as_figures_and_leave_as_a_file(room: Room) -> None:
    with room.app.app_context():
        for name in ("Carol", "Dan", "Rita"):
            room.join(name)
        for name in ("Alice", "Mallory", "Carol", "Dan", "Rita"):
            room.vote(room.come(name), A if name != "Rita" else B)
    browser = wall(room)
    go(room, browser, choice=A)
    steer(room, browser, "end")
    assert "4 of 5 votes" in browser.text
    head, *rows = rows_of_csv(browser.get(f"{room.address}?as=csv").data)
    assert [row[head.index("Votes")] for row in rows] == ["4", "1"]
    page = room.address.rpartition("live/")[0] + "live"
    assert "The walk to the shop" in browser.get(page).text


def test_the_wall_costs_the_same_however_many_vote(room: Room) -> None:
    browser = wall(room)
    vote(room, A)
    with statements(room.app) as few:
        news(browser, room)
    vote(room, B, A, B)
    with statements(room.app) as many:
        news(browser, room)
    assert len(few) == len(many) <= 7


def test_a_picture_of_what_was_shown_is_there_and_what_is_elsewhere_is_not(room: Room) -> None:
    browser = wall(room)
    assert browser.get(f"{room.address}media/gait.png").status_code == 200
    assert browser.get(f"{room.address}media/other.png").status_code == 404
    with room.app.app_context():
        elsewhere = room.address.replace(ids.written(room.cohort), ids.written(room.found("Tuesday").id))
    assert browser.get(elsewhere).status_code == 404


def test_every_sentence_is_translated(room: Room, pseudo: None) -> None:
    vote(room, A, B)
    browser = wall(room)
    own = {"Monday", f"{room.code[:3]} {room.code[3:]}"}
    assert set(unmarked(browser.page.text)) == own
    steer(room, browser, "close")
    assert set(unmarked(browser.page.text)) == own

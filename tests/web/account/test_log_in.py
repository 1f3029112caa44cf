"""Logging in: where it leads, what it brings along, whom it slows down."""

import pytest
from flask import Flask

from eduapp.store import Attempt, Person
from eduapp.web import entrance, ids
from eduapp.web.db import db
from tests.browse import Browser
from tests.conftest import Clock
from tests.web.account.doors import ALICE, account, guest, is_in, log_in, sign_up

HOSTILE = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "/\t/evil.example/",
    "\\\\evil.example/",
    "javascript:alert(1)",
    " /learn/",
    "/learn/\r\nSet-Cookie: a=b",
    "learn/",
    "/" + "a" * 3000,
    "",
]


def test_the_right_password_leads_to_the_cases(app: Flask) -> None:
    account(app)
    browser = Browser(app)
    assert log_in(browser) == 200
    assert browser.last == "/learn/"
    assert is_in(browser)


@pytest.mark.parametrize(
    ("email", "password"), [(ALICE, "wrong"), ("nobody@example.org", "wrong"), ("", ""), ("\x00", "\x00")]
)
def test_a_wrong_password_and_an_unknown_address_are_told_the_same(app: Flask, email: str, password: str) -> None:
    account(app)
    browser = Browser(app)
    assert log_in(browser, email, password) == 401
    assert "do not belong together" in browser.text
    assert not is_in(browser)


def test_one_goes_on_where_one_wanted_to_go(app: Flask) -> None:
    account(app)
    browser = Browser(app)
    browser.get("/account/change-password")
    assert browser.last == "/account/log-in"
    assert 'name="next" value="/account/change-password"' in browser.page.text
    log_in(browser, password="wrong", next="/account/change-password")
    assert 'name="next" value="/account/change-password"' in browser.page.text
    log_in(browser, next="/account/change-password")
    assert browser.last == "/account/change-password"


@pytest.mark.parametrize("following", HOSTILE)
def test_nobody_is_led_to_another_site(app: Flask, following: str) -> None:
    account(app)
    browser = Browser(app)
    browser.get("/account/log-in", query_string={"next": following})
    assert 'name="next"' not in browser.page.text
    answer = browser.send("/account/log-in", {"email": ALICE, "password": "four words make one", "next": following})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/learn/")


def test_an_old_cookie_is_dead_after_logging_out(app: Flask) -> None:
    account(app)
    browser, thief = Browser(app), Browser(app)
    log_in(browser)
    stolen = browser.client.get_cookie("eduapp")
    assert stolen is not None
    thief.client.set_cookie("eduapp", stolen.value)
    assert is_in(thief), "or this test proves nothing"
    browser.get("/account/log-out")
    browser.post("/account/log-out")
    assert not is_in(browser)
    assert not is_in(thief)


def test_a_session_that_somebody_prepared_is_not_the_one_that_is_logged_in(app: Flask) -> None:
    account(app)
    victim, attacker = Browser(app), Browser(app)
    guest(app, attacker)
    prepared = attacker.client.get_cookie("eduapp")
    assert prepared is not None
    victim.client.set_cookie("eduapp", prepared.value)
    log_in(victim)
    assert is_in(victim)
    assert not is_in(attacker)


def test_logging_in_as_another_ends_the_session_that_was_there(app: Flask) -> None:
    account(app)
    account(app, "Bob")
    browser, old = Browser(app), Browser(app)
    log_in(browser)
    cookie = browser.client.get_cookie("eduapp")
    assert cookie is not None
    browser.get("/account/log-out")  # a page with a form, whose token is of now
    browser.post("/account/log-in", {"email": "bob@example.org", "password": "four words make one"})
    browser.get("/account/")
    assert "bob@example.org" in browser.text
    old.client.set_cookie("eduapp", cookie.value)
    assert not is_in(old)


def test_the_cookie_outlives_the_browser_and_is_prolonged_by_use(app: Flask, time: Clock) -> None:
    account(app)
    browser = Browser(app)
    log_in(browser)
    cookie = browser.client.get_cookie("eduapp")
    assert cookie is not None
    assert cookie.expires is not None
    browser.get("/account/log-out")  # the first form brings its token into the cookie
    assert "Set-Cookie" not in browser.get("/account/log-out").headers, "not each page sends it"
    for _ in range(3):
        time.pass_(days=20)
        assert "eduapp=" in browser.get("/account/").headers.get("Set-Cookie", "")
    assert is_in(browser)
    time.pass_(days=30)
    assert not is_in(browser)


def test_what_a_guest_played_comes_along(app: Flask) -> None:
    alice = account(app)
    browser = Browser(app)
    guest_id, attempt_id = guest(app, browser)
    assert "without an account" in (browser.get("/account/"), browser.text)[1]
    log_in(browser)
    with app.app_context():
        assert db.session.get_one(Attempt, attempt_id).person_id == alice
        assert db.session.get(Person, guest_id) is None


def test_a_guest_who_signs_up_stays_who_they_were(app: Flask) -> None:
    browser = Browser(app)
    guest_id, attempt_id = guest(app, browser)
    old = browser.client.get_cookie("eduapp")
    sign_up(browser)
    with app.app_context():
        assert db.session.get_one(Attempt, attempt_id).person_id == guest_id
        assert db.session.get_one(Person, guest_id).email == ALICE
    thief = Browser(app)
    assert old is not None
    thief.client.set_cookie("eduapp", old.value)
    assert not is_in(thief), "becoming somebody begins a new session"


def test_words_that_came_with_the_form_are_kept_in_their_attempt(app: Flask) -> None:
    account(app)
    browser = Browser(app)
    _, attempt_id = guest(app, browser)
    following = f"/learn/attempts/{ids.written(attempt_id)}/"
    fields = {"next": following, "kept_words": "It <has> changed.", "kept_ticks": "3,1,x,-2,99999"}
    assert log_in(browser, password="wrong", **fields) == 401
    assert 'name="kept_words" value="It &lt;has&gt; changed."' in browser.page.text
    assert 'name="kept_ticks" value="1,3"' in browser.page.text
    browser.post("/account/log-in", {"email": ALICE, "password": "four words make one", **fields})
    assert browser.last == following
    with app.app_context():
        assert db.session.get_one(Attempt, attempt_id).draft == {"words": "It <has> changed.", "ticks": [1, 3]}


def test_words_are_not_put_into_somebody_elses_attempt(app: Flask) -> None:
    account(app)
    other = Browser(app)
    _, attempt_id = guest(app, other)
    browser = Browser(app)
    log_in(browser, next=f"/learn/attempts/{ids.written(attempt_id)}/", kept_words="Mine")
    assert is_in(browser)
    with app.app_context():
        assert db.session.get_one(Attempt, attempt_id).draft is None


def test_guessing_is_answered_429_with_how_long_to_wait(app: Flask, time: Clock) -> None:
    account(app)
    browser = Browser(app)
    for _ in range(10):
        assert log_in(browser, password="wrong") == 401
    assert log_in(browser, kept_words="Words", next="/learn/attempts/0000000000000/") == 429
    assert browser.page.headers["Retry-After"] == "2"
    assert "Try again in 2 seconds." in browser.text
    assert 'value="Words"' in browser.page.text, "waiting loses no words"
    time.pass_(seconds=2)
    assert log_in(browser) == 200


def test_a_browser_that_has_been_in_enters_while_others_guess(app: Flask, time: Clock) -> None:
    account(app)
    own, guesser = Browser(app), Browser(app)
    log_in(own)
    own.get("/account/log-out")
    own.post("/account/log-out")
    for _ in range(10):
        log_in(guesser, password="wrong")
    assert log_in(guesser) == 429
    assert log_in(own) == 200


def test_a_token_that_a_browser_made_up_is_not_taken(app: Flask) -> None:
    account(app)
    browser = Browser(app)
    browser.client.set_cookie("known_browser", "made-up")
    log_in(browser)
    given = browser.client.get_cookie("known_browser")
    assert given is not None
    assert given.value != "made-up"
    assert given.http_only
    log_in(browser, email="x")
    browser.get("/account/log-out")
    browser.post("/account/log-out")
    log_in(browser)
    again = browser.client.get_cookie("known_browser")
    assert again is not None
    assert again.value == given.value


def test_an_attempt_is_found_only_in_the_address_of_its_page() -> None:
    assert entrance.attempt_at("/learn/attempts/0000000000001/") == 1
    for path in (
        "/learn/attempts/0000000000001",
        "/learn/attempts/8000000000001/",
        "/learn/attempts/000000000000u/",
        None,
    ):
        assert entrance.attempt_at(path) is None

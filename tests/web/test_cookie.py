"""A cookie and a token that come back are known again; nothing else is taken for them."""

from typing import Any

import pytest
from flask import Flask
from flask.ctx import RequestContext
from flask_wtf.csrf import generate_csrf
from itsdangerous import URLSafeTimedSerializer

from eduapp.web import access, cookie
from eduapp.web.visitor import leave
from tests.browse import Browser
from tests.conftest import Clock
from tests.web.account.doors import account, is_in, log_in

FORM = "/form"

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


class Checked(Exception):
    """A signature was made or checked."""


@pytest.fixture(autouse=True)
def form(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that says its token, and takes it."""
    monkeypatch.setitem(access.ACCESS, "form", access.LEARNER)
    app.add_url_rule(FORM, "form", generate_csrf, methods=["GET", "POST"])


@pytest.fixture
def alice(app: Flask) -> Browser:
    return come_in(app, "Alice")


def come_in(app: Flask, name: str) -> Browser:
    """The browser of somebody who is logged in and has sent a form."""
    account(app, name)
    browser = Browser(app)
    log_in(browser, f"{name.lower()}@example.org")
    browser.token = browser.get(FORM).text
    assert sent(browser, browser.token) == 200
    return browser


def sent(browser: Browser, token: str) -> int:
    return browser.client.post(FORM, data={"csrf_token": token}).status_code


def cookie_of(browser: Browser) -> str:
    kept = browser.client.get_cookie("eduapp")
    assert kept is not None
    return kept.value


def as_asked(browser: Browser, app: Flask) -> RequestContext:
    """A request of this browser before anything is done with it."""
    return app.test_request_context(FORM, headers={"Cookie": f"eduapp={cookie_of(browser)}"})


def test_what_comes_again_is_neither_checked_nor_signed(
    alice: Browser, time: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def note(*given: Any, **more: Any) -> None:
        raise Checked

    monkeypatch.setattr(URLSafeTimedSerializer, "dumps", note)
    monkeypatch.setattr(URLSafeTimedSerializer, "loads", note)
    assert alice.get(FORM).text == alice.token
    assert sent(alice, alice.token) == 200
    time.pass_(minutes=61)
    with pytest.raises(Checked):
        alice.get(FORM)


def test_a_cookie_that_was_altered_is_nobodys(alice: Browser) -> None:
    known = cookie_of(alice)
    alice.client.set_cookie("eduapp", known[:-5] + known[-5:].swapcase())
    assert not is_in(alice)
    alice.client.set_cookie("eduapp", known)
    assert is_in(alice)


def test_a_known_cookie_is_dead_once_its_log_in_has_ended(alice: Browser, app: Flask) -> None:
    other = Browser(app)
    other.client.set_cookie("eduapp", cookie_of(alice))
    assert is_in(other)
    alice.post("/account/log-out")
    assert not is_in(other)


def test_only_the_token_of_this_browser_is_taken(alice: Browser, app: Flask) -> None:
    bob = come_in(app, "Bob")
    wrong = ("", "ü\0", bob.token, alice.token + "x", alice.token.swapcase())
    assert [sent(alice, token) for token in wrong] == [400] * len(wrong)
    assert (sent(alice, alice.token), sent(bob, bob.token)) == (200, 200)


def test_a_token_that_another_process_has_signed_is_taken_and_given_out_again(
    alice: Browser, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as later, as_asked(alice, app):
        later.setattr("itsdangerous.timed.time.time", lambda: 2e9)
        signed = generate_csrf()
    assert signed != alice.token
    assert sent(alice, signed) == 200
    assert alice.get(FORM).text == signed


def test_a_page_after_the_end_of_a_session_has_a_token_of_its_own(alice: Browser, app: Flask) -> None:
    with as_asked(alice, app):
        app.preprocess_request()
        assert generate_csrf() == alice.token
        leave()
        assert generate_csrf() != alice.token


def test_only_so_many_are_kept(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cookie, "MOST_KEPT", 1)
    alice, bob = come_in(app, "Alice"), come_in(app, "Bob")
    assert [sent(one, one.token) for one in (alice, bob, alice)] == [200] * 3
    assert isinstance(app.session_interface, cookie.Cookies)
    assert list(app.session_interface._known) == [cookie_of(alice)]

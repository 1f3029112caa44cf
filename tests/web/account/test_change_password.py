"""Changing the password that one knows."""

from flask import Flask

from eduapp.store import LogIn
from eduapp.web.db import db
from tests.browse import Browser
from tests.lives import PASSWORD
from tests.web.account.doors import ALICE, account, is_in, log_in

NEW = "another four words"
PAGE = "/account/change-password"


def change(browser: Browser, present: str, new: str) -> int:
    browser.get(PAGE)
    return browser.post(PAGE, {"present": present, "password": new}).status_code


def test_the_new_password_holds_and_other_browsers_are_out(app: Flask) -> None:
    account(app)
    here, there = Browser(app), Browser(app)
    log_in(here)
    log_in(there)
    assert change(here, PASSWORD, NEW) == 200
    assert "Your password is changed." in here.text
    assert is_in(here)
    assert not is_in(there)
    assert log_in(there) == 401
    assert log_in(there, password=NEW) == 200


def test_whoever_finds_an_open_browser_needs_the_present_password(app: Flask) -> None:
    account(app)
    browser = Browser(app)
    log_in(browser)
    for _ in range(10):
        assert change(browser, "wrong", NEW) == 400
    assert "not your present password" in browser.text
    assert change(browser, PASSWORD, NEW) == 429
    assert browser.page.headers["Retry-After"] == "2"


def test_a_bad_new_password_is_told(app: Flask) -> None:
    account(app)
    browser = Browser(app)
    log_in(browser)
    for new in ("short", "p" * 201, ALICE, "\x00"):
        assert change(browser, PASSWORD, new) == 400
    assert log_in(Browser(app)) == 200


def test_who_logs_in_otherwise_is_led_back(app: Flask) -> None:
    account(app)
    browser = Browser(app)
    log_in(browser)
    with app.app_context():
        db.session.query(LogIn).update({"kind": "single sign-on"})
        db.session.commit()
    change(browser, PASSWORD, NEW)
    assert browser.last == "/account/"
    assert "Change password" not in browser.text

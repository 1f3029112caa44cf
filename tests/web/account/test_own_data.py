"""What is held about somebody: shown, given, erased, in two clicks each."""

import json

import pytest
from flask import Flask

from eduapp.store import Person, Problem
from eduapp.store.privacy import declared
from eduapp.web.db import db
from tests.browse import Browser
from tests.conftest import NOON
from tests.lives import every_value, live
from tests.web.account.doors import ALICE, account, guest, is_in, log_in


def somebody(app: Flask) -> Browser:
    person_id = account(app)
    with app.app_context():
        live(db.session, db.session.get_one(Person, person_id), NOON)
        db.session.commit()
    browser = Browser(app)
    log_in(browser)
    return browser


def test_the_privacy_page_tells_of_every_table_to_everybody(app: Flask) -> None:
    browser = Browser(app)
    browser.get("/account/privacy")
    for privacy in declared().values():
        for sentence in (privacy.title, privacy.purpose, privacy.retention):
            assert sentence in browser.text
    assert "known_browser" in browser.text


def test_everything_is_a_file_one_click_from_the_account(app: Flask) -> None:
    browser = somebody(app)
    browser.get("/account/")
    assert 'href="/account/data"' in browser.page.text
    answer = browser.client.get("/account/data")
    assert answer.mimetype == "application/json"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="eduapp-2026-11-23.json"'
    given = json.loads(answer.data)
    assert given["organisation"] == "eduapp"
    assert set(given["what is held about you"]) == {privacy.title for privacy in declared().values()}
    assert ALICE in answer.text
    assert "argon2" not in answer.text


def test_deleting_is_a_page_that_says_what_goes_and_a_button(app: Flask) -> None:
    browser = somebody(app)
    browser.get("/account/")
    assert 'href="/account/delete"' in browser.page.text
    browser.get("/account/delete")
    for told in ("Attempts", "Decisions and words", "Reported problems", "How often each choice was made"):
        assert told in browser.text
    assert is_in(browser)
    browser.post("/account/delete")
    assert browser.last == "/learn/"
    assert "Your account is deleted" in browser.text
    assert not is_in(browser)
    assert browser.client.get_cookie("known_browser") is None
    with app.app_context():
        assert [value for value in every_value(db.session) if "alice" in value.lower()] == []
        assert db.session.query(Problem.text).scalar() == "A slip."
    assert log_in(browser) == 401


def test_a_guest_sees_downloads_and_deletes_too(app: Flask) -> None:
    browser = Browser(app)
    guest_id, _ = guest(app, browser)
    assert json.loads(browser.client.get("/account/data").data)["what is held about you"]["Attempts"]["held"]
    browser.get("/account/delete")
    browser.post("/account/delete")
    with app.app_context():
        assert db.session.get(Person, guest_id) is None


@pytest.mark.parametrize(
    "path", ["/account/", "/account/data", "/account/delete", "/account/log-out", "/account/privacy"]
)
def test_somebody_without_an_address_breaks_no_page(app: Flask, path: str) -> None:
    browser = somebody(app)
    with app.app_context():
        db.session.query(Person).update({"email": None, "email_verified_at": None})
        db.session.commit()
    assert browser.get(path).status_code == 200
    browser.get("/account/delete")
    browser.post("/account/verify-again")
    assert "nothing to verify" in browser.text
    browser.get("/account/delete")
    browser.post("/account/delete")
    assert not is_in(browser)


def test_a_stranger_is_led_to_the_door(app: Flask) -> None:
    for path in ("/account/", "/account/data", "/account/delete"):
        browser = Browser(app)
        browser.get(path)
        assert browser.last == "/account/log-in"

"""Signing up."""

import pytest
from flask import Flask

from tests.browse import Browser
from tests.conftest import Clock
from tests.lives import PASSWORD
from tests.web.account.doors import ALICE, account, is_in, link, log_in, mails, person, sign_up


def test_whoever_signs_up_is_in_at_once_and_gets_a_mail(app: Flask) -> None:
    browser = Browser(app)
    sign_up(browser)
    assert browser.last == "/learn/"
    assert ALICE in browser.text
    assert is_in(browser)
    (mail,) = mails(app)
    assert mail.recipient == ALICE
    assert "Alice" not in mail.body, "a name that anybody may choose does not go to an address that anybody may give"


def test_whoever_wanted_to_go_somewhere_goes_there_after_signing_up(app: Flask) -> None:
    browser = Browser(app)
    browser.get("/account/change-password")
    assert 'href="/account/sign-up?next=/account/change-password"' in browser.page.text
    browser.get("/account/sign-up?next=/account/change-password")
    fields = {"name": "Alice", "email": ALICE, "password": PASSWORD}
    browser.post("/account/sign-up", fields | {"next": "/account/change-password"})
    assert browser.last == "/account/change-password"
    elsewhere = Browser(app)
    elsewhere.get("/account/sign-up")
    answer = elsewhere.send("/account/sign-up", fields | {"email": "b@example.org", "next": "//evil.example"})
    assert answer.headers["Location"] == "/learn/"


def test_an_address_with_an_account_is_told_plainly_and_shown_the_ways_in(app: Flask) -> None:
    account(app)
    browser = Browser(app)
    sign_up(browser, email="ALICE@example.org", password="not her password")
    assert browser.page.status_code == 400
    assert "There is an account with this e-mail address already." in browser.text
    assert "/account/log-in" in browser.page.text
    assert "/account/forgotten" in browser.page.text
    assert not is_in(browser)
    assert mails(app) == []


def test_signing_up_twice_with_the_same_password_is_logging_in(app: Flask) -> None:
    account(app)
    browser = Browser(app)
    sign_up(browser)
    assert "You had an account already" in browser.text
    assert is_in(browser)


def test_nobody_guesses_passwords_by_signing_up(app: Flask) -> None:
    account(app)
    browser = Browser(app)
    for _ in range(10):
        sign_up(browser, password="not her password")
    sign_up(browser)
    assert not is_in(browser)
    assert log_in(browser) == 429


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", " ", "what to call you"),
        ("email", "alice", "does not look like an e-mail address"),
        ("password", "123456789", "at least 10 characters"),
        ("password", ALICE, "first thing that others would try"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(app: Flask, field: str, value: str, sentence: str) -> None:
    browser = Browser(app)
    sign_up(browser, **{field: value})
    assert browser.page.status_code == 400
    assert sentence in browser.text
    assert PASSWORD not in browser.page.text
    assert ("Alice" in browser.page.text) == (field != "name")
    assert person(app) is None


def test_twenty_sign_ups_an_hour_from_an_address_are_enough(app: Flask, time: Clock) -> None:
    for number in range(20):
        sign_up(Browser(app), email=f"n{number}@example.org")
    browser = Browser(app)
    sign_up(browser)
    assert browser.page.status_code == 429
    assert browser.page.headers["Retry-After"] == "3600"
    assert "60 minutes" in browser.text
    time.pass_(hours=1)
    sign_up(browser)
    assert is_in(browser)


def test_who_is_in_does_not_sign_up_again(app: Flask) -> None:
    browser = Browser(app)
    sign_up(browser)
    browser.get("/account/sign-up")
    assert browser.last == "/account/"


def test_the_link_shows_a_button_and_the_button_verifies(app: Flask) -> None:
    browser, reader = Browser(app), Browser(app)
    sign_up(browser)
    assert "not verified" in (browser.get("/account/"), browser.text)[1]
    reader.get(link(app))
    assert ALICE in reader.text
    alice = person(app)
    assert alice is not None
    assert alice.email_verified_at is None, "programs follow links, too"
    reader.post(link(app))
    assert reader.last == "/account/log-in"
    assert not is_in(reader), "a link that proves an address does not log in"
    assert person(app).email_verified_at is None, "the mailbox may be that of somebody who never signed up here"  # type: ignore[union-attr]
    browser.get(link(app))
    browser.post(link(app))
    assert "is verified" in browser.text
    browser.get("/account/")
    assert "not verified" not in browser.text


def test_a_forged_or_old_link_is_a_plain_page(app: Flask, time: Clock) -> None:
    browser = Browser(app)
    sign_up(browser)
    good = link(app)
    browser.get("/account/log-out")  # a page with a form, whose token is of now
    for path in ("/account/verify/x", "/account/verify/%00", "/account/verify/é.ü", good[:-3], good + "x"):
        for answer in (browser.get(path), browser.post(path)):
            assert answer.status_code == 400, path
            assert "This link works no more" in browser.text
    time.pass_(days=3)
    assert browser.get(good).status_code == 400


def test_the_mail_is_sent_again_at_most_three_times_an_hour(app: Flask, time: Clock) -> None:
    browser = Browser(app)
    sign_up(browser)
    browser.get("/account/")
    for _ in range(5):
        browser.post("/account/verify-again")
    assert "several times" in browser.text
    assert len(mails(app)) == 3
    time.pass_(hours=1)
    browser.post("/account/verify-again")
    assert len(mails(app)) == 4
    browser.get(link(app))
    browser.post(link(app))
    browser.post("/account/verify-again")
    assert "nothing to verify" in browser.text
    assert len(mails(app)) == 4

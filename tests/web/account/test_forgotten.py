"""A forgotten password: the link, and what it ends."""

from flask import Flask

from tests.browse import Browser
from tests.conftest import Clock
from tests.web.account.doors import ALICE, account, is_in, link, log_in, mails, person

NEW = "another four words"


def ask(browser: Browser, email: str = ALICE) -> str:
    browser.get("/account/forgotten")
    browser.post("/account/forgotten", {"email": email})
    return browser.text


def test_a_known_and_an_unknown_address_are_told_the_same(app: Flask) -> None:
    account(app)
    known, unknown = ask(Browser(app)), ask(Browser(app), "nobody@example.org")
    assert known.replace(ALICE, "…") == unknown.replace("nobody@example.org", "…")
    assert [mail.recipient for mail in mails(app)] == [ALICE]


def test_a_link_sets_a_password_logs_in_proves_the_address_and_ends_all_else(app: Flask) -> None:
    account(app, verified=False)
    lost, thief = Browser(app), Browser(app)
    log_in(thief)
    ask(lost)
    lost.get(link(app))
    assert ALICE in lost.text
    lost.post(link(app), {"password": NEW})
    assert is_in(lost)
    assert not is_in(thief)
    alice = person(app)
    assert alice is not None
    assert alice.email_verified_at is not None
    assert log_in(thief) == 401
    assert log_in(thief, password=NEW) == 200


def test_the_browser_of_a_thief_is_known_no_more(app: Flask) -> None:
    account(app)
    lost, thief, guesser = Browser(app), Browser(app), Browser(app)
    log_in(thief)
    ask(lost)
    lost.get(link(app))
    lost.post(link(app), {"password": NEW})
    for _ in range(10):
        log_in(guesser, password="wrong")
    assert log_in(thief, password=NEW) == 429


def test_a_link_works_once_and_for_an_hour(app: Flask, time: Clock) -> None:
    account(app)
    browser, second = Browser(app), Browser(app)
    ask(browser)
    first = link(app)
    browser.get(first)
    browser.post(first, {"password": NEW})
    second.get("/account/log-in")
    for answer in (second.get(first), second.post(first, {"password": "and another one"})):
        assert answer.status_code == 400
        assert "Ask for a new link" in second.text
    ask(second)
    time.pass_(hours=1)
    assert second.get(link(app)).status_code == 400


def test_a_bad_new_password_is_told_and_the_link_still_works(app: Flask) -> None:
    account(app)
    browser = Browser(app)
    ask(browser)
    browser.get(link(app))
    assert browser.post(link(app), {"password": "short"}).status_code == 400
    assert "at least 10 characters" in browser.text
    assert browser.post(link(app), {"password": ALICE}).status_code == 400
    browser.post(link(app), {"password": NEW})
    assert is_in(browser)


def test_an_account_gets_three_mails_an_hour_and_nobody_is_told(app: Flask, time: Clock) -> None:
    account(app)
    told = {ask(Browser(app)) for _ in range(5)}
    assert len(told) == 1
    assert len(mails(app)) == 3
    time.pass_(hours=1)
    ask(Browser(app))
    assert len(mails(app)) == 4


def test_an_address_asks_twenty_times_an_hour(app: Flask) -> None:
    browser = Browser(app)
    for number in range(20):
        ask(browser, f"n{number}@example.org")
    assert browser.page.status_code == 200
    assert "Too many tries" in ask(browser)
    assert browser.page.status_code == 429
    assert browser.page.headers["Retry-After"] == "3600"


def test_what_is_no_address_is_told(app: Flask) -> None:
    browser = Browser(app)
    assert "does not look like" in ask(browser, "\x00")
    assert browser.page.status_code == 400

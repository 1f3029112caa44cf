"""Logging out, here and elsewhere."""

from flask import Flask

from tests.browse import Browser
from tests.web.account.doors import account, is_in, log_in


def test_a_link_to_log_out_only_asks(app: Flask) -> None:
    account(app)
    browser = Browser(app)
    log_in(browser)
    browser.get("/account/log-out")
    assert "Log out of this browser?" in browser.text
    assert is_in(browser)
    browser.post("/account/log-out")
    assert "You are logged out." in browser.text
    assert not is_in(browser)


def test_logging_out_without_being_in_is_no_fault(app: Flask) -> None:
    browser = Browser(app)
    assert browser.get("/account/log-out").status_code == 200
    assert "You are not logged in" in browser.text
    browser.get("/account/log-in")
    assert browser.post("/account/log-out").status_code == 200


def test_elsewhere_means_everywhere_but_here(app: Flask) -> None:
    account(app)
    here, there, beyond = Browser(app), Browser(app), Browser(app)
    for browser in (here, there, beyond):
        log_in(browser)
    here.get("/account/")
    assert "2 other browsers" in here.text
    here.post("/account/log-out-elsewhere")
    assert [is_in(browser) for browser in (here, there, beyond)] == [True, False, False]
    assert "this browser only" in here.text


def test_nobody_is_logged_out_by_a_forged_form(app: Flask) -> None:
    account(app)
    browser = Browser(app)
    log_in(browser)
    assert browser.client.post("/account/log-out").status_code == 400
    assert is_in(browser)

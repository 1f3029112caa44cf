"""Words that somebody was logged out of are not lost. (Who may use which route: every route has its line.)"""

from collections.abc import Iterator

import pytest
from flask import Flask

from eduapp.web import ids
from tests.browse import Browser
from tests.conftest import Clock
from tests.databases import close, site
from tests.web.account.doors import ALICE, account, is_in, log_in

PAGE = f"/learn/attempts/{ids.written(7)}/"
LOGGED_OUT = "You were logged out. Log in, and what you wrote is still here."


@pytest.fixture
def app(
    database_url: str, tmp_path_factory: pytest.TempPathFactory, time: Clock, quick_passwords: None
) -> Iterator[Flask]:
    """The site; where playing is not there yet, something stands in for it."""
    made = site(database_url, tmp_path_factory.mktemp("site"))
    for name in ("decide", "keep_draft"):
        if f"learn.{name}" not in made.view_functions:
            rule = f"/learn/attempts/<opaque:attempt_id>/{name}"
            made.add_url_rule(rule, f"learn.{name}", lambda attempt_id: "played", methods=["POST"])
    yield made
    close(made)


@pytest.fixture
def decide(app: Flask) -> str:
    adapter = app.url_map.bind("localhost")
    (rule,) = app.url_map.iter_rules("learn.decide")
    return adapter.build("learn.decide", {next(iter(rule.arguments)): 7}, method="POST")


def test_whoever_was_logged_out_finds_the_words_in_the_log_in_form(app: Flask, decide: str) -> None:
    browser = Browser(app)
    answer = browser.post(decide, {"words": 'She said "no" <b>', "tick": ["2", "0", "x"]})
    assert answer.status_code == 401
    assert LOGGED_OUT in browser.text
    assert 'name="kept_words" value="She said &#34;no&#34; &lt;b&gt;"' in answer.text
    assert 'name="kept_ticks" value="0,2"' in answer.text
    assert f'name="next" value="{PAGE}"' in answer.text


def test_it_holds_after_logging_out_in_another_tab(app: Flask, decide: str) -> None:
    account(app)
    browser = Browser(app)
    log_in(browser)
    browser.get("/account/")
    stale = browser.token
    browser.post("/account/log-out")
    answer = browser.client.post(decide, data={"csrf_token": stale, "words": "Mine"})
    assert answer.status_code == 401
    assert 'value="Mine"' in answer.text


def test_words_are_cut_where_nobody_writes_on(app: Flask, decide: str) -> None:
    browser = Browser(app)
    browser.post(decide, {"words": "w" * 20_000})
    assert "w" * 10_000 in browser.page.text
    assert "w" * 10_001 not in browser.page.text


def test_without_words_it_is_just_the_log_in_page(app: Flask, decide: str) -> None:
    browser = Browser(app)
    assert browser.post(decide).status_code == 401
    assert LOGGED_OUT not in browser.text
    assert "kept_words" not in browser.page.text


def test_another_site_puts_no_words_into_the_form(app: Flask, decide: str) -> None:
    browser = Browser(app)
    answer = browser.post(decide, {"words": "Theirs"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 401
    assert "Theirs" not in answer.text


def test_whoever_logged_in_again_meanwhile_can_copy_the_words(app: Flask, decide: str) -> None:
    account(app)
    browser = Browser(app)
    log_in(browser, ALICE)
    answer = browser.client.post(decide, data={"csrf_token": "stale", "words": "Mine <b>"})
    assert answer.status_code == 400
    assert "Mine &lt;b&gt;</textarea>" in answer.text
    assert is_in(browser)


def test_a_password_is_not_shown_with_what_was_written(app: Flask) -> None:
    browser = Browser(app)
    sent = {"csrf_token": "stale", "name": "Ada of Leeds", "password": "four words make one"}
    answer = browser.client.post("/account/sign-up", data=sent)
    assert answer.status_code == 400
    assert "Ada of Leeds" in answer.text
    assert "four words" not in answer.text


def test_other_forms_lead_to_the_log_in_page(app: Flask) -> None:
    browser = Browser(app)
    answer = browser.send("/account/delete")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/account/log-in")

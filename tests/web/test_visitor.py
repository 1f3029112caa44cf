"""Who is asking, over time."""

import pytest
from flask import Flask
from sqlalchemy import update

from eduapp.store import Person
from eduapp.web import access
from eduapp.web.db import writing
from tests.browse import Browser
from tests.conftest import Clock
from tests.web.account.doors import account, log_in, person


def test_being_seen_is_noted_once_in_half_a_day_and_holds_no_lock(
    app: Flask, time: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A step of play writes with a connection of its own: it would wait for the request's own session for ever."""

    def play() -> str:
        with writing() as connection:
            connection.execute(update(Person).values(name="Alice"))
        return "played"

    monkeypatch.setitem(access.ACCESS, "step", access.LEARNER)
    app.add_url_rule("/step", "step", play)
    account(app)
    browser = Browser(app)
    log_in(browser)
    before = time.now()
    time.pass_(hours=11)
    browser.get("/step")
    alice = person(app)
    assert alice is not None
    assert alice.seen_at == before
    time.pass_(hours=2)
    assert browser.get("/step").text == "played"
    alice = person(app)
    assert alice is not None
    assert alice.seen_at == time.now()

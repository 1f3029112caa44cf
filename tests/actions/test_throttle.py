"""Whoever guesses is slowed down; the owner is not kept out."""

import pytest
from flask import Flask
from sqlalchemy import select

from eduapp.actions import log_in, sessions, throttle
from eduapp.actions.log_in import Wrong
from eduapp.actions.refused import TooOften
from eduapp.store import FailedLogIn
from eduapp.web.db import db
from tests.conftest import Clock
from tests.lives import PASSWORD, every_value, learner

ALICE = "alice@example.org"
KEY = "a key"


def enter(time: Clock, email: str = ALICE, password: str = PASSWORD, address: str = "a", browser: str = "") -> str:
    """What somebody who tries is told."""
    try:
        log_in.log_in(db.session, email, password, key=KEY, address=address, browser=browser or None, now=time.now())
    except Wrong:
        return "wrong"
    except TooOften as slip:
        return f"wait {slip.wait}"
    return "in"


def fail(time: Clock, times: int, email: str = ALICE, address: str = "a", browser: str = "") -> list[str]:
    return [enter(time, email, "wrong", address, browser) for _ in range(times)]


@pytest.fixture
def alice(in_app: Flask, time: Clock) -> int:
    person = learner(db.session, "Alice", time.now())
    sessions.know(db.session, person.id, "her browser", now=time.now())
    return person.id


def test_nine_failures_cost_nothing(alice: int, time: Clock) -> None:
    assert fail(time, 9) == ["wrong"] * 9
    assert enter(time) == "in"


def test_after_ten_failures_the_account_waits_whoever_asks_and_whatever_is_right(alice: int, time: Clock) -> None:
    fail(time, 10)
    assert enter(time, address="a") == "wait 2"
    assert enter(time, address="elsewhere") == "wait 2"
    assert enter(time, password="wrong") == "wait 2"
    time.pass_(seconds=2)
    assert enter(time) == "in"


def test_the_delay_doubles_and_ends_at_a_quarter_of_an_hour(alice: int, time: Clock) -> None:
    fail(time, 10)
    waits = []
    for _ in range(9):
        waits.append(int(enter(time).removeprefix("wait ")))
        time.pass_(seconds=waits[-1])
        assert enter(time, password="wrong") == "wrong"
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 512]
    db.session.add_all(
        FailedLogIn(account_hash=row.account_hash, address_hash="", at=time.now())
        for row in db.session.scalars(select(FailedLogIn).limit(20))
    )
    db.session.flush()
    assert enter(time) == "wait 900"


def test_tries_during_the_delay_do_not_prolong_it(alice: int, time: Clock) -> None:
    fail(time, 10)
    assert fail(time, 50) == ["wait 2"] * 50
    time.pass_(seconds=2)
    assert enter(time) == "in"


def test_after_a_quarter_of_an_hour_failures_are_forgotten(alice: int, time: Clock) -> None:
    fail(time, 10)
    time.pass_(minutes=15)
    assert fail(time, 9) == ["wrong"] * 9
    assert enter(time) == "in"


def test_an_address_that_fails_a_hundred_times_waits_for_every_account(alice: int, time: Clock) -> None:
    for number in range(100):
        assert enter(time, f"n{number}@example.org", "wrong") == "wrong"
    assert enter(time) == "wait 2"
    assert enter(time, address="b") == "in"


def test_an_unknown_account_is_slowed_down_as_a_known_one_is(alice: int, time: Clock) -> None:
    known, unknown = fail(time, 12, address="x"), fail(time, 12, "nobody@example.org", "y")
    assert known == unknown == ["wrong"] * 10 + ["wait 2"] * 2


def test_a_browser_that_has_been_in_enters_while_others_guess(alice: int, time: Clock) -> None:
    fail(time, 10)
    for number in range(100):
        enter(time, f"n{number}@example.org", "wrong")
    assert enter(time, browser="no browser of hers") == "wait 2"
    assert enter(time, browser="her browser") == "in"


def test_a_known_browser_that_fails_ten_times_is_a_stranger(alice: int, time: Clock) -> None:
    assert fail(time, 10, browser="her browser") == ["wrong"] * 10
    assert enter(time, browser="her browser") == "wait 2"


def test_a_browser_is_known_for_its_own_person_only(alice: int, time: Clock) -> None:
    learner(db.session, "Bob", time.now())
    fail(time, 10, "bob@example.org")
    assert enter(time, "bob@example.org", browser="her browser") == "wait 2"


def test_a_browser_is_forgotten_after_a_year(alice: int, time: Clock) -> None:
    time.pass_(days=365)
    fail(time, 10)
    assert enter(time, browser="her browser") == "wait 2"


def test_a_failure_keeps_neither_account_nor_address_nor_browser(alice: int, time: Clock) -> None:
    fail(time, 1, address="192.0.2.77", browser="her browser")
    kept = " ".join(every_value(db.session, [FailedLogIn.metadata.tables["failed_log_in"]]))
    for plain in (ALICE, "192.0.2.77", "her browser"):
        assert plain not in kept
    assert throttle.tried(KEY, "log in", ALICE, "") != throttle.tried("another key", "log in", ALICE, "")


def test_whoever_owns_half_of_the_addresses_of_version_6_has_one() -> None:
    def address(written: str) -> str:
        return throttle.tried(KEY, "log in", ALICE, written).address

    assert address("2001:db8:1:2::1") == address("2001:db8:1:2:ffff::9") != address("2001:db8:1:3::1")
    assert address("::ffff:192.0.2.1") == address("192.0.2.1") != address("192.0.2.2")


def test_an_hour_has_a_limit_for_an_address(in_app: Flask, time: Clock) -> None:
    by = throttle.tried(KEY, "sign up", ALICE, "a")
    for _ in range(3):
        throttle.limit_address(db.session, by, 3, now=time.now())
        throttle.note(db.session, by, now=time.now())
        time.pass_(minutes=1)
    with pytest.raises(TooOften) as told:
        throttle.limit_address(db.session, by, 3, now=time.now())
    assert told.value.wait == 57 * 60
    assert "57 minutes" in str(told.value)
    time.pass_(minutes=57)
    throttle.limit_address(db.session, by, 3, now=time.now())

"""Passwords: what is accepted, what is kept, and how a forgotten one is replaced."""

from datetime import timedelta
from unittest.mock import Mock

import pytest
from argon2 import PasswordHasher
from flask import Flask

from eduapp.actions import links, passwords, people, sessions
from eduapp.actions.links import Over
from eduapp.actions.refused import Refused
from eduapp.store import LogIn
from eduapp.web.db import db
from tests.conftest import NOON, Clock
from tests.lives import PASSWORD, learner

KEY = "a key"
NEW = "another four words"


def secret_of(person_id: int) -> str:
    found = passwords.find(db.session, person_id)
    assert found is not None
    return found.secret


@pytest.mark.parametrize("password", ["", "123456789", "p" * 201, " Alice@Example.org "])
def test_a_password_is_refused_for_its_length_or_for_being_the_address(password: str) -> None:
    with pytest.raises(Refused):
        passwords.must_be_good(password, "alice@example.org")


@pytest.mark.parametrize("password", ["1234567890", "p" * 200, "          ", "пароль пароль", "\U0001f600" * 10])
def test_what_a_password_is_made_of_does_not_matter(password: str) -> None:
    passwords.must_be_good(password, "alice@example.org")


def test_the_hash_is_argon2id_with_settings_above_the_least() -> None:
    assert passwords.hasher.hash("x").startswith("$argon2id$v=19$m=32768,t=3,p=1$")


def test_the_right_password_fits_and_no_other(in_app: Flask) -> None:
    alice = learner(db.session, "Alice", NOON)
    assert passwords.check(db.session, "alice@example.org", PASSWORD) is alice
    for wrong in ("", PASSWORD + " ", PASSWORD.upper(), PASSWORD[:-1], "\x00", "\ud800", "w" * 100_000):
        assert passwords.check(db.session, "alice@example.org", wrong) is None, wrong[:20]


def test_a_password_fits_however_its_letters_are_composed(in_app: Flask) -> None:
    alice = learner(db.session, "Alice", NOON)
    passwords.change(db.session, alice.id, "zo\u00eb zo\u00eb zo\u00eb")
    assert passwords.check(db.session, "alice@example.org", "zoe\u0308 zoe\u0308 zoe\u0308") is alice


def test_an_unknown_account_costs_a_hash_as_a_known_one_does(in_app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    learner(db.session, "Alice", NOON)
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    counting = Mock(wraps=hasher)
    monkeypatch.setattr(passwords, "hasher", counting)
    assert passwords.check(db.session, "alice@example.org", "wrong") is None
    assert passwords.check(db.session, "nobody@example.org", "wrong") is None
    assert [call[0] for call in counting.method_calls] == ["verify", "hash"]


def test_a_hash_of_older_settings_is_made_anew_when_the_password_is_right(
    in_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    alice = learner(db.session, "Alice", NOON)
    old = secret_of(alice.id)
    monkeypatch.setattr(passwords, "hasher", PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    assert passwords.check(db.session, "alice@example.org", "wrong") is None
    assert secret_of(alice.id) == old
    assert passwords.check(db.session, "alice@example.org", PASSWORD) is alice
    assert ",t=2," in secret_of(alice.id)
    assert passwords.check(db.session, "alice@example.org", PASSWORD) is alice


def test_a_new_password_ends_all_other_sessions_and_known_browsers(in_app: Flask) -> None:
    alice = learner(db.session, "Alice", NOON)
    here, there = (sessions.begin(db.session, alice.id, now=NOON) for _ in range(2))
    sessions.know(db.session, alice.id, "a browser", now=NOON)
    passwords.change(db.session, alice.id, NEW, keep=here)
    longest = timedelta(days=30)
    found = [sessions.find(db.session.connection(), token, now=NOON, longest=longest) for token in (here, there)]
    assert [row is not None for row in found] == [True, False]
    assert not sessions.knows(db.session, alice.id, "a browser", now=NOON)
    assert passwords.check(db.session, "alice@example.org", PASSWORD) is None


def test_a_reset_link_works_once_for_an_hour_and_proves_the_address(in_app: Flask) -> None:
    time = Clock()
    alice = learner(db.session, "Alice", NOON, verified=False)
    link = passwords.reset_link(db.session, alice, KEY, now=NOON)
    assert link is not None
    time.pass_(minutes=59)
    passwords.reset(db.session, link, NEW, KEY, now=time.now())
    assert passwords.check(db.session, "alice@example.org", NEW) is alice
    assert alice.email_verified_at == time.now()
    with pytest.raises(Over):
        passwords.reset(db.session, link, PASSWORD, KEY, now=time.now())
    late = passwords.reset_link(db.session, alice, KEY, now=NOON)
    assert late is not None
    time.pass_(minutes=1)
    with pytest.raises(Over):
        passwords.reset(db.session, late, PASSWORD, KEY, now=time.now())


def test_a_reset_link_is_dead_once_the_password_was_changed_otherwise(in_app: Flask) -> None:
    alice = learner(db.session, "Alice", NOON)
    link = passwords.reset_link(db.session, alice, KEY, now=NOON)
    assert link is not None
    passwords.change(db.session, alice.id, NEW)
    with pytest.raises(Over):
        passwords.of_reset_link(db.session, link, KEY, now=NOON)


def test_a_link_does_nothing_for_somebody_else_or_for_another_purpose(in_app: Flask) -> None:
    alice, bob = learner(db.session, "Alice", NOON), learner(db.session, "Bob", NOON)
    link = passwords.reset_link(db.session, alice, KEY, now=NOON)
    assert link is not None
    assert passwords.of_reset_link(db.session, link, KEY, now=NOON) is alice
    payload, _, signature = link.rpartition(".")
    theirs = passwords.reset_link(db.session, bob, KEY, now=NOON)
    assert theirs is not None
    for forged in (theirs.rpartition(".")[0] + "." + signature, payload, link[:-2], link + "x", "", "x" * 9999, "é.é"):
        with pytest.raises(Over):
            passwords.of_reset_link(db.session, forged, KEY, now=NOON)
    with pytest.raises(Over):
        passwords.of_reset_link(db.session, people.verify_link(alice, KEY, now=NOON), KEY, now=NOON)
    with pytest.raises(Over):
        people.verify(db.session, link, KEY, now=NOON)
    gone = links.write(KEY, "reset", 99, ["x@example.org", "mark"], until=NOON + links.RESET)
    with pytest.raises(Over):
        passwords.of_reset_link(db.session, gone, KEY, now=NOON)


def test_who_logs_in_otherwise_has_no_password_to_reset_or_change(in_app: Flask) -> None:
    alice = learner(db.session, "Alice", NOON)
    log_in = db.session.get_one(LogIn, db.session.query(LogIn.id).scalar())
    log_in.kind = "single sign-on"
    db.session.flush()
    assert passwords.reset_link(db.session, alice, KEY, now=NOON) is None
    with pytest.raises(Refused):
        passwords.change(db.session, alice.id, NEW)
    assert passwords.check(db.session, "alice@example.org", PASSWORD) is None

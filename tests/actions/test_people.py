"""How people come to have an account, and what becomes of what they played before."""

import pytest
from flask import Flask
from sqlalchemy import select

from eduapp.actions import people
from eduapp.actions.links import Over
from eduapp.actions.people import Taken
from eduapp.actions.refused import Refused
from eduapp.store import Attempt, LogIn, Person, Problem
from eduapp.web.db import db
from tests.conftest import NOON, Clock
from tests.lives import PASSWORD, attempt, learner, revision

KEY = "a key"


def test_signing_up_makes_a_learner_with_a_password_whose_address_is_not_verified(in_app: Flask) -> None:
    person = people.sign_up(db.session, " Alice\tB. ", " Alice@Example.ORG ", PASSWORD, now=NOON)
    assert (person.name, person.email) == ("Alice B.", "alice@example.org")
    assert (person.is_guest, person.email_verified_at, person.roles) == (False, None, [])
    (log_in,) = db.session.scalars(select(LogIn))
    assert (log_in.kind, log_in.subject) == ("password", "alice@example.org")
    assert log_in.secret.startswith("$argon2id$")


def test_an_address_is_one_however_it_is_typed(in_app: Flask) -> None:
    alice = learner(db.session, "Alice", NOON)
    assert people.by_email(db.session, "\x00 ALICE@example.org\n") is alice
    with pytest.raises(Taken):
        people.sign_up(db.session, "Eve", "ALICE@EXAMPLE.ORG", PASSWORD, now=NOON)


def test_letters_are_one_however_they_are_composed() -> None:
    assert people.normalised("Zoe\u0308@example.org") == people.normalised("zo\u00eb@example.org")


def test_of_two_who_sign_up_at_the_same_time_the_second_is_told(in_app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    learner(db.session, "Alice", NOON)
    db.session.commit()
    monkeypatch.setattr(people, "by_email", lambda session, email: None)
    with pytest.raises(Taken):
        people.sign_up(db.session, "Eve", "alice@example.org", PASSWORD, now=NOON)
    assert len(db.session.scalars(select(Person)).all()) == 1


@pytest.mark.parametrize(
    "email",
    [
        "",
        "alice",
        "alice@",
        "@example.org",
        "alice@example",
        "alice@@example.org",
        "alice@example..org",
        "a b@example.org",
        "alice@example.org\nbcc: eve@example.org",
        "alice@example.org,eve@example.org",
        "<alice@example.org>",
        "\u200balice@example.org",
        "a" * 250 + "@example.org",
    ],
)
def test_what_is_no_address_is_refused(in_app: Flask, email: str) -> None:
    with pytest.raises(Refused, match="e-mail"):
        people.sign_up(db.session, "Alice", email, PASSWORD, now=NOON)


@pytest.mark.parametrize("name", ["", "   ", "\x00\u202e", "n" * 201])
def test_a_name_has_to_be_there_and_not_too_long(in_app: Flask, name: str) -> None:
    with pytest.raises(Refused, match=r"call you|A name"):
        people.sign_up(db.session, name, "alice@example.org", PASSWORD, now=NOON)


def test_a_guest_who_signs_up_keeps_what_was_played(in_app: Flask) -> None:
    guest = people.guest(db.session, now=NOON)
    played = attempt(db.session, guest.id, revision(db.session, NOON), NOON)
    person = people.sign_up(db.session, "Alice", "alice@example.org", PASSWORD, guest_id=guest.id, now=NOON)
    assert person.id == guest.id == played.person_id
    assert not person.is_guest


def test_nobody_takes_over_an_account_by_signing_up_as_its_guest(in_app: Flask) -> None:
    alice = learner(db.session, "Alice", NOON)
    mallory = people.sign_up(db.session, "Mallory", "m@example.org", PASSWORD, guest_id=alice.id, now=NOON)
    assert mallory.id != alice.id
    people.take_over(db.session, alice.id, mallory.id, now=NOON)
    assert db.session.get(Person, alice.id) is not None


def test_a_guest_who_logs_in_brings_attempts_and_reports_along(in_app: Flask) -> None:
    alice, of = learner(db.session, "Alice", NOON), revision(db.session, NOON)
    first = attempt(db.session, alice.id, of, NOON, case="the-visit")
    guest = people.guest(db.session, now=NOON)
    again = attempt(db.session, guest.id, of, NOON, case="the-visit")
    other = attempt(db.session, guest.id, of, NOON, case="the-mailbox")
    db.session.add(Problem(person_id=guest.id, revision_id=of.id, scene="s", text="t", at=NOON))
    db.session.flush()
    guest_id = guest.id
    people.take_over(db.session, guest_id, alice.id, now=NOON)
    mine = {row.id: row.is_first for row in db.session.scalars(select(Attempt).where(Attempt.person_id == alice.id))}
    assert mine == {first.id: True, again.id: False, other.id: True}
    assert db.session.scalars(select(Problem.person_id)).all() == [alice.id]
    assert db.session.get(Person, guest_id) is None


def test_a_link_verifies_the_address_it_was_sent_to(in_app: Flask) -> None:
    alice = learner(db.session, "Alice", NOON, verified=False)
    people.verify(db.session, people.verify_link(alice, KEY, now=NOON), KEY, now=NOON)
    assert alice.email_verified_at == NOON


def test_a_link_dies_with_its_address_its_key_and_its_time(in_app: Flask) -> None:
    time = Clock()
    alice = learner(db.session, "Alice", NOON, verified=False)
    link = people.verify_link(alice, KEY, now=NOON)
    time.pass_(days=3)
    with pytest.raises(Over):
        people.verify(db.session, link, KEY, now=time.now())
    with pytest.raises(Over):
        people.verify(db.session, link, "another key", now=NOON)
    alice.email = "new@example.org"
    with pytest.raises(Over):
        people.verify(db.session, link, KEY, now=NOON)
    assert alice.email_verified_at is None

"""What somebody is given holds all that is held about them, and nothing of others and no secret."""

import json

from flask import Flask

from eduapp.actions import export
from eduapp.store.privacy import Erasure, declared
from eduapp.web.db import db
from tests.conftest import NOON
from tests.lives import PASSWORD, learner, live


def test_every_declared_table_is_in_it_with_why_and_how_long(in_app: Flask) -> None:
    alice = learner(db.session, "Alice", NOON)
    live(db.session, alice, NOON)
    given = export.held_about(db.session, alice.id)
    assert set(given) == {privacy.title for privacy in declared().values()}
    for privacy in declared().values():
        part = given[privacy.title]
        assert (part["why"], part["how long"]) == (privacy.purpose, privacy.retention)
        assert bool(part["held"]) == (privacy.erasure is not Erasure.EXPIRE), privacy.title


def test_decisions_words_reports_and_drafts_are_in_it_for_people_to_read(in_app: Flask) -> None:
    alice = learner(db.session, "Alice", NOON)
    live(db.session, alice, NOON)
    given = export.held_about(db.session, alice.id)
    assert given["Decisions and words"]["held"][0]["words"] == "It has changed."
    assert given["Attempts"]["held"][0]["draft"] == {"words": "half written", "ticks": [1]}
    assert given["Attempts"]["held"][0]["case key"] == "the-visit"
    assert given["Reported problems"]["held"][0]["text"] == "A slip."
    assert given["Name and e-mail address"]["held"][0]["created at"] == "2026-11-23T12:00:00+00:00"


def test_it_holds_nothing_of_others_and_no_secret(in_app: Flask) -> None:
    alice, bob = learner(db.session, "Alice", NOON), learner(db.session, "Bob", NOON)
    live(db.session, alice, NOON)
    live(db.session, bob, NOON)
    text = json.dumps(export.held_about(db.session, alice.id))
    assert "alice@example.org" in text
    for hidden in ("bob", "argon2", PASSWORD, "token", "With a link"):
        assert hidden not in text.lower()


def test_somebody_without_an_address_is_given_theirs_too(in_app: Flask) -> None:
    alice = learner(db.session, "Alice", NOON)
    alice.email = None
    assert export.held_about(db.session, alice.id)["Name and e-mail address"]["held"][0]["email"] is None

"""Erasing somebody leaves no row that names them, and nobody else is touched."""

from flask import Flask
from sqlalchemy import select

from eduapp.actions import erasure, people
from eduapp.store import ActCount, Export, Person, Problem
from eduapp.web.db import db
from tests.conftest import NOON
from tests.lives import every_value, held, learner, live


def test_no_table_names_who_was_erased(in_app: Flask) -> None:
    alice, bob = learner(db.session, "Alice", NOON), learner(db.session, "Bob", NOON)
    live(db.session, alice, NOON)
    live(db.session, bob, NOON)
    alice_id, bob_id = alice.id, bob.id
    before = held(db.session, bob_id)
    assert all(held(db.session, alice_id).values()), "a life leaves a row in each table, or this proves nothing"
    assert any("alice" in value.lower() for value in every_value(db.session))

    erasure.erase(db.session, alice_id)

    assert set(held(db.session, alice_id).values()) == {0}
    assert [value for value in every_value(db.session) if "alice" in value.lower()] == []
    assert held(db.session, bob_id) == before


def test_counts_stay_and_a_report_stays_without_a_name(in_app: Flask) -> None:
    alice = learner(db.session, "Alice", NOON)
    live(db.session, alice, NOON)
    erasure.erase(db.session, alice.id)
    assert [row.count for row in db.session.scalars(select(ActCount))] == [1]
    assert [(row.text, row.person_id) for row in db.session.scalars(select(Problem))] == [("A slip.", None)]


def test_a_guest_and_somebody_without_an_address_can_be_erased(in_app: Flask) -> None:
    guest, carol = people.guest(db.session, now=NOON), learner(db.session, "Carol", NOON)
    carol.email = carol.email_verified_at = None
    for person in (guest, carol):
        erasure.erase(db.session, person.id)
    assert db.session.scalars(select(Person)).all() == []


def test_a_file_that_an_educator_had_made_goes_with_the_learner_who_is_in_it(in_app: Flask) -> None:
    alice, bob = learner(db.session, "Alice", NOON), learner(db.session, "Bob", NOON)
    live(db.session, alice, NOON)
    live(db.session, bob, NOON)
    own = db.session.scalars(select(Export).where(Export.person_id == alice.id)).one()
    own.person_id = bob.id
    db.session.flush()
    erasure.erase(db.session, alice.id)
    assert [row.cohort_id != own.cohort_id for row in db.session.scalars(select(Export))] == [True]

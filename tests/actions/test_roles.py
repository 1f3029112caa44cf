"""Roles are granted, and only to those whose address is theirs."""

from datetime import timedelta

import pytest
from flask import Flask

from eduapp.actions import people, roles, sessions
from eduapp.actions.refused import Refused
from eduapp.store import Role
from eduapp.store.person import ROLES
from eduapp.web.db import db
from tests.conftest import NOON
from tests.lives import learner


def held() -> list[tuple[str, str]]:
    return sorted((role.role, role.scope) for role in db.session.query(Role))


@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_granted_once_and_taken_back_once(in_app: Flask, role: str) -> None:
    alice = learner(db.session, "Alice", NOON)
    assert [roles.grant(db.session, alice, role, now=NOON) for _ in range(2)] == [True, False]
    assert held() == [(role, "*")]
    assert [roles.revoke(db.session, alice, role) for _ in range(2)] == [True, False]
    assert held() == []


def test_a_role_holds_for_its_scope_alone(in_app: Flask) -> None:
    alice = learner(db.session, "Alice", NOON)
    roles.grant(db.session, alice, "author", "module-1", now=NOON)
    roles.grant(db.session, alice, "author", "module-2", now=NOON)
    assert not roles.revoke(db.session, alice, "author")
    assert roles.revoke(db.session, alice, "author", "module-1")
    assert held() == [("author", "module-2")]


def test_nothing_is_granted_to_an_address_that_nobody_proved(in_app: Flask) -> None:
    eve = learner(db.session, "Eve", NOON, verified=False)
    with pytest.raises(Refused, match=r"eve@example\.org is not verified"):
        roles.grant(db.session, eve, "operator", now=NOON)
    assert held() == []


def test_nothing_is_granted_to_a_guest(in_app: Flask) -> None:
    with pytest.raises(Refused, match="guest"):
        roles.grant(db.session, people.guest(db.session, now=NOON), "author", now=NOON)


def test_somebody_without_an_address_may_be_granted_a_role(in_app: Flask) -> None:
    alice = learner(db.session, "Alice", NOON)
    alice.email = alice.email_verified_at = None
    assert roles.grant(db.session, alice, "educator", now=NOON)


@pytest.mark.parametrize(
    ("role", "scope"), [("king", "*"), ("", "*"), ("author", ""), ("author", "s" * 201), ("author", "\x00")]
)
def test_what_is_no_role_and_no_scope_is_refused(in_app: Flask, role: str, scope: str) -> None:
    alice = learner(db.session, "Alice", NOON)
    with pytest.raises(Refused):
        roles.grant(db.session, alice, role, scope, now=NOON)


def test_a_reviewer_is_one_until_the_day_that_was_named(in_app: Flask) -> None:
    alice = learner(db.session, "Alice", NOON)
    end = NOON + timedelta(days=90)
    assert roles.grant(db.session, alice, "reviewer", now=NOON, ends_at=end)
    assert not roles.grant(db.session, alice, "reviewer", now=NOON, ends_at=end)
    found = [sessions.roles_of(db.session.connection(), alice.id, now=end + timedelta(seconds=at)) for at in (-1, 0)]
    assert found == [{"reviewer"}, frozenset()]
    assert roles.grant(db.session, alice, "reviewer", now=NOON), "for ever now"
    assert sessions.roles_of(db.session.connection(), alice.id, now=end) == {"reviewer"}


def test_an_end_that_is_past_or_of_another_role_is_refused(in_app: Flask) -> None:
    alice = learner(db.session, "Alice", NOON)
    with pytest.raises(Refused, match="Only the role of a reviewer"):
        roles.grant(db.session, alice, "author", now=NOON, ends_at=NOON + timedelta(days=1))
    with pytest.raises(Refused, match="over already"):
        roles.grant(db.session, alice, "reviewer", now=NOON, ends_at=NOON)


def test_who_works_on_one_module_has_the_role(in_app: Flask) -> None:
    alice = learner(db.session, "Alice", NOON)
    for role in ("author", "reviewer", "organiser"):
        roles.grant(db.session, alice, role, "module:walking", now=NOON)
    assert sessions.roles_of(db.session.connection(), alice.id, now=NOON) == {"author", "reviewer"}

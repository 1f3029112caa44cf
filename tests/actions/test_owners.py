"""Who is written to about a module."""

from datetime import timedelta

from eduapp.actions import roles
from eduapp.actions.owners import owners
from eduapp.store import Person
from eduapp.web import clock
from eduapp.web.db import db
from tests.lives import learner
from tests.reviewed import KEY, Desk


def names(key: str) -> list[str]:
    return [person.name for person in owners(db.session, [key], now=clock.now())[key]]


def test_whoever_began_the_draft_that_was_released_owns_the_module(desk: Desk) -> None:
    assert names(KEY) == ["Carol"], "nothing is released yet"
    desk.review()
    desk.release()
    assert names(KEY) == ["Dan"]
    db.session.delete(db.session.get_one(Person, desk.dan.id))
    db.session.commit()
    assert names(KEY) == ["Carol"], "whoever is gone is not written to"


def test_organisers_of_one_module_and_of_a_past_day_own_only_what_they_hold(desk: Desk) -> None:
    for name, scope in (("Olga", "module:swimming"), ("Paula", "module:walking")):
        roles.grant(db.session, learner(db.session, name, clock.now()), "organiser", scope, now=clock.now())
    assert names(KEY) == ["Carol", "Paula"]
    assert names("swimming") == ["Carol", "Olga"]
    role = next(one for one in db.session.get_one(Person, desk.carol.id).roles if one.role == "organiser")
    role.ends_at = clock.now() - timedelta(days=1)
    db.session.flush()
    assert names("swimming") == ["Olga"]

"""Evidence by hand, and how standings are compared."""

from random import Random

import pytest

from eduapp.actions import standings
from eduapp.actions.standings import Shown
from eduapp.mastery import ability as rules
from eduapp.mastery.ability import Ability
from eduapp.mastery.estimate import fitted, fold
from eduapp.store import StandingNow
from eduapp.web import clock
from eduapp.web.db import db

NAMES = ("recognise", "communicate", "treat")


def shown(item: object, y: float = 1.0, of: str = "recognise", guess: str = "medium", other: str = "") -> Shown:
    """What bears on one competency alone, or a little on another one, too."""
    return Shown(f"walking#{item}", y, {of: 0.75, other: 0.25} if other else {of: 1.0}, guess)


def some(lots: Random, most: int = 5, items: int = 40) -> list[Shown]:
    """Pieces at random, of which some were shown before."""
    found = []
    for item in lots.sample(range(items), lots.randint(0, most)):
        one, other = lots.sample(NAMES, 2)
        guess, second = lots.choice(("easy", "medium", "hard")), lots.choice((other, ""))
        found.append(shown(item, lots.choice((0.0, 0.5, 1.0)), one, guess, second))
    return found


def keep(person_id: int, *pieces: Shown) -> None:
    with db.engine.begin() as connection:
        standings.keep(connection, person_id, pieces, now=clock.now())


def stored(person_id: int) -> tuple[int, Ability]:
    """The version and the standing as they are kept."""
    db.session.expire_all()
    row = db.session.get_one(StandingNow, person_id)
    ability = rules.from_data({**row.ability, "version": rules.VERSION})
    assert ability is not None
    db.session.rollback()
    return row.version, ability


def folded(person_id: int) -> Ability:
    """What all evidence comes to, whatever is kept."""
    with db.engine.begin() as connection:
        return fold((), standings.evidence_of(connection, person_id))


def same(one: Ability, other: Ability) -> None:
    """The same but for the order of the competencies and for rounding."""
    assert set(one.competencies) == set(other.competencies)
    other = fitted(other, one.competencies)
    assert (one.pieces, one.latest, one.last) == (other.pieces, other.latest, other.last)
    assert one.mean == pytest.approx(other.mean, abs=1e-9)
    for row, like in zip(one.covariance, other.covariance, strict=True):
        assert row == pytest.approx(like, abs=1e-9)

"""Evidence and standings: each item counts once, and the standing is what the evidence comes to."""

from collections.abc import Callable
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import select, update

from eduapp.actions import standings
from eduapp.mastery import ability
from eduapp.mastery.difficulty import guess
from eduapp.store import Difficulty, Evidence, StandingNow, StandingThen
from eduapp.web.db import db
from tests.actions.shown import folded, keep, same, shown, some, stored
from tests.actions.together import Deed, at_once
from tests.conftest import NOON, Clock
from tests.stage import Stage


@pytest.fixture
def alice(on_stage: Stage) -> int:
    return on_stage.ids["Alice"]


def rows(person_id: int) -> list[tuple[str, float]]:
    own = select(Evidence.item, Evidence.y).where(Evidence.person_id == person_id).order_by(Evidence.id)
    found = [(item, y) for item, y in db.session.execute(own)]
    db.session.rollback()
    return found


def days(person_id: int) -> list[int]:
    own = select(StandingThen.day).where(StandingThen.person_id == person_id).order_by(StandingThen.day)
    return [day.day for day in db.session.scalars(own)]


def test_an_item_counts_once_for_ever(alice: int, time: Clock) -> None:
    keep(alice, shown(1, 0.0))
    time.pass_(days=400)
    keep(alice, shown(1, 1.0), shown(2, 1.0))
    assert rows(alice) == [("walking#1", 0.0), ("walking#2", 1.0)]
    same(stored(alice)[1], folded(alice))


def test_what_shows_nothing_changes_nothing(alice: int) -> None:
    keep(alice)
    assert db.session.get(StandingNow, alice) is None
    assert days(alice) == []


@pytest.mark.parametrize("seed", range(4))
def test_after_any_history_the_standing_is_what_the_evidence_comes_to(alice: int, time: Clock, seed: int) -> None:
    """Also where a device comes late with what is older than what is known."""
    lots = Random(seed)
    for _ in range(8):
        time.pass_(days=lots.choice((0, 0.01, 30, 300, -20)))
        keep(alice, *some(lots))
    same(stored(alice)[1], folded(alice))
    with db.engine.begin() as connection:
        same(standings.known_of(connection, alice)[0], folded(alice))
        assert standings.known_of(connection, alice)[0].count == len(rows(alice))


def test_of_two_devices_that_finish_at_once_both_count(on_stage: Stage, alice: int) -> None:
    keep(alice, shown("before"))
    turns = [[shown((device, item)) for item in range(3)] for device in range(4)]

    def deed(number: int) -> Callable[[Deed], object]:
        def finish(ready: Deed) -> None:
            ready()
            keep(alice, *turns[number], shown("the same", number / 4))

        return finish

    assert at_once(on_stage.app, *map(deed, range(4))) == [None] * 4
    assert len(rows(alice)) == 1 + 4 * 3 + 1
    same(stored(alice)[1], folded(alice))


def test_what_somebody_shows_says_nothing_of_others(on_stage: Stage, alice: int) -> None:
    keep(alice, shown(1))
    keep(on_stage.ids["Mallory"], shown(1, 0.0))
    same(stored(alice)[1], folded(alice))
    assert stored(alice)[1].mean > (0,)
    assert stored(on_stage.ids["Mallory"])[1].mean < (0,)
    with db.engine.begin() as connection:
        assert standings.known_of(connection, on_stage.ids["Bob"])[0] == ability.prior(())


def test_other_rules_fold_everything_anew(alice: int, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(alice, shown(1), shown(2, 0.0))
    truth = stored(alice)[1]
    db.session.execute(
        update(StandingNow).values(ability={**db.session.get_one(StandingNow, alice).ability, "mean": [9.0]})
    )
    db.session.commit()
    assert stored(alice)[1].mean == (9.0,)
    monkeypatch.setattr(ability, "VERSION", ability.VERSION + 1)
    with db.engine.begin() as connection:
        same(standings.known_of(connection, alice)[0], truth)
    keep(alice, shown(1))  # known already, so there is nothing new
    assert stored(alice)[0] == ability.VERSION
    same(stored(alice)[1], truth)


def test_it_counts_with_the_difficulty_that_was_found_else_with_the_guess(alice: int) -> None:
    known = {"mean": 1.5, "variance": 0.1, "attempts": 40, "calibrated_at": NOON}
    db.session.add(Difficulty(item="walking#1", **known))
    db.session.commit()
    keep(alice, shown(1, guess="easy"), shown(2, guess="easy"))
    found = db.session.execute(select(Evidence.difficulty, Evidence.variance, Evidence.guess).order_by(Evidence.id))
    assert found.all() == [(1.5, 0.1, "easy"), (*guess("easy"), "easy")]


def test_each_day_with_evidence_keeps_the_standing_at_its_end(alice: int, time: Clock) -> None:
    for item in range(4):
        keep(alice, shown(item))
        time.pass_(hours=9)
    assert days(alice) == [23, 24]
    kept = db.session.scalars(select(StandingThen).order_by(StandingThen.day.desc())).first()
    assert kept is not None
    chance, low, high, pieces = kept.standings["recognise"]
    assert (0 < low < chance < high < 1, pieces) == (True, 4)


def test_what_comes_late_changes_the_last_day_and_none_before(alice: int, time: Clock) -> None:
    """An attempt may be reckoned after another one that ended later."""
    for item, hours in enumerate((0, 24, -22)):
        time.pass_(hours=hours)
        keep(alice, shown(item))
    assert days(alice) == [23, 24]
    kept = db.session.scalars(select(StandingThen).order_by(StandingThen.day))
    assert [row.standings["recognise"][3] for row in kept] == [1, 3]


def test_when_it_was_shown_is_kept(alice: int, time: Clock) -> None:
    keep(alice, shown(1))
    time.pass_(days=2)
    keep(alice, shown(2))
    assert stored(alice)[1].last == NOON + timedelta(days=2)

"""Calibrating: difficulties from all first attempts, and every standing anew."""

from random import Random

import pytest
from sqlalchemy import select

from eduapp.actions import calibrating
from eduapp.actions.calibrating import Calibrated
from eduapp.store import Difficulty, Evidence
from eduapp.web import clock
from eduapp.web.db import db
from tests.actions.shown import folded, keep, same, shown, some, stored
from tests.stage import CAST, Stage


def calibrate() -> list[Calibrated]:
    with db.engine.begin() as connection:
        return calibrating.calibrate(connection, now=clock.now())


def difficulties() -> dict[str, tuple[float, float, int]]:
    found = {row.item: (row.mean, row.variance, row.attempts) for row in db.session.scalars(select(Difficulty))}
    db.session.rollback()
    return found


@pytest.fixture
def everybody(on_stage: Stage) -> list[int]:
    """All have answered the same three items: nearly all fail at one, and nearly nobody at another."""
    for at, person_id in enumerate(on_stage.ids.values()):
        keep(person_id, shown("hard", float(at == 0)), shown("easy", float(at > 0)), shown("middling", at % 2))
    return list(on_stage.ids.values())


def test_without_evidence_there_is_nothing_to_calibrate(on_stage: Stage) -> None:
    assert calibrate() == []
    assert difficulties() == {}


def test_what_most_fail_at_becomes_harder_and_comes_first(everybody: list[int]) -> None:
    found = calibrate()
    assert [one.item for one in found] == ["walking#hard", "walking#middling", "walking#easy"]
    assert found[0].mean > 0 > found[-1].mean
    assert {one.attempts for one in found} == {len(CAST)}
    assert difficulties() == {one.item: (one.mean, one.variance, one.attempts) for one in found}


def test_all_evidence_counts_with_what_was_found_and_standings_follow(everybody: list[int]) -> None:
    before = {person_id: stored(person_id)[1] for person_id in everybody}
    known = {one.item: (one.mean, one.variance) for one in calibrate()}
    for row in db.session.scalars(select(Evidence)):
        assert (row.difficulty, row.variance) == known[row.item]
    for person_id in everybody:
        same(stored(person_id)[1], folded(person_id))
        assert stored(person_id)[1].pieces == before[person_id].pieces
    assert any(stored(person_id)[1].mean != before[person_id].mean for person_id in everybody)


def test_calibrating_again_changes_nothing(everybody: list[int]) -> None:
    """It starts from the guesses of authors, never from what it found before."""
    first = calibrate()
    assert calibrate() == first


@pytest.mark.parametrize("seed", range(2))
def test_after_any_history_standings_are_what_the_evidence_comes_to(on_stage: Stage, seed: int) -> None:
    lots = Random(seed)
    for _ in range(3):
        for name in ("Alice", "Bob", "Mallory"):
            keep(on_stage.ids[name], *some(lots, items=12))
        calibrate()
    for name in ("Alice", "Bob", "Mallory"):
        same(stored(on_stage.ids[name])[1], folded(on_stage.ids[name]))

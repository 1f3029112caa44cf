"""Calibrating: how hard each item is by all first attempts at it, and everybody's standing folded anew with that."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from eduapp.actions import standings
from eduapp.mastery.ability import Evidence
from eduapp.mastery.calibrate import calibrated
from eduapp.mastery.difficulty import guess
from eduapp.store import Difficulty
from eduapp.store import Evidence as Row

_ROWS = Row.__table__
_ALL = select(_ROWS.c.person_id, _ROWS.c.item, _ROWS.c.y, _ROWS.c.weights, _ROWS.c.guess, _ROWS.c.at).order_by(
    _ROWS.c.person_id, _ROWS.c.id
)
_HARD = (
    update(Row).where(Row.item == bindparam("which")).values(difficulty=bindparam("mean"), variance=bindparam("doubt"))
)


@dataclass(frozen=True, slots=True)
class Calibrated:
    """An item: the author's guess of its difficulty, in logits, what it was found to be with its variance, and by how
    many first attempts."""

    item: str
    guess: float
    mean: float
    variance: float
    attempts: int


def calibrate(connection: Connection, *, now: datetime) -> list[Calibrated]:
    """Find the difficulties, write them to the items and to the evidence that rests on them, and fold every standing
    anew; in the caller's transaction. The hardest comes first."""
    guesses: dict[str, str] = {}
    attempts: dict[str, int] = {}
    learners = list(_learners(connection, guesses, attempts))
    found = calibrated(learners, {item: guess(word) for item, word in guesses.items()})
    rows = [
        Calibrated(item, guess(guesses[item])[0], mean, variance, attempts[item])
        for item, (mean, variance) in sorted(found.items(), key=lambda one: -one[1][0])
    ]
    _write(connection, rows, now)
    for person_id in list(connection.execute(select(_ROWS.c.person_id).distinct()).scalars()):
        standings.bring_up_to_date(connection, person_id, anew=True, now=now)
    return rows


def _learners(connection: Connection, guesses: dict[str, str], attempts: dict[str, int]) -> Iterator[list[Evidence]]:
    """The evidence of each learner by the guesses of authors; those and the attempts at each item are noted."""
    rows: Iterable[Any] = connection.execute(_ALL)
    for _, own in groupby(rows, key=attrgetter("person_id")):
        pieces = []
        for row in own:
            guesses[row.item] = row.guess
            attempts[row.item] = attempts.get(row.item, 0) + 1
            pieces.append(Evidence(row.item, row.y, row.weights, *guess(row.guess), row.at))
        yield pieces


def _write(connection: Connection, rows: list[Calibrated], now: datetime) -> None:
    connection.execute(delete(Difficulty))
    if not rows:
        return
    found = [
        {"item": row.item, "mean": row.mean, "variance": row.variance, "attempts": row.attempts, "calibrated_at": now}
        for row in rows
    ]
    connection.execute(insert(Difficulty), found)
    connection.execute(_HARD, [{"which": row.item, "mean": row.mean, "doubt": row.variance} for row in rows])

"""What is kept when an attempt at a case ends: the result, evidence of a first attempt, cards of what was missed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from eduapp.actions import cards, standings
from eduapp.actions.cards import Missed
from eduapp.actions.playable import Playable
from eduapp.actions.standings import Shown
from eduapp.case.debrief import debrief
from eduapp.case.evidence import Scored, scored
from eduapp.case.play import Play
from eduapp.case.result import result
from eduapp.mastery.evidence import item_of, weights_of, y_of

NOT_MISSED = ("good", "neutral", None)


@dataclass(frozen=True, slots=True)
class Finished:
    """`columns` are those of the attempt."""

    columns: Mapping[str, Any]
    shown: tuple[Shown, ...] = ()
    missed: tuple[Missed, ...] = ()


def finished(playable: Playable, after: Play, *, is_first: bool, is_scored: bool) -> Finished | None:
    """What the end of the play leaves; None before it has ended. A practice leaves nothing but its result."""
    found = playable.guide.found
    outcome = result(after, found)
    if outcome is None:
        return None
    columns = {
        "end": after.here.end,
        "points": after.points,
        "best": max(0, found.best_sum),
        "unsafe": len(after.unsafe),
        "passed": outcome.passed,
    }
    if not is_scored:
        return Finished(columns)
    shown = (_shown(playable.key, scene) for scene in scored(after)) if is_first else ()
    return Finished(columns, tuple(filter(None, shown)), _missed(playable, after))


def keep(
    connection: Connection, attempt_id: int, person_id: int, playable: Playable, ended: Finished, *, now: datetime
) -> None:
    """Write the evidence and the cards, in the transaction of the last decision."""
    standings.keep(connection, person_id, ended.shown, now=now)
    cards.make(connection, person_id, ended.missed, attempt_id=attempt_id, now=now)


def _shown(key: str, scene: Scored) -> Shown | None:
    y = y_of(scene.points, scene.worst, scene.best)
    return y if y is None else Shown(item_of(key, scene.scene), y, weights_of(scene.ranges), scene.difficulty)


def _missed(playable: Playable, after: Play) -> tuple[Missed, ...]:
    """Each scene in which something was missed, at the first decision that missed it."""
    looked = debrief(playable.guide, after.decisions)
    first: dict[str, int] = {}
    for moment in looked.moments:
        if moment.merit not in NOT_MISSED and not moment.is_ask:
            first.setdefault(moment.before.here.id, moment.number - 1)
    return tuple(Missed(item_of(playable.key, scene), number) for scene, number in first.items())

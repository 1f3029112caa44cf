"""What a first attempt that has ended says of the learner: evidence, and cards of what was missed.

A later one says nothing: whoever plays again has read the answers.

It is reckoned after the last decision and not with it, so that no step of play waits for it: when somebody looks at
what came of it, else by the job process. The row of the attempt says whether that was done.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, exists, select, update

from eduapp.actions import cards, standings
from eduapp.actions.cards import Missed
from eduapp.actions.play import Desk, Standing, Writing, stand
from eduapp.actions.standings import Shown
from eduapp.case.debrief import debrief
from eduapp.case.evidence import Scored, scored
from eduapp.mastery.evidence import item_of, weights_of, y_of
from eduapp.store import Attempt

NOT_MISSED = ("good", "neutral", None)
_AT_ONCE = 50
_MOMENT = Attempt.__table__.c.finished_at.type

_WAITS = (Attempt.is_first, Attempt.finished_at.is_not(None), Attempt.reckoned_at.is_(None))
IS_WAITING = exists().where(*_WAITS, Attempt.person_id == bindparam("person"))
_WAITING = (
    select(Attempt.id, Attempt.person_id, Attempt.finished_at)
    .where(*_WAITS)
    .order_by(Attempt.finished_at)
    .limit(_AT_ONCE)
)
_OF_PERSON = _WAITING.where(Attempt.person_id == bindparam("person"))
_CLAIM = (
    update(Attempt)
    .where(Attempt.id == bindparam("attempt"), Attempt.reckoned_at.is_(None))
    .values(reckoned_at=bindparam("now", type_=_MOMENT))
)


@dataclass(frozen=True, slots=True)
class Found:
    shown: tuple[Shown, ...]
    missed: tuple[Missed, ...]


def reckon(reading: Connection, writing: Writing, desk: Desk, person_id: int | None = None, *, now: datetime) -> int:
    """Reckon the first attempts that wait for it, of one person or of all; returns how many these were.

    Each is one transaction, in which only one of two processes claims it. The evidence is as of the end of the attempt.
    """
    waiting = _WAITING if person_id is None else _OF_PERSON
    rows = reading.execute(waiting, {} if person_id is None else {"person": person_id}).all()
    for row in rows:
        found = _found(stand(reading, desk, row.id, row.person_id))
        with writing() as connection:
            if connection.execute(_CLAIM, {"attempt": row.id, "now": now}).rowcount == 1:
                standings.keep(connection, row.person_id, found.shown, now=row.finished_at)
                cards.make(connection, row.person_id, found.missed, attempt_id=row.id, now=row.finished_at)
    return len(rows)


def _found(standing: Standing) -> Found:
    shown = (_shown(standing.playable.key, scene) for scene in scored(standing.play))
    return Found(tuple(filter(None, shown)), _missed(standing))


def _shown(key: str, scene: Scored) -> Shown | None:
    y = y_of(scene.points, scene.worst, scene.best)
    return y if y is None else Shown(item_of(key, scene.scene), y, weights_of(scene.ranges), scene.difficulty)


def _missed(standing: Standing) -> tuple[Missed, ...]:
    """Each scene in which something was missed, at the first decision that missed it."""
    looked = debrief(standing.playable.guide, standing.play.decisions)
    first: dict[str, int] = {}
    for moment in looked.moments:
        if moment.merit not in NOT_MISSED and not moment.is_ask:
            first.setdefault(moment.before.here.id, moment.number - 1)
    return tuple(Missed(item_of(standing.playable.key, scene), number) for scene, number in first.items())

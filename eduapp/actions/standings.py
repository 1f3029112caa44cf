"""Evidence of mastery as rows, and the standing that is folded from them when something is finished."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, String, bindparam, cast, func, select
from sqlalchemy.dialects import postgresql, sqlite

from eduapp.mastery import ability as rules
from eduapp.mastery.ability import Ability
from eduapp.mastery.difficulty import guess
from eduapp.mastery.estimate import add, fold
from eduapp.mastery.standing import standing
from eduapp.store import Difficulty, Person, StandingNow, StandingThen
from eduapp.store import Evidence as Row


@dataclass(frozen=True, slots=True)
class Shown:
    """What a first attempt showed at an item: y from 0 to 1, the weights of the competencies that it bears on, which
    sum to 1, and how hard its author thought it (easy, medium, hard)."""

    item: str
    y: float
    weights: dict[str, float]
    guess: str


_ROWS = Row.__table__
_FOLDED = (_ROWS.c.item, _ROWS.c.y, _ROWS.c.weights, _ROWS.c.difficulty, _ROWS.c.variance, _ROWS.c.at)
_EVIDENCE = select(_ROWS.c.id, *_FOLDED).where(_ROWS.c.person_id == bindparam("person")).order_by(_ROWS.c.id)
_NEWER = _EVIDENCE.where(_ROWS.c.id > bindparam("upto"))
_STANDING = select(StandingNow.__table__).where(StandingNow.person_id == bindparam("person"))
_DAYS = func.aggregate_strings(cast(StandingThen.day, String), " ")
_KNOWN = select(
    StandingNow.ability,
    select(_DAYS).where(StandingThen.person_id == bindparam("person")).scalar_subquery().label("days"),
).where(StandingNow.person_id == bindparam("person"))
# Two devices that finish at once: the second waits until the first is done. SQLite lets only one write anyway.
_LOCK = select(Person.id).where(Person.id == bindparam("person")).with_for_update(key_share=True)
_CALIBRATED = select(Difficulty.item, Difficulty.mean, Difficulty.variance)


def _writing(dialect: Any) -> dict[str, Any]:
    insert = dialect.insert
    now, then = insert(StandingNow), insert(StandingThen)
    changed = {name: now.excluded[name] for name in ("version", "upto", "ability")}
    return {
        "evidence": insert(Row).on_conflict_do_nothing(index_elements=["person_id", "item"]),
        "standing": now.on_conflict_do_update(index_elements=["person_id"], set_=changed),
        "day": then.on_conflict_do_update(
            index_elements=["person_id", "day"], set_={"standings": then.excluded.standings}
        ),
    }


_WRITE = {dialect.__name__.rpartition(".")[2]: _writing(dialect) for dialect in (sqlite, postgresql)}


def keep(connection: Connection, person_id: int, shown: Iterable[Shown], *, now: datetime) -> None:
    """Add the evidence, each item once for ever, and bring the standing up to date; in the caller's transaction."""
    found = list(shown)
    if not found:
        return
    connection.execute(_LOCK, {"person": person_id})
    known = {
        row.item: (row.mean, row.variance)
        for row in connection.execute(_CALIBRATED.where(Difficulty.item.in_([one.item for one in found])))
    }
    rows = []
    for one in found:
        difficulty, variance = known.get(one.item) or guess(one.guess)
        row = {"person_id": person_id, "item": one.item, "y": one.y, "weights": one.weights, "guess": one.guess}
        rows.append(row | {"difficulty": difficulty, "variance": variance, "at": now})
    connection.execute(_WRITE[connection.dialect.name]["evidence"], rows)
    bring_up_to_date(connection, person_id, now=now)


def bring_up_to_date(connection: Connection, person_id: int, *, anew: bool = False, now: datetime) -> Ability:
    """Fold what is new into the standing; everything, where other rules made it, where something older came late from
    another device, or where `anew` is true."""
    row = connection.execute(_STANDING, {"person": person_id}).first()
    ability = None if row is None or anew else rules.from_data(row.ability)
    newer: Sequence[Any] = ()
    if row is not None and ability is not None:
        newer = connection.execute(_NEWER, {"person": person_id, "upto": row.upto}).all()
        if not newer:
            return ability
        if any(ability.last is not None and piece.at < ability.last for piece in newer):
            ability = None
    if ability is None:
        newer = connection.execute(_EVIDENCE, {"person": person_id}).all()
        ability = fold((), [_piece(piece) for piece in newer])
    else:
        for piece in newer:
            ability = add(ability, _piece(piece))
    _write(connection, person_id, ability, newer[-1].id if newer else 0, now)
    return ability


def known_of(connection: Connection, person_id: int) -> tuple[Ability, list[str]]:
    """The ability as it was last brought up to date (what is known of anybody where nothing was shown yet), and the
    days on which evidence was added, in order. They come as one string: somebody who learns for years has thousands."""
    row = connection.execute(_KNOWN, {"person": person_id}).first()
    if row is None:
        return rules.prior(()), []
    ability = rules.from_data(row.ability) or fold((), evidence_of(connection, person_id))
    return ability, sorted((row.days or "").split())


def evidence_of(connection: Connection, person_id: int) -> list[rules.Evidence]:
    return [_piece(row) for row in connection.execute(_EVIDENCE, {"person": person_id})]


def _piece(row: Any) -> rules.Evidence:
    return rules.Evidence(row.item, row.y, row.weights, row.difficulty, row.variance, row.at)


def _write(connection: Connection, person_id: int, ability: Ability, upto: int, now: datetime) -> None:
    write = _WRITE[connection.dialect.name]
    ready = {"person_id": person_id, "version": rules.VERSION, "upto": upto, "ability": rules.to_data(ability)}
    connection.execute(write["standing"], ready)
    seen = max(now, ability.last or now)  # what comes late does not change the days before, but the last one
    day = {"person_id": person_id, "day": seen.date(), "standings": standings_data(ability, seen)}
    connection.execute(write["day"], day)


def standings_data(ability: Ability, now: datetime) -> dict[str, Sequence[float]]:
    """By competency: chance, low, high (rounded to a thousandth) and pieces."""
    found = {name: standing(ability, name, now) for name in ability.competencies}
    return {
        name: [round(one.chance, 3), round(one.low, 3), round(one.high, 3), one.pieces] for name, one in found.items()
    }

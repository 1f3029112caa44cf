"""Review cards: what was missed comes back, at the time when it helps most."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.dialects import postgresql, sqlite

from eduapp.mastery import review
from eduapp.store import Card

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Missed:
    """An item, and the decision or question (from 0) at which it was missed."""

    item: str
    number: int


_MAKE: dict[str, Any] = {
    dialect.__name__.rpartition(".")[2]: dialect.insert(Card).on_conflict_do_nothing(
        index_elements=["person_id", "item"]
    )
    for dialect in (sqlite, postgresql)
}

_DUE = select(func.count()).where(
    Card.person_id == bindparam("person"), Card.due_at <= bindparam("now", type_=Card.__table__.c.due_at.type)
)


def make(
    connection: Connection,
    person_id: int,
    missed: Iterable[Missed],
    *,
    attempt_id: int | None = None,
    quiz_attempt_id: int | None = None,
    now: datetime,
) -> None:
    """A card for each that was missed, due on the next day; an item that has one keeps it. In the caller's
    transaction."""
    card = review.first(now + A_DAY)
    source = {"person_id": person_id, "attempt_id": attempt_id, "quiz_attempt_id": quiz_attempt_id}
    state = {"state": review.to_data(card), "due_at": card.due, "made_at": now, "reviewed": 0}
    rows = [source | state | {"item": one.item, "number": one.number} for one in missed]
    if rows:
        connection.execute(_MAKE[connection.dialect.name], rows)


def due_count(connection: Connection, person_id: int, *, now: datetime) -> int:
    """How many cards are due."""
    return connection.execute(_DUE, {"person": person_id, "now": now}).scalar_one()

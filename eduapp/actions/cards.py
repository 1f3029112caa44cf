"""Review cards: what was missed comes back, at the time when it helps most."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, func, select
from sqlalchemy.dialects import postgresql, sqlite

from eduapp.actions.refused import NotThere
from eduapp.actions.review_plan import A_DAY
from eduapp.mastery import review
from eduapp.store import Card, Review, ReviewPlan
from eduapp.text.said import told

ONE_DAY = timedelta(days=1)


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
    card = review.first(now + ONE_DAY)
    source = {"person_id": person_id, "attempt_id": attempt_id, "quiz_attempt_id": quiz_attempt_id}
    state = {"state": review.to_data(card), "due_at": card.due, "made_at": now, "reviewed": 0}
    rows = [source | state | {"item": one.item, "number": one.number} for one in missed]
    if rows:
        connection.execute(_MAKE[connection.dialect.name], rows)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card as it was read: the columns that a review needs, by their names."""

    id: int
    person_id: int
    attempt_id: int | None
    quiz_attempt_id: int | None
    number: int
    state: Mapping[str, Any]
    due_at: datetime
    reviewed: int


@dataclass(frozen=True, slots=True)
class Queue:
    """What somebody has to go over today: `next` is the card for now, None where there is none; `left` are the cards
    that the day still has room for, `due` all that are due, `done` those that were reviewed today. `next_at` is when
    the first of those that are not due yet comes back."""

    next: int | None
    left: int
    due: int
    done: int
    next_at: datetime | None


_TABLE = Card.__table__
_MOMENT = _TABLE.c.due_at.type
_OWN = Card.person_id == bindparam("person")
_CARD = select(*(_TABLE.c[column.name] for column in fields(Drawn))).where(_OWN, Card.id == bindparam("card"))
# What is due on a day is due from its beginning.
_IS_DUE: ColumnElement[bool] = _TABLE.c.due_at < bindparam("tomorrow", type_=_MOMENT)
_DUE = select(Card.id, Card.state).where(_OWN, _IS_DUE).order_by(Card.due_at, Card.id)
_DONE = (
    select(func.count())
    .select_from(Review)
    .join(Card, Card.id == Review.card_id)
    .where(_OWN, Review.at >= bindparam("today", type_=_MOMENT))
    .scalar_subquery()
)
_A_DAY = select(ReviewPlan.a_day).where(ReviewPlan.person_id == bindparam("person")).scalar_subquery()
_NEXT_AT = select(func.min(Card.due_at)).where(_OWN, ~_IS_DUE).scalar_subquery()
_DAY = select(
    _A_DAY.label("a_day"),
    _DONE.label("done"),
    _NEXT_AT.label("next_at"),
)
_COUNT = select(
    _A_DAY.label("a_day"),
    _DONE.label("done"),
    select(func.count()).select_from(Card).where(_OWN, _IS_DUE).scalar_subquery().label("due"),
)


def card_or_404(connection: Connection, card_id: int, person_id: int) -> Drawn:
    """The person's card. Raises NotThere if there is none, or if it is somebody else's."""
    row = connection.execute(_CARD, {"card": card_id, "person": person_id}).first()
    if row is None:
        raise NotThere(told("There is no such card, or it is not yours."))
    return Drawn(*row)


def queue(connection: Connection, person_id: int, *, now: datetime) -> Queue:
    """What is due today; a day is one of UTC."""
    bounds = _bounds(person_id, now)
    day = connection.execute(_DAY, bounds).one()
    due = {id_: review.from_data(state) for id_, state in connection.execute(_DUE, bounds)}
    waiting = review.queue(due, now, _a_day(day), day.done)
    return Queue(waiting[0] if waiting else None, len(waiting), len(due), day.done, day.next_at)


def due_count(connection: Connection, person_id: int, *, now: datetime) -> int:
    """How many cards there still are to go over today."""
    found = connection.execute(_COUNT, _bounds(person_id, now)).one()
    return max(0, min(int(found.due), _a_day(found) - int(found.done)))


def day_of(now: datetime) -> datetime:
    """When the day began, in UTC."""
    return now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def _bounds(person_id: int, now: datetime) -> dict[str, Any]:
    today = day_of(now)
    return {"person": person_id, "today": today, "tomorrow": today + ONE_DAY}


def _a_day(row: Any) -> int:
    return A_DAY if row.a_day is None else int(row.a_day)

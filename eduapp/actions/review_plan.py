"""How somebody reviews: how many cards a day, and whether a mail may say that some are due."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from eduapp.actions import links
from eduapp.actions.refused import Refused
from eduapp.store import Person, ReviewPlan
from eduapp.text.said import told

A_DAY = 5  # cards a day for somebody who has not said how many
MOST_A_DAY = 20
STOP = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Plan:
    """`can_remind`: there is an address to write to that was verified."""

    a_day: int
    reminds: bool
    can_remind: bool


_PLAN = (
    select(ReviewPlan.a_day, ReviewPlan.reminds, Person.email, Person.email_verified_at)
    .select_from(Person)
    .outerjoin(ReviewPlan, ReviewPlan.person_id == Person.id)
    .where(Person.id == bindparam("person"))
)


def _keeping(dialect: Any) -> Any:
    plan = dialect.insert(ReviewPlan)
    changed = {name: plan.excluded[name] for name in ("a_day", "reminds", "language")}
    return plan.on_conflict_do_update(index_elements=["person_id"], set_=changed)


_KEEP = {dialect.__name__.rpartition(".")[2]: _keeping(dialect) for dialect in (sqlite, postgresql)}
_STOP = update(ReviewPlan).where(ReviewPlan.person_id == bindparam("person")).values(reminds=False)


def plan_of(connection: Connection, person_id: int) -> Plan:
    row = connection.execute(_PLAN, {"person": person_id}).one()
    can_remind = row.email is not None and row.email_verified_at is not None
    return Plan(A_DAY if row.a_day is None else row.a_day, bool(row.reminds), can_remind)


def keep(connection: Connection, person_id: int, a_day: int, reminds: bool, language: str) -> None:
    """In the caller's transaction. Only somebody whose address was verified can be reminded; `language` is that of the
    page on which it was asked for."""
    if not 0 <= a_day <= MOST_A_DAY:
        raise Refused(told("A plan has at most %(most)d cards a day."), most=MOST_A_DAY)
    if reminds and not plan_of(connection, person_id).can_remind:
        raise Refused(told("Verify your e-mail address first: reminders are sent only to an address that is yours."))
    row = {"person_id": person_id, "a_day": a_day, "reminds": reminds, "language": language}
    connection.execute(_KEEP[connection.dialect.name], row)


def stop_link(person_id: int, key: str, *, now: datetime) -> str:
    """The signed part of a link that ends the reminders of the person, also for whoever is not logged in."""
    return links.write(key, "reminders", person_id, [], until=now + STOP)


def of_stop_link(token: str, key: str, *, now: datetime) -> int:
    """Whose reminders it ends. Raises Over where the link is not one of ours."""
    person_id, _ = links.read(key, "reminders", token, now=now)
    return person_id


def stop(connection: Connection, token: str, key: str, *, now: datetime) -> None:
    """End the reminders; to do it again changes nothing. In the caller's transaction."""
    connection.execute(_STOP, {"person": of_stop_link(token, key, now=now)})

"""Cohorts and who teaches them: an educator sees her own, and nothing of any other."""

import secrets
import zoneinfo
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, func, or_, select, update
from sqlalchemy.orm import Session

from eduapp.actions.audit import Hand
from eduapp.actions.refused import NotThere, Refused
from eduapp.actions.typed import line
from eduapp.store import Assignment, Cohort, Member, Person, Role
from eduapp.store.person import EVERYTHING
from eduapp.text.said import told

EDUCATOR = "educator"
NAME_LONGEST = 200
RULE: dict[str, Any] = {"days": 3, "unsafe": True, "failed": 2, "fell": 10}
"""Who needs a hand, as long as nobody sets it otherwise: who has not begun so many days before it is due, who did
something unsafe, who failed so often, whose standing fell by so many points of a hundred."""


def scope_of(cohort_id: int) -> str:
    """The scope of the role that makes somebody an educator of the cohort."""
    return f"cohort:{cohort_id}"


def create(session: Session, cohort_id: int, person_id: int, name: str, time_zone: str, *, now: datetime) -> Cohort:
    """A new cohort, which the person teaches. Only who was made an educator of this site can begin one."""
    if session.get(Role, (person_id, EDUCATOR, EVERYTHING)) is None:
        raise Refused(told("Only an educator of this site can begin a cohort. Ask whoever runs it for the role."))
    cohort = Cohort(
        id=cohort_id,
        name=named(name),
        time_zone=zone(time_zone),
        join_token=secrets.token_urlsafe(16),
        rule=dict(RULE),
        created_at=now,
    )
    session.add(cohort)
    session.add(Role(person_id=person_id, role=EDUCATOR, scope=scope_of(cohort_id), granted_at=now))
    session.flush()
    return cohort


def named(name: str) -> str:
    """The name without blanks around it; refused where none is left, or too much."""
    name = line(name)
    if not 0 < len(name) <= NAME_LONGEST:
        raise Refused(told("Give the cohort a name, of at most %(most)s characters."), most=NAME_LONGEST)
    return name


@cache
def zones() -> list[str]:
    """What may be chosen. Whoever wants one of the older names may type it."""
    return sorted({"UTC", *(name for name in zoneinfo.available_timezones() if _is_a_place(name))})


def _is_a_place(name: str) -> bool:
    return "/" in name and not name.startswith(("Etc/", "SystemV/"))


def zone(name: str) -> str:
    """The IANA name of a time zone; refused where there is none of that name."""
    if name not in zoneinfo.available_timezones():
        raise Refused(told("There is no time zone %(name)s. Choose one like Europe/Berlin."), name=line(name)[:60])
    return name


def hold(session: Session, cohort: Cohort) -> None:
    """Let nobody else change who is in it until this is done. An update that changes nothing, since on SQLite there
    are no locks for reading."""
    own = update(Cohort).where(Cohort.id == cohort.id).values(created_at=Cohort.created_at)
    session.execute(own, execution_options={"synchronize_session": False})


def must_be_in_use(cohort: Cohort) -> None:
    if cohort.archived_at is not None:
        raise Refused(told("This cohort is archived: nobody can come into it any more."))


def change(session: Session, cohort: Cohort, name: str, time_zone: str, hand: Hand) -> None:
    """Another name or time zone. Dates that were set stay the moments that they are."""
    before = {"name": cohort.name, "time_zone": cohort.time_zone}
    after = {"name": named(name), "time_zone": zone(time_zone)}
    if after != before:
        cohort.name, cohort.time_zone = after["name"], after["time_zone"]
        hand.note(session, cohort.id, "settings", before=before, after=after)


def archive(session: Session, cohort: Cohort, hand: Hand) -> None:
    """Nothing is asked of anybody in it any more, and nobody comes in; what was done there stays."""
    if cohort.archived_at is None:
        cohort.archived_at = hand.now
        hand.note(session, cohort.id, "archived")


def unarchive(session: Session, cohort: Cohort, hand: Hand) -> None:
    if cohort.archived_at is not None:
        cohort.archived_at = None
        hand.note(session, cohort.id, "unarchived")


def renew_link(session: Session, cohort: Cohort, hand: Hand) -> None:
    """Another link to come in by; the one before leads nowhere any more."""
    must_be_in_use(cohort)
    cohort.join_token = secrets.token_urlsafe(16)
    hand.note(session, cohort.id, "link renewed")


def close_link(session: Session, cohort: Cohort, hand: Hand) -> None:
    """Nobody comes in by a link any more, until there is a new one."""
    if cohort.join_token is not None:
        cohort.join_token = None
        hand.note(session, cohort.id, "link closed")


def scopes_of(session: Session, person_id: int) -> list[str]:
    """For what somebody is an educator."""
    return list(session.scalars(select(Role.scope).where(Role.person_id == person_id, Role.role == EDUCATOR)))


@dataclass(frozen=True, slots=True)
class Taught:
    """A cohort of an educator: how many learn in it, and how many assignments are open."""

    cohort: Cohort
    learners: int
    open: int


def taught_by(session: Session, person_id: int, *, now: datetime) -> list[Taught]:
    """The cohorts of an educator, those in use first, the newest first."""
    scopes = scopes_of(session, person_id)
    ids = [int(scope.removeprefix("cohort:")) for scope in scopes if scope.startswith("cohort:")]
    learners = select(func.count()).where(Member.cohort_id == Cohort.id, Member.left_at.is_(None))
    is_open = (
        Assignment.withdrawn_at.is_(None),
        or_(Assignment.opens_at.is_(None), Assignment.opens_at <= now),
        or_(Assignment.closes_at.is_(None), Assignment.closes_at > now),
    )
    given = select(func.count()).where(Assignment.cohort_id == Cohort.id, *is_open)
    counted = select(Cohort, learners.scalar_subquery(), given.scalar_subquery()).where(Cohort.id.in_(ids))
    found = [Taught(*row) for row in session.execute(counted.order_by(Cohort.id.desc()))]
    return sorted(found, key=lambda taught: taught.cohort.archived_at is not None)


_TAUGHT = (
    select(Cohort)
    .join(Role, (Role.person_id == bindparam("person")) & (Role.role == EDUCATOR) & (Role.scope == bindparam("scope")))
    .where(Cohort.id == bindparam("cohort"))
)


def cohort_or_404(session: Session, cohort_id: int, person_id: int) -> Cohort:
    """The cohort, if the person teaches it; anybody else's is not there."""
    cohort = session.scalar(_TAUGHT, {"cohort": cohort_id, "person": person_id, "scope": scope_of(cohort_id)})
    if cohort is None:
        raise NotThere(told("There is no such cohort, or you do not teach it."))
    return cohort


def educators(session: Session, cohort_id: int) -> list[Person]:
    """Who teaches the cohort, by name."""
    teaching = select(Person).join(Role, Role.person_id == Person.id)
    scoped = teaching.where(Role.role == EDUCATOR, Role.scope == scope_of(cohort_id))
    return list(session.scalars(scoped.order_by(Person.name, Person.id)))

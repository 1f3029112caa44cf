"""Cohorts that nobody teaches: how one comes to be so is told before, and who keeps the site finds somebody for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import String, cast, exists, func, literal, select
from sqlalchemy.orm import Session, aliased

from eduapp.actions import cohorts, mail, people, roles
from eduapp.actions.audit import Hand
from eduapp.actions.invitations import Letter
from eduapp.actions.refused import NotThere, Refused
from eduapp.store import Cohort, Member, Person, Role
from eduapp.store.person import EVERYTHING
from eduapp.text.said import told

KEEPERS = ("organiser", "operator")
"""Who is told of a cohort that lost its last educator, and can find another one."""
_SCOPE = literal("cohort:") + cast(Cohort.id, String)


@dataclass(frozen=True, slots=True)
class Untaught:
    """A cohort without an educator, and how many learn in it."""

    cohort: Cohort
    learners: int


def untaught(session: Session) -> list[Untaught]:
    """Those in use first, the newest first."""
    teaching = select(Role.scope).where(Role.role == cohorts.EDUCATOR)
    learners = select(func.count()).where(Member.cohort_id == Cohort.id, Member.left_at.is_(None)).scalar_subquery()
    rows = select(Cohort, learners).where(_SCOPE.not_in(teaching))
    ordered = rows.order_by(Cohort.archived_at.is_not(None), Cohort.id.desc())
    return [Untaught(*row) for row in session.execute(ordered)]


def taught_alone(session: Session, person_id: int) -> list[Cohort]:
    """The cohorts in use that would have no educator any more if this one went."""
    own, other = aliased(Role), aliased(Role)
    shared = exists().where(other.role == cohorts.EDUCATOR, other.scope == own.scope, other.person_id != own.person_id)
    mine = select(own.scope).where(own.person_id == person_id, own.role == cohorts.EDUCATOR, ~shared)
    found = select(Cohort).where(_SCOPE.in_(mine), Cohort.archived_at.is_(None))
    return list(session.scalars(found.order_by(Cohort.name, Cohort.id)))


def tell(session: Session, lost: list[Cohort], letter: Callable[[list[Cohort]], Letter], *, now: datetime) -> None:
    """Write to those who keep the site that these have lost their last educator."""
    if not lost:
        return
    keeping = select(Role.person_id).where(Role.role.in_(KEEPERS), Role.scope == EVERYTHING)
    known = select(Person).where(Person.id.in_(keeping), Person.email_verified_at.is_not(None))
    written = letter(lost)
    for keeper in session.scalars(known.where(Person.email.is_not(None)).order_by(Person.id)):
        mail.write(session, keeper, written.subject, written.body, now=now)


def give(session: Session, cohort_id: int, email: str, letter: Callable[[Cohort], Letter], hand: Hand) -> Person:
    """Let an educator of this site teach a cohort that nobody teaches, which is written down."""
    cohort = session.get(Cohort, cohort_id)
    if cohort is None:
        raise _none()
    cohorts.hold(session, cohort)
    if cohorts.educators(session, cohort_id):
        raise _none()
    person = people.by_email(session, people.normalised(email))
    if person is None or session.get(Role, (person.id, cohorts.EDUCATOR, EVERYTHING)) is None:
        sentence = told("No educator of this site has that address. Whoever runs it grants the role first.")
        raise Refused(sentence)
    roles.grant(session, person, cohorts.EDUCATOR, cohorts.scope_of(cohort_id), now=hand.now)
    hand.note(session, cohort_id, "teaches", person_id=person.id)
    written = letter(cohort)
    mail.write(session, person, written.subject, written.body, now=hand.now)
    return person


def _none() -> NotThere:
    return NotThere(told("There is no such cohort without an educator."))

"""Roles are granted and taken back; nobody has one by themselves."""

from datetime import datetime

from sqlalchemy.orm import Session

from eduapp.actions.refused import Refused
from eduapp.store import Person, Role
from eduapp.store.person import EVERYTHING, ROLES
from eduapp.text.said import told

SCOPE_LONGEST = 200
REVIEWER = "reviewer"


def grant(
    session: Session,
    person: Person,
    role: str,
    scope: str = EVERYTHING,
    *,
    now: datetime,
    ends_at: datetime | None = None,
) -> bool:
    """Whether it is new, or ends at another time than before: that of a reviewer may end by itself. An address that
    nobody proved to be theirs must not come to power."""
    _must_exist(role, scope)
    _may_end(role, ends_at, now)
    if person.is_guest:
        raise Refused(told("A guest has no account to which a role could be granted."))
    if person.email is not None and person.email_verified_at is None:
        raise Refused(
            told("%(email)s is not verified yet: its owner has to open the link in the mail first."), email=person.email
        )
    granted = session.get(Role, (person.id, role, scope))
    if granted is not None and granted.ends_at == ends_at:
        return False
    if granted is not None:
        granted.ends_at = ends_at
    else:
        session.add(Role(person_id=person.id, role=role, scope=scope, granted_at=now, ends_at=ends_at))
    session.flush()
    return True


def revoke(session: Session, person: Person, role: str, scope: str = EVERYTHING) -> bool:
    """Whether there was something to take back."""
    _must_exist(role, scope)
    granted = session.get(Role, (person.id, role, scope))
    if granted is None:
        return False
    session.delete(granted)
    session.flush()
    return True


def _may_end(role: str, ends_at: datetime | None, now: datetime) -> None:
    if ends_at is None:
        return
    if role != REVIEWER:
        raise Refused(told("Only the role of a reviewer can end by itself. Take the others back when it is time."))
    if ends_at <= now:
        raise Refused(told("That is over already: name a day that is to come."))


def _must_exist(role: str, scope: str) -> None:
    if role not in ROLES:
        raise Refused(told("There is no role %(role)s. The roles are %(roles)s."), role=role, roles=", ".join(ROLES))
    if not 0 < len(scope) <= SCOPE_LONGEST or not scope.isprintable():
        raise Refused(told("A scope has between 1 and %(most)s characters."), most=SCOPE_LONGEST)

"""Who is written to about a module: the owner of the draft that it was released from, else every organiser."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from eduapp.actions.powers import ORGANISER, scope_of
from eduapp.store import DraftWriter, Module, Person, Role
from eduapp.store.person import EVERYTHING


def owners(session: Session, keys: Collection[str], *, now: datetime) -> dict[str, list[Person]]:
    """By the keys of modules, in two statements."""
    own = (
        select(Module.key, Person)
        .join(DraftWriter, DraftWriter.draft_id == Module.draft_id)
        .join(Person, Person.id == DraftWriter.person_id)
        .where(Module.key.in_(keys), DraftWriter.is_owner)
        .order_by(Person.id)
    )
    found: dict[str, list[Person]] = {key: [] for key in keys}
    for key, person in session.execute(own):
        found[key].append(person)
    organisers = _organisers(session, now)
    for key, people in found.items():
        if not people:
            people += [person for person, scope in organisers if scope in (EVERYTHING, scope_of(key))]
    return found


def _organisers(session: Session, now: datetime) -> list[tuple[Person, str]]:
    rows = select(Person, Role.scope).join(Role, Role.person_id == Person.id).where(Role.role == ORGANISER)
    rows = rows.where(or_(Role.ends_at.is_(None), Role.ends_at > now)).order_by(Person.id, Role.scope)
    return [(person, scope) for person, scope in session.execute(rows)]


def can_be_written_to(person: Person) -> bool:
    return person.email is not None and person.email_verified_at is not None

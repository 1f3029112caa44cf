"""Who may do what with which module: authors and reviewers of one, or of all; organisers of all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from eduapp.actions.refused import NotThere
from eduapp.store import Person, Role
from eduapp.store.person import EVERYTHING
from eduapp.text.said import told

AUTHOR, REVIEWER, ORGANISER = "author", "reviewer", "organiser"
WRITERS = (AUTHOR, ORGANISER)
ALL = (AUTHOR, REVIEWER, ORGANISER)


def scope_of(module_key: str) -> str:
    """The scope of a role that holds for one module."""
    return f"module:{module_key}"


@dataclass(frozen=True, slots=True)
class Powers:
    """What somebody was granted, as pairs of a role and its scope."""

    held: frozenset[tuple[str, str]]

    def over(self, module_key: str, roles: Iterable[str] = ALL) -> bool:
        """Whether one of the roles holds for the module."""
        return any((role, scope) in self.held for role in roles for scope in (EVERYTHING, scope_of(module_key)))

    def everywhere(self, roles: Iterable[str] = ALL) -> bool:
        """Whether one of the roles holds for every module."""
        return any((role, EVERYTHING) in self.held for role in roles)

    def must_hold(self, module_key: str, roles: Iterable[str] = ALL) -> None:
        """What somebody has no part in is not there."""
        if not self.over(module_key, roles):
            raise NotThere(told("There is no such draft, or it is not yours to work on."))


def powers(session: Session, person_id: int, *, now: datetime) -> Powers:
    """What the person may do with modules now."""
    mine = select(Role.role, Role.scope).where(Role.person_id == person_id, Role.role.in_(ALL))
    rows = session.execute(mine.where(or_(Role.ends_at.is_(None), Role.ends_at > now)))
    return Powers(frozenset((role, scope) for role, scope in rows))


def holders(session: Session, module_key: str, role: str, today: date) -> Sequence[Person]:
    """Everybody who holds the role for the module, through today at least, by name."""
    holds = select(Role.person_id).where(Role.role == role, Role.scope.in_((EVERYTHING, scope_of(module_key))))
    midnight = datetime.combine(today, time(), UTC)
    lasting = holds.where(or_(Role.ends_at.is_(None), Role.ends_at > midnight))
    return session.scalars(select(Person).where(Person.id.in_(lasting)).order_by(Person.name, Person.id)).all()

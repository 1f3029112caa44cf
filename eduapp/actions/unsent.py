"""What somebody had written when she was logged out waits for her until she sends it."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from eduapp.store import Unsent

KEPT = timedelta(days=7)
LONGEST_PATH = 500

Fields = dict[str, list[str]]


def keep(session: Session, person_id: int, path: str, fields: Fields, *, now: datetime) -> None:
    """The form that would be sent to `path`. One that waited before gives way to it."""
    session.merge(Unsent(person_id=person_id, path=path, fields=fields, at=now))
    session.flush()


def waiting(session: Session, person_id: int) -> tuple[str, dict[str, Any]] | None:
    """Where the form is to be sent that waits, and what is in it."""
    found = session.get(Unsent, person_id)
    return None if found is None else (found.path, found.fields)


def drop(session: Session, person_id: int, path: str) -> bool:
    """Whether something waited to be sent there."""
    found = session.get(Unsent, person_id)
    if found is None or found.path != path:
        return False
    session.execute(delete(Unsent).where(Unsent.person_id == person_id))
    session.expunge(found)
    return True

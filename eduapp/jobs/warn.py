"""Warns the owners of modules of what runs out soon: one mail for each module and owner, with all that is due.

The mails and the note that she was warned are written in one transaction, while no other process can do the same.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from eduapp.actions import mail, warning
from eduapp.actions.evidence_changes import languages_of
from eduapp.actions.evidence_ledger import InUse, in_use
from eduapp.actions.owners import can_be_written_to, owners
from eduapp.module.falling_due import Due
from eduapp.store import Person

_log = logging.getLogger("eduapp.jobs")


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    body: str


Write = Callable[[InUse, Sequence[Due], str], Letter]
"""The mail of what is due in a module, in a language; that is empty where nobody knows it."""
NewId = Callable[[datetime], int]


def warn(engine: Engine, write: Write, new_id: NewId, *, now: datetime) -> int:
    """Warn of every module in force; returns how many mails were written. Where nobody can be told, it waits."""
    today = now.date()
    with Session(engine) as session:
        found = [(one, warning.due_in(one, today)) for one in in_use(session) if one.is_in_force]
    written = 0
    for one, due in found:
        try:
            written += _warn(engine, write, new_id, one, due, now) if due else 0
        except Exception:  # one that cannot be written holds up no other
            _log.exception("The owner of the module %s could not be warned.", one.release.module_key)
    return written


def _warn(engine: Engine, write: Write, new_id: NewId, one: InUse, due: Sequence[Due], now: datetime) -> int:
    key = one.release.module_key
    with Session(engine) as session, session.begin():
        warning.hold(session, key)
        fresh = warning.unwarned(session, key, due, now.date())
        people = [person for person in owners(session, [key], now=now)[key] if can_be_written_to(person)]
        if not fresh or not people:
            return 0
        _send(session, write, one, due, people, now)
        warning.note(session, key, fresh, new_id(now), now=now)
    return len(people)


def _send(
    session: Session, write: Write, one: InUse, due: Sequence[Due], people: Sequence[Person], now: datetime
) -> None:
    languages = languages_of(session, [person.id for person in people])
    for person in people:
        letter = write(one, due, languages.get(person.id, ""))
        mail.write(session, person, letter.subject, letter.body, now=now)

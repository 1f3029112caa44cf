"""Logging in with a password."""

from datetime import datetime

from sqlalchemy.orm import Session

from eduapp.actions import passwords, people, sessions, throttle
from eduapp.actions.refused import Refused
from eduapp.store import Person
from eduapp.text.said import told


class Wrong(Refused):
    """The try has been counted: it has to be committed."""


def log_in(
    session: Session, email: str, password: str, *, key: str, address: str, browser: str | None, now: datetime
) -> Person:
    """Who it is. `browser` is the token by which a browser says that it has been in before. Raises TooOften, Wrong."""
    email = people.normalised(email)
    person = people.by_email(session, email)
    is_known = browser is not None and person is not None and sessions.knows(session, person.id, browser, now=now)
    by = throttle.tried(key, "log in", email, address, browser if is_known else None)
    throttle.guard(session, by, now=now)
    found = passwords.check(session, email, password)
    if found is None:
        throttle.note(session, by, now=now)
        raise Wrong(told("The e-mail address and the password do not belong together."))
    return found


def confirm(session: Session, person: Person, password: str, *, key: str, address: str, now: datetime) -> None:
    """The person who is logged in says the password again; guesses count as at the door."""
    found = passwords.find(session, person.id)
    subject = found.subject if found else ""
    by = throttle.tried(key, "confirm", subject, address)
    throttle.guard(session, by, now=now)
    if found is None or not passwords.fits(session, found, password):
        throttle.note(session, by, now=now)
        raise Wrong(told("This is not your present password."))

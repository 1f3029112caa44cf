"""Passwords: hashed with argon2id, hashed anew when the settings change, and never told apart from unknown ones."""

import hashlib
import unicodedata
from datetime import datetime

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.actions import links, sessions
from eduapp.actions.refused import Refused
from eduapp.store import LogIn, Person
from eduapp.text.said import told

KIND = "password"
SHORTEST, LONGEST = 10, 200

# Above what OWASP asks for at the least, and little enough memory that two processes can do it on a small machine.
hasher = PasswordHasher(time_cost=3, memory_cost=32 * 1024, parallelism=1)


def must_be_good(password: str, email: str) -> None:
    """Length counts; what it is made of does not."""
    if len(password) < SHORTEST:
        raise Refused(
            told("A password needs at least %(least)s characters. Several words make a good one."), least=SHORTEST
        )
    if len(password) > LONGEST:
        raise Refused(told("A password has at most %(most)s characters."), most=LONGEST)
    if _plain(password).strip().lower() == email:
        raise Refused(told("Your e-mail address is the first thing that others would try as your password."))


def give(session: Session, person: Person, password: str, *, now: datetime) -> LogIn:
    """A first password for a person with an e-mail address."""
    assert person.email is not None
    must_be_good(password, person.email)
    log_in = LogIn(person_id=person.id, kind=KIND, subject=person.email, secret=_hashed(password), created_at=now)
    session.add(log_in)
    session.flush()
    return log_in


def find(session: Session, person_id: int) -> LogIn | None:
    return session.scalars(select(LogIn).where(LogIn.person_id == person_id, LogIn.kind == KIND)).first()


def check(session: Session, email: str, password: str) -> Person | None:
    """The person, if it is their password. An account that does not exist takes as long as a wrong password."""
    log_in = session.scalars(select(LogIn).where(LogIn.kind == KIND, LogIn.subject == email)).first()
    if log_in is None:
        _hashed(password)
        return None
    return log_in.person if fits(session, log_in, password) else None


def fits(session: Session, log_in: LogIn, password: str) -> bool:
    """Whether it is the password; a hash made with older settings is made anew on the way."""
    try:
        hasher.verify(log_in.secret, _cut(password))
    except (Argon2Error, InvalidHashError):
        return False
    if hasher.check_needs_rehash(log_in.secret):
        log_in.secret = _hashed(password)
        session.flush()
    return True


def change(session: Session, person_id: int, new: str, *, keep: str | None = None) -> None:
    """A new password. Every browser is logged out and no longer known; only the session of the token `keep` goes on."""
    log_in = find(session, person_id)
    if log_in is None:
        raise Refused(told("This account has no password that could be changed."))
    must_be_good(new, log_in.subject)
    log_in.secret = _hashed(new)
    sessions.end_all(session, person_id, but=keep)
    sessions.forget_browsers(session, person_id)
    session.flush()


def reset_link(session: Session, person: Person, key: str, *, now: datetime) -> str | None:
    """The signed part of a link to choose a new password; None for somebody who logs in without one."""
    log_in = find(session, person.id)
    if log_in is None:
        return None
    return links.write(key, "reset", person.id, [log_in.subject, _mark(log_in.secret)], until=now + links.RESET)


def of_reset_link(session: Session, token: str, key: str, *, now: datetime) -> Person:
    """Whose link it is. It is bound to the present hash, so that it works once."""
    person_id, values = links.read(key, "reset", token, now=now)
    log_in = find(session, person_id)
    if log_in is None or values != [log_in.subject, _mark(log_in.secret)]:
        raise links.Over()
    return log_in.person


def reset(session: Session, token: str, new: str, key: str, *, now: datetime) -> Person:
    """A new password by a link. Whoever has it reads that mailbox, which proves the address as well."""
    person = of_reset_link(session, token, key, now=now)
    change(session, person.id, new)
    if person.email_verified_at is None:
        person.email_verified_at = now
    session.flush()
    return person


def _hashed(password: str) -> str:
    return hasher.hash(_cut(password))


def _cut(password: str) -> str:
    """No password that was accepted is longer, so that what is cut fits none."""
    return _plain(password)[: LONGEST * 4]


def _plain(password: str) -> str:
    return unicodedata.normalize("NFC", password[: LONGEST * 4]).encode(errors="replace").decode()


def _mark(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()[:32]

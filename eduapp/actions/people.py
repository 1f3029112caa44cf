"""People: how they come to have an account, and how what a guest played becomes theirs."""

import re
import unicodedata
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from eduapp.actions import links, passwords, standings
from eduapp.actions.refused import Refused
from eduapp.actions.typed import line
from eduapp.store import Attempt, Card, Evidence, Person, Problem
from eduapp.text.said import told

NAME_LONGEST = 200
EMAIL_LONGEST = 254
_EMAIL = re.compile(r"""[^\s@"(),:;<>\[\]\\]{1,64}@[^\s@"(),:;<>\[\]\\.]+(\.[^\s@"(),:;<>\[\]\\.]+)+""")


class Taken(Refused):
    """The address has an account already."""


def normalised(email: str) -> str:
    """One way to write an address. Capitals count for nothing, as nobody types them reliably."""
    return unicodedata.normalize("NFC", line(email).lower())


def must_be_email(email: str) -> None:
    if len(email) > EMAIL_LONGEST or not _EMAIL.fullmatch(email) or not email.isprintable():
        raise Refused(told("This does not look like an e-mail address. It should be like name@example.org."))


def must_be_name(name: str) -> None:
    if not line(name):
        raise Refused(told("Please tell us what to call you."))
    if len(line(name)) > NAME_LONGEST:
        raise Refused(told("A name has at most %(most)s characters."), most=NAME_LONGEST)


def by_email(session: Session, email: str) -> Person | None:
    return session.scalars(select(Person).where(Person.email == normalised(email))).first()


def guest(session: Session, *, now: datetime) -> Person:
    """Somebody who plays without an account."""
    person = Person(is_guest=True, created_at=now, seen_at=now)
    session.add(person)
    session.flush()
    return person


def sign_up(
    session: Session, name: str, email: str, password: str, *, guest_id: int | None = None, now: datetime
) -> Person:
    """A learner who logs in with a password. A guest becomes one with all that they played."""
    email = normalised(email)
    must_be_name(name)
    must_be_email(email)
    passwords.must_be_good(password, email)
    if by_email(session, email) is not None:
        raise _taken()
    person = _locked(session, guest_id) if guest_id is not None else None
    if person is None or not person.is_guest:
        person = Person(is_guest=False, created_at=now, seen_at=now)
        session.add(person)
    person.name, person.email, person.is_guest, person.seen_at = line(name), email, False, now
    try:
        session.flush()
        passwords.give(session, person, password, now=now)
    except IntegrityError as slip:  # somebody else was faster
        session.rollback()
        raise _taken() from slip
    return person


def verify_link(person: Person, key: str, *, now: datetime) -> str:
    """The signed part of a link that proves the address of the person as it is now."""
    assert person.email is not None
    return links.write(key, "verify", person.id, [person.email], until=now + links.VERIFY)


def of_verify_link(session: Session, token: str, key: str, *, now: datetime) -> Person:
    person_id, values = links.read(key, "verify", token, now=now)
    person = session.get(Person, person_id)
    if person is None or values != [person.email]:
        raise links.Over()
    return person


def verify(session: Session, token: str, key: str, *, now: datetime) -> Person:
    """Whoever has the link reads the mailbox: from now on the address counts."""
    person = of_verify_link(session, token, key, now=now)
    if person.email_verified_at is None:
        person.email_verified_at = now
        session.flush()
    return person


def take_over(session: Session, guest_id: int, person_id: int, *, now: datetime) -> None:
    """What a guest played and reported becomes the person's, and the guest is gone.

    Of two first attempts at a case that of the person stays the first.
    """
    found = _locked(session, guest_id)
    if found is None or not found.is_guest or guest_id == person_id:
        return
    first = select(Attempt.case_key).where(Attempt.person_id == person_id, Attempt.is_first)
    again = update(Attempt).where(Attempt.person_id == guest_id, Attempt.case_key.in_(first)).values(is_first=False)
    session.execute(again, execution_options={"synchronize_session": False})
    for table in (Attempt, Problem):
        moved = update(table).where(table.person_id == guest_id).values(person_id=person_id)
        session.execute(moved, execution_options={"synchronize_session": False})
    # A card and a piece of evidence that both have stays as the person has it.
    for own in (Card, Evidence):
        known = select(own.item).where(own.person_id == person_id)
        fresh = update(own).where(own.person_id == guest_id, own.item.not_in(known)).values(person_id=person_id)
        session.execute(fresh, execution_options={"synchronize_session": False})
    standings.bring_up_to_date(session.connection(), person_id, anew=True, now=now)
    session.execute(delete(Person).where(Person.id == guest_id), execution_options={"synchronize_session": False})
    session.expunge(found)
    session.expire_all()


def _locked(session: Session, person_id: int) -> Person | None:
    """The person as the database holds it now; nobody else makes something else of it before this is done."""
    return session.get(Person, person_id, with_for_update=True, populate_existing=True)


def _taken() -> Taken:
    return Taken(told("There is an account with this e-mail address already."))

"""The outbox: a mail is written with what causes it and sent later, or neither happens."""

from datetime import datetime

from sqlalchemy.orm import Session

from eduapp.actions.refused import Refused
from eduapp.actions.typed import line
from eduapp.store import Mail, Person
from eduapp.text.said import told


def write(
    session: Session,
    person: Person,
    subject: str,
    body: str,
    *,
    proves_address: bool = False,
    unsubscribe: str | None = None,
    now: datetime,
) -> Mail:
    """A mail to the person. An address that nobody has verified gets only mails that prove it. `unsubscribe` is where
    one click ends mails of this kind."""
    if person.email is None:
        raise Refused(told("There is no e-mail address to write to."))
    if person.email_verified_at is None and not proves_address:
        raise Refused(told("%(email)s is not verified: nothing is sent there."), email=person.email)
    return _outgoing(session, person.id, person.email, subject, body, unsubscribe, now)


def write_to_address(session: Session, email: str, subject: str, body: str, *, now: datetime) -> Mail:
    """A mail to somebody who is invited and whom nobody here knows yet."""
    return _outgoing(session, None, email, subject, body, None, now)


def _outgoing(
    session: Session,
    person_id: int | None,
    recipient: str,
    subject: str,
    body: str,
    unsubscribe: str | None,
    now: datetime,
) -> Mail:
    mail = Mail(
        person_id=person_id,
        recipient=recipient,
        subject=line(subject)[:300],
        body=body,
        unsubscribe=unsubscribe,
        created_at=now,
        due_at=now,
    )
    session.add(mail)
    session.flush()
    return mail

"""A post office for tests, and mails to put into the outbox."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.store import Mail
from eduapp.web.db import db


class Office:
    """Keeps what was sent; while `closed` it refuses with that reason."""

    def __init__(self, closed: str = "") -> None:
        self.closed = closed
        self.sent: list[tuple[str, str, str]] = []

    def send(self, recipient: str, subject: str, body: str, unsubscribe: str | None = None) -> None:
        if self.closed:
            raise ConnectionRefusedError(self.closed)
        self.sent.append((recipient, subject, body))


def write(now: datetime, subject: str = "Your link", **more: object) -> int:
    """A mail to Alice that is due now; returns its id."""
    own = {"recipient": "alice@example.org", "subject": subject, "body": "Here.", "created_at": now, "due_at": now}
    mail = Mail(**own | more)
    db.session.add(mail)
    db.session.commit()
    return mail.id


def mails() -> list[Mail]:
    """The outbox as the database holds it now."""
    with Session(db.engine) as session:
        return list(session.scalars(select(Mail).order_by(Mail.id)))

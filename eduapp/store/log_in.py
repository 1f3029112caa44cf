"""Ways to log in, who is logged in, and what keeps others out."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eduapp.store.base import Base, Id
from eduapp.store.person import Person
from eduapp.store.privacy import Erasure, Privacy
from eduapp.text.said import told


class LogIn(Base):
    """One way in. For the kind `password` the subject is the e-mail address and the secret its argon2 hash."""

    __tablename__ = "log_in"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    subject: Mapped[str] = mapped_column(String(320))
    secret: Mapped[str] = mapped_column(String(200), default="")
    created_at: Mapped[datetime]

    person: Mapped[Person] = relationship()

    __table_args__ = (UniqueConstraint("kind", "subject"), UniqueConstraint("person_id", "kind"))

    privacy = Privacy(
        title=told("Ways to log in"),
        purpose=told("To let you in and nobody else. A password is kept only as a hash."),
        retention=told("Until you delete your account."),
        erasure=Erasure.DELETE,
        person="person_id",
        secret=("secret",),
    )


class LogInSession(Base):
    """One browser in which a person is logged in. The cookie holds a token, this table only its SHA-256."""

    __tablename__ = "log_in_session"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime] = mapped_column(index=True)

    privacy = Privacy(
        title=told("Browsers that are logged in"),
        purpose=told("To know which browsers you are logged in with."),
        retention=told("Until you log out, at the latest 30 days after the last visit."),
        erasure=Erasure.DELETE,
        person="person_id",
        secret=("token_hash",),
    )


class KnownBrowser(Base):
    """A browser that a person has logged in with: others' failed log-ins do not keep it out."""

    __tablename__ = "known_browser"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    seen_at: Mapped[datetime]

    privacy = Privacy(
        title=told("Known browsers"),
        purpose=told("To let you in from a browser that you have used before while somebody guesses your password."),
        retention=told("One year after the last log-in from that browser."),
        erasure=Erasure.DELETE,
        person="person_id",
        secret=("token_hash",),
    )


class FailedLogIn(Base):
    """A try that is counted: a log-in that failed, a sign-up, a mail that was asked for; each has hashes of its own.

    Account, address and known browser stand here only as keyed hashes.
    """

    __tablename__ = "failed_log_in"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    account_hash: Mapped[str] = mapped_column(String(64))
    address_hash: Mapped[str] = mapped_column(String(64))
    browser_hash: Mapped[str | None] = mapped_column(String(64))
    at: Mapped[datetime]

    __table_args__ = (
        Index(None, "account_hash", "at"),
        Index(None, "address_hash", "at"),
        Index(None, "browser_hash", "at"),
        Index(None, "at"),
    )

    privacy = Privacy(
        title=told("Counted tries"),
        purpose=told(
            "To slow down whoever guesses passwords or has mails sent. It names nobody: only hashes are kept."
        ),
        retention=told("One day."),
        erasure=Erasure.EXPIRE,
    )

"""The outbox: a mail is a row first, written with what causes it, and sent later."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.store.base import Base, Id
from eduapp.store.privacy import Erasure, Privacy
from eduapp.text.said import told


class Mail(Base):
    """`due_at` moves on with each try that failed; None means that nobody tries any more. `unsubscribe` is the address
    at which one click ends mails of this kind."""

    __tablename__ = "mail"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    recipient: Mapped[str] = mapped_column(String(320))
    subject: Mapped[str] = mapped_column(String(300))
    body: Mapped[str] = mapped_column(Text)
    unsubscribe: Mapped[str | None] = mapped_column(String(1000))
    created_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None] = mapped_column(index=True)
    tries: Mapped[int] = mapped_column(default=0)
    slip: Mapped[str] = mapped_column(String(300), default="")

    __table_args__ = (Index("ix_mail_due", "due_at"),)

    privacy = Privacy(
        title=told("Mails to you"),
        purpose=told("To send you the mails that you asked for, and to try again when one could not be delivered."),
        retention=told("30 days after it was sent."),
        erasure=Erasure.DELETE,
        person="person_id",
        secret=("body", "unsubscribe"),
    )

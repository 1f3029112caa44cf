"""Problems that learners report."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eduapp.store.base import Base, Id
from eduapp.store.content import Revision
from eduapp.store.person import Person
from eduapp.store.privacy import Erasure, Privacy
from eduapp.text.said import told


class Problem(Base):
    """What somebody found wrong in a scene of a revision."""

    __tablename__ = "problem"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    scene: Mapped[str] = mapped_column(String(300))
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    settled_at: Mapped[datetime | None]

    revision: Mapped[Revision] = relationship()
    person: Mapped[Person | None] = relationship()

    privacy = Privacy(
        title=told("Reported problems"),
        purpose=told("To mend what you found wrong in a case, and to ask you when it is not clear."),
        retention=told("Until it is mended; it stays without your name when you delete your account."),
        erasure=Erasure.UNNAME,
        person="person_id",
    )

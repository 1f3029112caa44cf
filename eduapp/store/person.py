"""People and what they were granted."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eduapp.store.base import Base, Id
from eduapp.store.privacy import Erasure, Privacy
from eduapp.text.said import told

ROLES = ("educator", "organiser", "author", "reviewer", "operator")
EVERYTHING = "*"


class Person(Base):
    """Somebody who plays. A guest has neither name nor e-mail yet; whoever has an account is a learner."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(String(200), default="")
    email: Mapped[str | None] = mapped_column(String(320), unique=True)
    email_verified_at: Mapped[datetime | None]
    is_guest: Mapped[bool]
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime] = mapped_column(index=True)

    roles: Mapped[list["Role"]] = relationship(back_populates="person", cascade="all, delete-orphan")

    privacy = Privacy(
        title=told("Name and e-mail address"),
        purpose=told("To know you again, to call you by your name, and to write to you."),
        retention=told("Until you delete your account; a guest is forgotten 30 days after the last visit."),
        erasure=Erasure.DELETE,
        person="id",
    )


class Role(Base):
    """A role that a person was granted, for everything or for one scope, for ever or until `ends_at`."""

    __tablename__ = "role"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    role: Mapped[str] = mapped_column(String(20), primary_key=True)
    scope: Mapped[str] = mapped_column(String(200), primary_key=True, default=EVERYTHING)
    granted_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(back_populates="roles")

    __table_args__ = (CheckConstraint(f"role IN {ROLES}", name="role"),)

    privacy = Privacy(
        title=told("Roles"),
        purpose=told("To let you do what you were asked to do here, as an educator for example."),
        retention=told("Until the role is taken back or your account is deleted."),
        erasure=Erasure.DELETE,
        person="person_id",
    )

"""Releases of modules, and who is enrolled in them."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eduapp.store.base import ONE_TREE, Base, Id
from eduapp.store.content import Revision
from eduapp.store.privacy import Erasure, Privacy
from eduapp.text.said import told


class Release(Base):
    """One immutable version of a module: its own revision, and those of all that it contains. `hash` is over these.
    One that was made of a draft says what has changed, and who released it; one that was loaded doesn't."""

    __tablename__ = "release"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    module_key: Mapped[str] = mapped_column(String(200))
    number: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    created_at: Mapped[datetime]
    changes: Mapped[str | None] = mapped_column(Text)
    released_by: Mapped[str | None] = mapped_column(String(200))

    revision: Mapped[Revision] = relationship()
    parts: Mapped[list["Part"]] = relationship(order_by="Part.position", back_populates="release")

    __table_args__ = (UniqueConstraint("module_key", "number"),)


class Part(Base):
    """What stands at a position (from 0) of a release."""

    __tablename__ = "release_part"
    __table_args__ = ONE_TREE

    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"), primary_key=True)
    position: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), index=True)
    is_optional: Mapped[bool]

    release: Mapped[Release] = relationship(back_populates="parts")
    revision: Mapped[Revision] = relationship()


class Enrolment(Base):
    """A learner in a module, pinned to the release that was in force then. `finished_at` is when the last of what
    is required was done, the evaluation included."""

    __tablename__ = "enrolment"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    module_key: Mapped[str] = mapped_column(String(200))
    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"), index=True)
    enrolled_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]

    release: Mapped[Release] = relationship()

    __table_args__ = (
        UniqueConstraint("person_id", "release_id"),
        # Says by itself which release an attempt belongs to: the enrolments of a cohort lie far apart.
        Index("ix_enrolment_person", "person_id", "id", "release_id"),
    )

    privacy = Privacy(
        title=told("Modules"),
        purpose=told("To show you what is done, what is next, and what is missing for the credit."),
        retention=told("Until you delete your account."),
        erasure=Erasure.DELETE,
        person="person_id",
    )


class Evaluation(Base):
    """What a learner thought of a module, and when she is asked what became of her intentions, in which language."""

    __tablename__ = "evaluation"

    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolment.id", ondelete="CASCADE"), primary_key=True)
    answers: Mapped[dict[str, Any]]
    at: Mapped[datetime]
    language: Mapped[str] = mapped_column(String(20), default="")
    follow_up_at: Mapped[datetime | None] = mapped_column(index=True)
    asked_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]

    enrolment: Mapped[Enrolment] = relationship()
    intentions: Mapped[list["Intention"]] = relationship(order_by="Intention.number", cascade="all, delete-orphan")

    privacy = Privacy(
        title=told("Evaluations"),
        purpose=told(
            "To make the module better, and to ask you once, in your language, what became of your intentions."
        ),
        retention=told("As long as the module stays in your account."),
        erasure=Erasure.CASCADE,
        through="enrolment_id",
    )


class Intention(Base):
    """What the learner means to do differently (`number` from 1; 0 is the act that the module asks for), and what
    became of it."""

    __tablename__ = "intention"
    __table_args__ = (
        CheckConstraint("outcome IN ('fully', 'partly', 'not-yet', 'no-longer')", name="outcome"),
        ONE_TREE,
    )

    enrolment_id: Mapped[int] = mapped_column(
        ForeignKey("evaluation.enrolment_id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    text: Mapped[str] = mapped_column(String(2000))
    outcome: Mapped[str | None] = mapped_column(String(20))

    privacy = Privacy(
        title=told("Intentions"),
        purpose=told("What you meant to do differently, and what you told us became of it."),
        retention=told("As long as the evaluation that it belongs to."),
        erasure=Erasure.CASCADE,
        through="enrolment_id",
    )


class Award(Base):
    """Credit that was granted, or the completion of a module without credit. It is granted once, never changed, and
    can be revoked. The name is the one on the certificate. `quarter_hours` is 0 for a completion."""

    __tablename__ = "award"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    enrolment_id: Mapped[int | None] = mapped_column(ForeignKey("enrolment.id", ondelete="SET NULL"))
    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"))
    kind: Mapped[str] = mapped_column(String(200))
    quarter_hours: Mapped[int] = mapped_column(SmallInteger)
    name: Mapped[str] = mapped_column(String(200))
    began_on: Mapped[datetime]
    finished_on: Mapped[datetime]
    granted_at: Mapped[datetime] = mapped_column(index=True)
    reason: Mapped[str] = mapped_column(String(2000))
    revoked_at: Mapped[datetime | None]
    revoked_because: Mapped[str | None] = mapped_column(String(2000))

    release: Mapped[Release] = relationship()

    __table_args__ = (UniqueConstraint("enrolment_id", "kind"), CheckConstraint("quarter_hours >= 0", name="credit"))

    privacy = Privacy(
        title=told("Certificates"),
        purpose=told("To confirm your certificate to whoever you show it to."),
        retention=told("Until you delete your account; what was granted then stays on record without your name."),
        erasure=Erasure.UNNAME,
        person="person_id",
        names=("name",),
    )

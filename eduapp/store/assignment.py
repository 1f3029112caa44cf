"""Assignments: a case or a module given to a cohort, and what is different for somebody."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, SmallInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eduapp.store.base import ONE_TREE, Base, Id
from eduapp.store.cohort import Cohort
from eduapp.store.privacy import Erasure, Privacy
from eduapp.text.said import told


class Assignment(Base):
    """A case or module (`kind`, `key`) that the cohort is to do. Any of the dates may be missing; nothing can be begun
    before `opens_at` or after `closes_at`. `attempts` is how many are allowed at a case, None any number; `counts`
    which of them gives the mark. A withdrawn one asks for nothing, and what was done for it stays."""

    __tablename__ = "assignment"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    key: Mapped[str] = mapped_column(String(200))
    opens_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    attempts: Mapped[int | None] = mapped_column(SmallInteger)
    counts: Mapped[str] = mapped_column(String(10))
    created_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]

    cohort: Mapped[Cohort] = relationship()

    __table_args__ = (
        CheckConstraint("kind IN ('case', 'module')", name="kind"),
        CheckConstraint("counts IN ('first', 'best', 'last')", name="counts"),
        CheckConstraint("attempts IS NULL OR attempts BETWEEN 1 AND 100", name="attempts"),
        CheckConstraint("opens_at IS NULL OR due_at IS NULL OR opens_at < due_at", name="opens_before_due"),
        CheckConstraint("due_at IS NULL OR closes_at IS NULL OR due_at <= closes_at", name="due_before_closes"),
        CheckConstraint("opens_at IS NULL OR closes_at IS NULL OR opens_at < closes_at", name="opens_before_closes"),
    )


class Extension(Base):
    """Other dates of an assignment for one learner, with the reason."""

    __tablename__ = "extension"
    __table_args__ = ONE_TREE

    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"), primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True
    )
    due_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(Text)

    privacy = Privacy(
        title=told("Extensions"),
        purpose=told("To give you more time for what a cohort has to do, as an educator decided."),
        retention=told("Until you delete your account."),
        erasure=Erasure.DELETE,
        person="person_id",
    )


class Override(Base):
    """A mark (0 to 1) that an educator set by hand instead of the one that the attempts give, with the reason."""

    __tablename__ = "mark_override"
    __table_args__ = (CheckConstraint("share BETWEEN 0 AND 1", name="share"), ONE_TREE)

    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"), primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True
    )
    share: Mapped[float]
    reason: Mapped[str] = mapped_column(Text)

    privacy = Privacy(
        title=told("Marks set by hand"),
        purpose=told("To keep the mark that an educator gave you, and why."),
        retention=told("Until you delete your account."),
        erasure=Erasure.DELETE,
        person="person_id",
    )

"""Cohorts: learners who are taught together, how they come in, and what was changed by whom."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eduapp.store.base import ONE_TREE, Base, Id
from eduapp.store.person import Person
from eduapp.store.privacy import Erasure, Privacy
from eduapp.text.said import told


class Cohort(Base):
    """`time_zone` is the IANA name in which its dates are given. Whoever has `join_token` may come in; None closes
    that way. `rule` says who needs a hand, see `actions/needs_hand.py`. Its educators are rows of `role` with the scope
    `cohort:<id>`."""

    __tablename__ = "cohort"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(200))
    time_zone: Mapped[str] = mapped_column(String(60))
    join_token: Mapped[str | None] = mapped_column(String(60), unique=True)
    rule: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
    archived_at: Mapped[datetime | None]


class Member(Base):
    """A learner of a cohort. Who has left stays a row, so that the work which was done there keeps its name.

    `shares` is whether her educators see her standing; `extra_time` the per cent by which every time from opening to
    due is longer for her.
    """

    __tablename__ = "member"
    __table_args__ = (Index(None, "person_id"), CheckConstraint("extra_time BETWEEN 0 AND 300", name="extra"), ONE_TREE)

    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    joined_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
    shares: Mapped[bool]
    extra_time: Mapped[int] = mapped_column(SmallInteger, default=0)

    cohort: Mapped[Cohort] = relationship()
    person: Mapped[Person] = relationship()

    privacy = Privacy(
        title=told("Cohorts"),
        purpose=told("To show your educators the work that you do in a cohort, and your standing if you share it."),
        retention=told("Until you delete your account."),
        erasure=Erasure.DELETE,
        person="person_id",
    )


class Invitation(Base):
    """An address that was invited and has no account yet, or has not proved that it is its own. `is_educator` is what
    it is invited to be. Used or not, it goes after 90 days."""

    __tablename__ = "invitation"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    email: Mapped[str] = mapped_column(String(320), index=True)
    name: Mapped[str] = mapped_column(String(200), default="")
    is_educator: Mapped[bool]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    invited_at: Mapped[datetime] = mapped_column(index=True)

    cohort: Mapped[Cohort] = relationship()

    __table_args__ = (UniqueConstraint("cohort_id", "email"),)

    privacy = Privacy(
        title=told("Invitations"),
        purpose=told("To let an address that an educator invited come into a cohort."),
        retention=told("90 days, or until it was used."),
        erasure=Erasure.EXPIRE,
    )


class Change(Base):
    """The audit trail of a cohort: who changed what of whom, when, from what to what, and why. Rows are only added.

    `what` is one of `actions/audit.py`. `by_name` stays when the account of whoever did it is gone.
    """

    __tablename__ = "cohort_change"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    by_name: Mapped[str] = mapped_column(String(200))
    what: Mapped[str] = mapped_column(String(40))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    assignment_id: Mapped[int | None] = mapped_column(Id)
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any] | None]
    reason: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (Index(None, "cohort_id", "id"),)

    privacy = Privacy(
        title=told("Changes by educators"),
        purpose=told("To say who changed a mark, a date or a membership of yours, or talked with you, and why."),
        retention=told("Until you delete your account."),
        erasure=Erasure.DELETE,
        person="person_id",
    )

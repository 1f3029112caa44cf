"""Attempts at quizzes, and what was answered."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eduapp.store.base import ONE_TREE, Base, Given, Id
from eduapp.store.content import Revision
from eduapp.store.privacy import Erasure, Privacy
from eduapp.store.release import Enrolment
from eduapp.text.said import told

_ASSIGNED = text("cohort_id IS NOT NULL")
_TRIED = text("cohort_id IS NOT NULL AND finished_at IS NOT NULL")
_OPEN = text("cohort_id IS NOT NULL AND finished_at IS NULL")


class QuizAttempt(Base):
    """A try at a quiz of a module, done for an assignment of a cohort or for none. `share` (0 to 1) and `passed` are
    written when it is finished, by the rules of `rules_version`; both stay empty where nothing is marked."""

    __tablename__ = "quiz_attempt"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolment.id", ondelete="CASCADE"), index=True)
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignment.id"))
    cohort_id: Mapped[int | None] = mapped_column(ForeignKey("cohort.id"))
    quiz_key: Mapped[str] = mapped_column(String(200))
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), index=True)
    is_first: Mapped[bool]
    seed: Mapped[int]
    started_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    share: Mapped[float | None]
    passed: Mapped[bool | None]
    rules_version: Mapped[int | None] = mapped_column(SmallInteger)

    revision: Mapped[Revision] = relationship()
    enrolment: Mapped[Enrolment] = relationship()
    answers: Mapped[list["Answer"]] = relationship(order_by="Answer.number", cascade="all, delete-orphan")

    __table_args__ = (
        CheckConstraint("share BETWEEN 0 AND 1", name="share"),
        CheckConstraint("(assignment_id IS NULL) = (cohort_id IS NULL)", name="cohort"),
        Index(
            "ix_quiz_attempt_cohort",
            "cohort_id",
            "quiz_key",
            sqlite_where=_ASSIGNED,
            postgresql_where=_ASSIGNED,
        ),
        Index(
            "ix_quiz_attempt_assignment",
            "assignment_id",
            "person_id",
            sqlite_where=_ASSIGNED,
            postgresql_where=_ASSIGNED,
        ),
        # All that marks need of a finished one, as with attempts at cases.
        Index(
            "ix_quiz_attempt_tried",
            "cohort_id",
            "person_id",
            "assignment_id",
            "revision_id",
            "enrolment_id",
            "finished_at",
            "passed",
            "share",
            "id",
            sqlite_where=_TRIED,
            postgresql_where=_TRIED,
        ),
        Index("ix_quiz_attempt_open", "cohort_id", "person_id", sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index(
            "uq_quiz_attempt_first",
            "person_id",
            "quiz_key",
            unique=True,
            sqlite_where=text("is_first"),
            postgresql_where=text("is_first"),
        ),
    )

    privacy = Privacy(
        title=told("Attempts at quizzes"),
        purpose=told("To let you go on where you left off, and to show you what you answered."),
        retention=told("Until you delete your account."),
        erasure=Erasure.DELETE,
        person="person_id",
    )


class Answer(Base):
    """What was answered to the question `number` (from 0) of an attempt. `share` (0 to 1) is what it earned: it is
    written when the answer can no longer be changed, and stays empty where nothing is marked."""

    __tablename__ = "answer"
    __table_args__ = ONE_TREE

    attempt_id: Mapped[int] = mapped_column(ForeignKey("quiz_attempt.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    given: Mapped[Any] = mapped_column(Given)
    is_final: Mapped[bool]
    share: Mapped[float | None]
    at: Mapped[datetime]

    privacy = Privacy(
        title=told("Answers"),
        purpose=told("What you answered in a quiz: what it tells you is made from it."),
        retention=told("As long as the attempt that it belongs to."),
        erasure=Erasure.CASCADE,
        through="attempt_id",
    )

"""What educators and learners say to each other about an attempt, how own words were marked, and that it was told."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, SmallInteger, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.store.base import ONE_TREE, Base, Id
from eduapp.store.privacy import Erasure, Privacy
from eduapp.text.said import told

_UNREAD = text("read_at IS NULL")


class Remark(Base):
    """On decision or question `number` (from 0) of an attempt, or on all of it (None). `person_id` wrote it: an
    educator of the cohort, or the learner whose attempt it is. `read_at` is when the other side first saw it. Of what
    is withdrawn no text is left."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    number: Mapped[int | None] = mapped_column(SmallInteger)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    by_name: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    edited_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]


class Comment(Remark):
    """On an attempt at a case."""

    __tablename__ = "comment"
    __table_args__ = (
        Index(None, "attempt_id", "id"),
        Index("ix_comment_unread", "person_id", sqlite_where=_UNREAD, postgresql_where=_UNREAD),
    )

    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id", ondelete="CASCADE"))

    privacy = Privacy(
        title=told("Comments"),
        purpose=told("What your educators wrote about your work, and what you answered."),
        retention=told("As long as the attempt that it belongs to."),
        erasure=Erasure.CASCADE,
        through="attempt_id",
    )


class QuizComment(Remark):
    """On an attempt at a quiz."""

    __tablename__ = "quiz_comment"
    __table_args__ = (Index(None, "attempt_id", "id"),)

    attempt_id: Mapped[int] = mapped_column(ForeignKey("quiz_attempt.id", ondelete="CASCADE"))

    privacy = Privacy(
        title=told("Comments on quizzes"),
        purpose=told("What your educators wrote about your answers, and what you answered."),
        retention=told("As long as the attempt that it belongs to."),
        erasure=Erasure.CASCADE,
        through="attempt_id",
    )


class RubricMark(Base):
    """A point of the rubric that an educator found, or missed, in the own words of a decision. `read_at` is when the
    learner first saw it."""

    __tablename__ = "rubric_mark"
    __table_args__ = ONE_TREE

    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    point: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    is_there: Mapped[bool]
    at: Mapped[datetime]
    read_at: Mapped[datetime | None]

    privacy = Privacy(
        title=told("Marked words"),
        purpose=told("Which points of the model answer an educator found in your words."),
        retention=told("As long as the attempt that it belongs to."),
        erasure=Erasure.CASCADE,
        through="attempt_id",
    )


class Notice(Base):
    """The last mail that tells somebody what educators wrote to her: when it is sent, and while it is kept, which."""

    __tablename__ = "comment_notice"
    __table_args__ = ONE_TREE

    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    due_at: Mapped[datetime]
    mail_id: Mapped[int | None] = mapped_column(ForeignKey("mail.id", ondelete="SET NULL"), index=True)

    privacy = Privacy(
        title=told("Mails about comments"),
        purpose=told("To write to you once a day at most when educators have written to you."),
        retention=told("Until you delete your account."),
        erasure=Erasure.DELETE,
        person="person_id",
    )

"""What comes back: cards of what went wrong, when they are due, and what was answered."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eduapp.store.attempt import Attempt
from eduapp.store.base import ONE_TREE, Base, Given, Id
from eduapp.store.privacy import Erasure, Privacy
from eduapp.store.quiz_attempt import QuizAttempt
from eduapp.text.said import told


class Card(Base):
    """A decision or a question that was missed: decision `number` (from 0) of an attempt, or question `number` of an
    attempt at a quiz. `state` is what the scheduler keeps."""

    __tablename__ = "card"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    item: Mapped[str] = mapped_column(String(600))
    attempt_id: Mapped[int | None] = mapped_column(ForeignKey("attempt.id", ondelete="CASCADE"), index=True)
    quiz_attempt_id: Mapped[int | None] = mapped_column(ForeignKey("quiz_attempt.id", ondelete="CASCADE"), index=True)
    number: Mapped[int] = mapped_column(SmallInteger)
    state: Mapped[dict[str, Any]]
    due_at: Mapped[datetime]
    made_at: Mapped[datetime]
    reviewed: Mapped[int] = mapped_column(default=0)

    attempt: Mapped[Attempt | None] = relationship()
    quiz_attempt: Mapped[QuizAttempt | None] = relationship()

    __table_args__ = (
        CheckConstraint("(attempt_id IS NULL) <> (quiz_attempt_id IS NULL)", name="source"),
        Index("uq_card_person_id_item", "person_id", "item", unique=True),
        Index(None, "person_id", "due_at"),
    )

    privacy = Privacy(
        title=told("Review cards"),
        purpose=told("To bring back what you missed, at the time when it helps most."),
        retention=told("Until you delete your account."),
        erasure=Erasure.DELETE,
        person="person_id",
    )


class Review(Base):
    """The review `number` (from 0) of a card: what was answered, and the share (0 to 1) that was right."""

    __tablename__ = "review"
    __table_args__ = ONE_TREE

    card_id: Mapped[int] = mapped_column(ForeignKey("card.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    given: Mapped[Any] = mapped_column(Given)
    share: Mapped[float]
    at: Mapped[datetime]

    privacy = Privacy(
        title=told("Reviews"),
        purpose=told("What you answered to a review card: when it comes back follows from it."),
        retention=told("As long as the card that it belongs to."),
        erasure=Erasure.CASCADE,
        through="card_id",
    )


class ReviewPlan(Base):
    """How many cards a day somebody wants (0 for none), and whether a mail may say that some are due, in which
    language. `reminded_on` is the day of the latest one."""

    __tablename__ = "review_plan"
    __table_args__ = ONE_TREE

    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    a_day: Mapped[int] = mapped_column(SmallInteger)
    reminds: Mapped[bool]
    language: Mapped[str] = mapped_column(String(20), default="")
    reminded_on: Mapped[date | None] = mapped_column(Date)

    privacy = Privacy(
        title=told("How you review"),
        purpose=told("How many cards you want a day, whether we may remind you, and in which language."),
        retention=told("Until you delete your account."),
        erasure=Erasure.DELETE,
        person="person_id",
    )

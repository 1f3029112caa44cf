"""Evidence of mastery: rows that are only added, and what follows from them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, ForeignKey, Index, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.store.base import ONE_TREE, Base, Id
from eduapp.store.privacy import Erasure, Privacy
from eduapp.text.said import told


class Evidence(Base):
    """What a first attempt showed at an item: a scored scene or a question, `key#id`.

    `y` (0 to 1) is the share of what could be earned there, `weights` (summing to 1) on which competencies it bears.
    `difficulty` and `variance` are those with which it counts: the author's guess, until it is calibrated.
    """

    __tablename__ = "evidence"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    item: Mapped[str] = mapped_column(String(600), index=True)
    y: Mapped[float]
    weights: Mapped[dict[str, Any]]
    guess: Mapped[str] = mapped_column(String(10))
    difficulty: Mapped[float]
    variance: Mapped[float]
    at: Mapped[datetime]

    __table_args__ = (
        Index(None, "person_id", "id"),
        Index("uq_evidence_person_id_item", "person_id", "item", unique=True),
    )

    privacy = Privacy(
        title=told("Evidence"),
        purpose=told("What your first attempts showed: your standing is worked out from it."),
        retention=told("Until you delete your account."),
        erasure=Erasure.DELETE,
        person="person_id",
    )


class StandingNow(Base):
    """The estimate of a person as data, by the rules of `version`, up to the evidence `upto`."""

    __tablename__ = "standing"
    __table_args__ = ONE_TREE

    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    version: Mapped[int] = mapped_column(SmallInteger)
    upto: Mapped[int] = mapped_column(Id)
    ability: Mapped[dict[str, Any]]

    privacy = Privacy(
        title=told("Standing"),
        purpose=told("To show you what you can and cannot do yet, with how sure that is."),
        retention=told("Until you delete your account."),
        erasure=Erasure.DELETE,
        person="person_id",
    )


class StandingThen(Base):
    """The standing at the end of a day on which evidence was added: by competency chance, low, high and pieces."""

    __tablename__ = "standing_of_day"
    __table_args__ = ONE_TREE

    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    standings: Mapped[dict[str, Any]]

    privacy = Privacy(
        title=told("Standing over time"),
        purpose=told("To show you how your standing changed."),
        retention=told("Until you delete your account."),
        erasure=Erasure.DELETE,
        person="person_id",
    )


class Difficulty(Base):
    """How hard an item is by all first attempts at it, in logits; written by `eduapp calibrate`. It names nobody."""

    __tablename__ = "difficulty"

    item: Mapped[str] = mapped_column(String(600), primary_key=True)
    mean: Mapped[float]
    variance: Mapped[float]
    attempts: Mapped[int]
    calibrated_at: Mapped[datetime]

"""Attempts and their decisions: an append-only list, from which everything else follows."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eduapp.store.base import ONE_TREE, Base, Id
from eduapp.store.content import Revision
from eduapp.store.privacy import Erasure, Privacy
from eduapp.store.release import Enrolment
from eduapp.text.said import told

_WAITS = text("finished_at IS NOT NULL AND reckoned_at IS NULL AND is_first")
_ASSIGNED = text("cohort_id IS NOT NULL")
_TRIED = text("cohort_id IS NOT NULL AND finished_at IS NOT NULL")
_OPEN = text("cohort_id IS NOT NULL AND finished_at IS NULL")


class Attempt(Base):
    """A try at a case, pinned to the revision that it began with; `enrolment_id` names the module that it was begun in,
    `assignment_id` what it was done for, if anything, and `cohort_id` whose assignment that is.

    `is_first` marks the first scored attempt of a person at a case. `decided` counts the decisions, `copied` how many
    of them a practice took over from the attempt `origin_id`. `changes` only grows: it tells whether what was read
    before is still so. `scene` is where it stands, `entered_at` since when (None in old rows), `draft` what is half
    written there. What follows `finished_at` is written when it ends, by the rules of `rules_version`: points earned,
    those of the best safe play (0 where the case is not scored), unsafe acts. `reckoned_at` is when evidence and cards
    were made of a first one; whoever plays again has read the answers.
    """

    __tablename__ = "attempt"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    case_key: Mapped[str] = mapped_column(String(200))
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    enrolment_id: Mapped[int | None] = mapped_column(ForeignKey("enrolment.id"), index=True)
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignment.id"))
    cohort_id: Mapped[int | None] = mapped_column(ForeignKey("cohort.id"))
    kind: Mapped[str] = mapped_column(String(10))
    is_first: Mapped[bool]
    seed: Mapped[int]
    origin_id: Mapped[int | None] = mapped_column(ForeignKey("attempt.id", ondelete="SET NULL"), index=True)
    copied: Mapped[int] = mapped_column(SmallInteger, default=0)
    decided: Mapped[int] = mapped_column(default=0)
    changes: Mapped[int] = mapped_column(default=0)
    scene: Mapped[str] = mapped_column(String(300))
    draft: Mapped[dict[str, Any] | None]
    started_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    entered_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    end: Mapped[str | None] = mapped_column(String(10))
    points: Mapped[int | None]
    best: Mapped[int | None]
    unsafe: Mapped[int | None]
    passed: Mapped[bool | None]
    rules_version: Mapped[int | None] = mapped_column(SmallInteger)
    reckoned_at: Mapped[datetime | None]

    revision: Mapped[Revision] = relationship()
    enrolment: Mapped[Enrolment | None] = relationship()

    __table_args__ = (
        CheckConstraint("kind IN ('scored', 'practice')", name="kind"),
        CheckConstraint("kind = 'scored' OR NOT is_first", name="practice_never_counts"),
        CheckConstraint("decided >= copied AND copied >= 0", name="decided"),
        CheckConstraint('(finished_at IS NULL) = ("end" IS NULL)', name="finished"),
        Index(
            "uq_attempt_first",
            "person_id",
            "case_key",
            unique=True,
            sqlite_where=text("is_first"),
            postgresql_where=text("is_first"),
        ),
        Index(
            "ix_attempt_waiting",
            "person_id",
            "finished_at",
            sqlite_where=_WAITS,
            postgresql_where=_WAITS,
        ),
        CheckConstraint("(assignment_id IS NULL) = (cohort_id IS NULL)", name="cohort"),
        Index(None, "person_id", "case_key", "started_at"),
        Index(None, "revision_id"),
        Index(
            "ix_attempt_cohort",
            "cohort_id",
            "revision_id",
            sqlite_where=_ASSIGNED,
            postgresql_where=_ASSIGNED,
        ),
        # All that marks need of a finished attempt, so that the board reads no rows, which lie far apart. None of it
        # changes before the end: a step writes nothing there.
        Index(
            "ix_attempt_tried",
            "cohort_id",
            "person_id",
            "assignment_id",
            "kind",
            "case_key",
            "revision_id",
            "enrolment_id",
            "finished_at",
            "passed",
            "points",
            "best",
            "unsafe",
            "id",
            sqlite_where=_TRIED,
            postgresql_where=_TRIED,
        ),
        Index("ix_attempt_open", "cohort_id", "person_id", sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index(
            "ix_attempt_assignment",
            "assignment_id",
            "person_id",
            sqlite_where=_ASSIGNED,
            postgresql_where=_ASSIGNED,
        ),
    )

    privacy = Privacy(
        title=told("Attempts"),
        purpose=told("To let you go on where you left off, and to show you what you decided."),
        retention=told("Until you delete your account."),
        erasure=Erasure.DELETE,
        person="person_id",
    )


class Decision(Base):
    """The decision `number` (from 0) of an attempt: scene, choice and ticks by their numbers in the file."""

    __tablename__ = "decision"
    __table_args__ = ONE_TREE

    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    scene: Mapped[int] = mapped_column(SmallInteger)
    choice: Mapped[int] = mapped_column(SmallInteger)
    ticks: Mapped[str] = mapped_column(Text, default="")
    words: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]

    privacy = Privacy(
        title=told("Decisions and words"),
        purpose=told("What you decided and wrote in a case: the debrief is made from it."),
        retention=told("As long as the attempt that it belongs to."),
        erasure=Erasure.CASCADE,
        through="attempt_id",
    )


def read_ticks(written: str) -> tuple[int, ...]:
    """The ticks of a decision by their numbers."""
    return tuple([int(number) for number in written.split(",")]) if written else ()


class SelfCheck(Base):
    """A point of the rubric that the learner found in the own words of a decision."""

    __tablename__ = "self_check"
    __table_args__ = ONE_TREE

    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    point: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)

    privacy = Privacy(
        title=told("Points that you ticked off"),
        purpose=told("What you ticked off when you compared your words with the model answer."),
        retention=told("As long as the attempt that it belongs to."),
        erasure=Erasure.CASCADE,
        through="attempt_id",
    )


class ActCount(Base):
    """How many first attempts chose a choice or ticked an option, the first time they were in its scene.

    `act` is its number in the scene, options first. It names nobody.
    """

    __tablename__ = "act_count"
    __table_args__ = ONE_TREE

    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), primary_key=True)
    scene: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    act: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    count: Mapped[int]

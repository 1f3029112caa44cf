"""Drafts: modules that are being worked on, their files, who wrote in them, and what exploring them found."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, SmallInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eduapp.store.base import ONE_TREE, Base, Id
from eduapp.store.privacy import Erasure, Privacy
from eduapp.store.release import Release
from eduapp.text.said import told


class Draft(Base):
    """A module in the making. `base_id` is the release that it began with, `release_id` the one that it became.
    It is `open` until it is `released` or `put away`; while it is `releasing`, the job process has `done` of `total`
    files, and `slip` says why that was given up. `changes` is what is new in it, for those who read of the release.
    `digest` is over its files: what is signed is signed at a digest. `edition` grows with every change, so that whoever
    has the files at hand knows that they are old."""

    __tablename__ = "draft"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    module_key: Mapped[str] = mapped_column(String(200), index=True)
    title: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(10))
    digest: Mapped[str] = mapped_column(String(64))
    edition: Mapped[int]
    base_id: Mapped[int | None] = mapped_column(ForeignKey("release.id"))
    release_id: Mapped[int | None] = mapped_column(ForeignKey("release.id"))
    changes: Mapped[str] = mapped_column(Text, default="")
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    slip: Mapped[str | None] = mapped_column(Text)
    begun_at: Mapped[datetime]
    touched_at: Mapped[datetime]

    base: Mapped[Release | None] = relationship(foreign_keys=base_id)

    __table_args__ = (CheckConstraint("state IN ('open', 'releasing', 'released', 'put away')", name="state"),)


class DraftFile(Base):
    """A file of a draft, by its path from the folder that holds `cases/` and `quizzes/`. `number` counts its saves:
    whoever saves names the one that was read, so that nobody writes over what somebody else saved meanwhile."""

    __tablename__ = "draft_file"

    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"), primary_key=True, autoincrement=False)
    path: Mapped[str] = mapped_column(String(300), primary_key=True)
    data: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    digest: Mapped[str] = mapped_column(String(64))
    number: Mapped[int]
    saved_at: Mapped[datetime]
    saved_by: Mapped[str] = mapped_column(String(200))


class DraftWriter(Base):
    """Somebody who changed something in a draft: whoever did cannot be its clinical reviewer. Who began it is its
    owner, until somebody else is: the one who is written to."""

    __tablename__ = "draft_writer"
    __table_args__ = ONE_TREE

    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"), primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True
    )
    name: Mapped[str] = mapped_column(String(200))
    since: Mapped[datetime]
    is_owner: Mapped[bool]

    privacy = Privacy(
        title=told("Drafts"),
        purpose=told("To write to you when your module is reviewed or out of date; nobody reviews her own."),
        retention=told("Until you delete your account; your name stays on what was saved, as that of an author does."),
        erasure=Erasure.DELETE,
        person="person_id",
    )


class Explored(Base):
    """What playing every way through a case of a draft found, by the digest of the case and of all that it resolves
    to. `found` are its findings and facts, `proof` the rest, compressed: None until they are there. `tries` counts who
    took it up, `touched_at` is when that was."""

    __tablename__ = "explored"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'working', 'done', 'failed')", name="state"),
        Index(None, "state", "touched_at"),
        ONE_TREE,
    )

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"), index=True)
    path: Mapped[str] = mapped_column(String(300))
    state: Mapped[str] = mapped_column(String(10))
    tries: Mapped[int] = mapped_column(SmallInteger)
    touched_at: Mapped[datetime]
    found: Mapped[dict[str, Any] | None] = mapped_column(deferred=True)
    proof: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)

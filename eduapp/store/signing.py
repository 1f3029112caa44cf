"""How a draft is reviewed: remarks on its lines, critical facts that are signed, and who signed all of it."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.store.base import Base, Id
from eduapp.store.privacy import Erasure, Privacy
from eduapp.text.said import told

STAGES = ("author", "reviewer", "organiser")


class Remark(Base):
    """On a line of a file (from 1; 0 is the whole file), with the line as it was then: it follows the line, not the
    number. An answer has the `remark_id` of what it answers, and is resolved with it."""

    __tablename__ = "remark"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"))
    remark_id: Mapped[int | None] = mapped_column(ForeignKey("remark.id"), index=True)
    path: Mapped[str] = mapped_column(String(300))
    line: Mapped[int]
    quoted: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    by_name: Mapped[str] = mapped_column(String(200))
    resolved_at: Mapped[datetime | None]
    resolved_by: Mapped[str | None] = mapped_column(String(200))

    __table_args__ = (Index(None, "draft_id", "id"),)

    privacy = Privacy(
        title=told("Remarks on drafts"),
        purpose=told("To mend a module before it is released, and to show later how it was reviewed."),
        retention=told("As long as the module; your name stays on it, as that of a reviewer does."),
        erasure=Erasure.UNNAME,
        person="person_id",
    )


class SignOff(Base):
    """That somebody stands by a draft at a digest of its files, in her own words. Never changed; what is taken back
    stays with the time."""

    __tablename__ = "sign_off"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"))
    stage: Mapped[str] = mapped_column(String(10))
    digest: Mapped[str] = mapped_column(String(64))
    statement: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    by_name: Mapped[str] = mapped_column(String(200))
    taken_back_at: Mapped[datetime | None]

    __table_args__ = (CheckConstraint(f"stage IN {STAGES}", name="stage"), Index(None, "draft_id", "id"))

    privacy = Privacy(
        title=told("Sign-offs"),
        purpose=told("To answer for a module: who stood by which state of it, and when."),
        retention=told("As long as the module; your name stays on it, as that of a reviewer does."),
        erasure=Erasure.UNNAME,
        person="person_id",
    )


class SignedFact(Base):
    """That a reviewer stands by a critical fact: a claim, and the acts and questions that lean on it. `digest` is over
    both, so that a fact is signed anew only when it, or what leans on it, was changed."""

    __tablename__ = "signed_fact"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"))
    claim: Mapped[str] = mapped_column(String(200))
    digest: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    by_name: Mapped[str] = mapped_column(String(200))

    __table_args__ = (Index(None, "draft_id", "claim"),)

    privacy = Privacy(
        title=told("Facts that you signed"),
        purpose=told("To answer for a module: who looked at which fact, and when."),
        retention=told("As long as the module; your name stays on it, as that of a reviewer does."),
        erasure=Erasure.UNNAME,
        person="person_id",
    )

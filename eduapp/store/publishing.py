"""What was done with modules and with what they rest on, by whom. Rows are only added."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.store.base import ONE_TREE, Base, Id
from eduapp.store.privacy import Erasure, Privacy
from eduapp.text.said import told


class ModuleChange(Base):
    """What became of a module: begun, signed, released, retired. `by_id` is None for what the program did."""

    __tablename__ = "module_change"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    module_key: Mapped[str] = mapped_column(String(200))
    draft_id: Mapped[int | None] = mapped_column(ForeignKey("draft.id"), index=True)
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    by_name: Mapped[str] = mapped_column(String(200))
    what: Mapped[str] = mapped_column(String(40))
    detail: Mapped[dict[str, Any]]
    reason: Mapped[str] = mapped_column(Text)

    __table_args__ = (Index(None, "module_key", "id"),)

    privacy = Privacy(
        title=told("Changes of modules"),
        purpose=told("To show who released, retired or changed a module, and when."),
        retention=told("As long as the module; your name stays on it."),
        erasure=Erasure.UNNAME,
        person="by_id",
    )


class EvidenceChange(Base):
    """That the world has changed and a claim has not yet: what happened, and what was done about it. `settled_at` is
    None until somebody says that everything that leans on the claim was looked at."""

    __tablename__ = "evidence_change"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    claim: Mapped[str] = mapped_column(String(200), index=True)
    what: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    by_name: Mapped[str] = mapped_column(String(200))
    told_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[str | None] = mapped_column(String(200))
    done: Mapped[str] = mapped_column(Text, default="")

    privacy = Privacy(
        title=told("Changes of evidence"),
        purpose=told("To show who noticed that a claim has changed, and what was done."),
        retention=told("As long as the claim is in use; your name stays on it."),
        erasure=Erasure.UNNAME,
        person="by_id",
    )


class EvidenceNotice(Base):
    """That somebody who finished a module is to be told of a change, once. `written_at` is None until the job process
    has written the mail. Whoever stopped such mails has a `stopped_at` in one of hers, and is told of nothing more."""

    __tablename__ = "evidence_notice"
    __table_args__ = (Index(None, "written_at"), ONE_TREE)

    change_id: Mapped[int] = mapped_column(ForeignKey("evidence_change.id"), primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True
    )
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolment.id", ondelete="CASCADE"), index=True)
    written_at: Mapped[datetime | None]
    stopped_at: Mapped[datetime | None]

    privacy = Privacy(
        title=told("Corrections of what you learned"),
        purpose=told(
            "To write to you once when something that you learned here has changed, unless you do not want it."
        ),
        retention=told("Until you delete your account."),
        erasure=Erasure.DELETE,
        person="person_id",
    )

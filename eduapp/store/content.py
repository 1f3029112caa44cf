"""What is taught: sources by their hash, revisions that never change, and which revision is offered now."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from eduapp.store.base import Base, Id, Json


class Content(Base):
    """The bytes of a file, by their SHA-256. Never changed, never deleted."""

    __tablename__ = "content"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)


class Revision(Base):
    """One state of a document and of all that it resolves to; `hash` is over all of that.

    `files` names the content of each file by its path from the document; `terms` are the competencies and
    claims that it names, as they were; `proof` is what exploring found, compressed (of a case); `bears` is, by the
    scored scenes of a case, the author's guess of how hard it is and the weights of competencies; `facts` what the
    catalogue and the cover show.
    """

    __tablename__ = "revision"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    kind: Mapped[str] = mapped_column(String(20))
    key: Mapped[str] = mapped_column(String(200), index=True)
    module: Mapped[str] = mapped_column(String(200))
    title: Mapped[str] = mapped_column(Text)
    files: Mapped[dict[str, Any]] = mapped_column(deferred=True)
    terms: Mapped[dict[str, Any]] = mapped_column(deferred=True)
    facts: Mapped[dict[str, Any]]
    bears: Mapped[dict[str, Any] | None] = mapped_column(Json, deferred=True)
    proof: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    created_at: Mapped[datetime]


class Competency(Base):
    """A competency, as the lists beside what is on the shelf name it; `position` is its place in them."""

    __tablename__ = "competency"

    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(Text)
    does: Mapped[str] = mapped_column(Text)
    frameworks: Mapped[list[Any]]


class Loading(Base):
    """What the shelf was last brought in line with: a hash over all of its files."""

    __tablename__ = "loading"

    fingerprint: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[datetime]


class OnShelf:
    """A document on the shelf. `findings` are those of the file as it was last loaded; if they hold an error the
    file is withheld and the revision before it, if there is one, stays in force."""

    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    module: Mapped[str] = mapped_column(String(200))
    position: Mapped[int]
    revision_id: Mapped[int | None] = mapped_column(ForeignKey("revision.id"))
    is_withheld: Mapped[bool]
    findings: Mapped[list[Any]]
    loaded_at: Mapped[datetime]

    @declared_attr
    def revision(self) -> Mapped[Revision | None]:
        return relationship()


class Case(OnShelf, Base):
    """A case, by the name of its file."""

    __tablename__ = "case_on_shelf"


class Quiz(OnShelf, Base):
    """A quiz, by its folder and the name of its file: `before` may stand in every folder."""

    __tablename__ = "quiz_on_shelf"


class Module(OnShelf, Base):
    """A module, by its folder. What learners enrol in is the newest of its releases. One that was released from a
    draft (`draft_id`) stays as it is when a folder is loaded. Who is in the middle of a retired one can finish it."""

    __tablename__ = "module_on_shelf"

    draft_id: Mapped[int | None] = mapped_column(ForeignKey("draft.id"))
    retired_at: Mapped[datetime | None]
    retired_because: Mapped[str | None] = mapped_column(Text)

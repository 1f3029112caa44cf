"""Files that take a while to make: asked for on a page, made by the job process, kept for a week."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eduapp.store.base import Base, Id
from eduapp.store.person import Person
from eduapp.store.privacy import Erasure, Privacy
from eduapp.text.said import told


class Export(Base):
    """The decisions of a cohort as a file of a `kind`, in the language of who asked. `done` of `total` attempts are in
    it so far. `tries` counts who took it up: only the last of them may write, and `touched_at` is when it last did.
    The file stands here, so that each application server can give it out."""

    __tablename__ = "export"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    language: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(10))
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    tries: Mapped[int] = mapped_column(SmallInteger, default=0)
    asked_at: Mapped[datetime] = mapped_column(index=True)
    touched_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    file: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)

    person: Mapped[Person] = relationship()

    __table_args__ = (
        CheckConstraint("kind IN ('csv', 'xlsx')", name="kind"),
        CheckConstraint("state IN ('waiting', 'working', 'done', 'failed')", name="state"),
        Index(None, "cohort_id", "id"),
        Index(None, "state", "touched_at"),
    )

    privacy = Privacy(
        title=told("Tables of decisions"),
        purpose=told("To make the file of a cohort that you asked for. Files that hold a learner go with her account."),
        retention=told("7 days after you asked for it."),
        erasure=Erasure.DELETE,
        person="person_id",
        secret=("file",),
    )

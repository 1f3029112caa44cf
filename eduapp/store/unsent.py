"""What somebody had written into a form when she was logged out: it waits until she has logged in and sends it."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.store.base import ONE_TREE, Base
from eduapp.store.privacy import Erasure, Privacy
from eduapp.text.said import told


class Unsent(Base):
    """The last form of a person: `path` is where it is to be sent, `fields` the values of each of its fields."""

    __tablename__ = "unsent"
    __table_args__ = ONE_TREE

    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    path: Mapped[str] = mapped_column(String(500))
    fields: Mapped[dict[str, Any]]
    at: Mapped[datetime] = mapped_column(index=True)

    privacy = Privacy(
        title=told("What you had not sent yet"),
        purpose=told("To give back to you what you were writing when you were logged out."),
        retention=told("Until you send it; 7 days at most."),
        erasure=Erasure.DELETE,
        person="person_id",
    )

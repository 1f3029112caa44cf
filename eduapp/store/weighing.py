"""What acts are worth, found once for a revision: it follows from what is kept there, and can be made anew."""

from sqlalchemy import ForeignKey, LargeBinary, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.store.base import Base


class Weighing(Base):
    """The scenes of a case with all acts and what they are worth, compressed, by the `version` of what judges them."""

    __tablename__ = "weighing"

    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(SmallInteger)
    data: Mapped[bytes] = mapped_column(LargeBinary)

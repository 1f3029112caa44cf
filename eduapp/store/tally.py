"""Tallies of how a cohort decides: counted in the transaction of each decision, so that no page reads decisions.

They follow from the decisions: `eduapp tally` makes them anew and says whether they agreed. They name nobody.
"""

from sqlalchemy import ForeignKey, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.store.base import ONE_TREE, Base


class ActTally(Base):
    """How often an act (a choice, a tick or an ask; numbered as in `ActCount`) was done in a scene, once an attempt,
    apart for first attempts and later ones."""

    __tablename__ = "act_tally"
    __table_args__ = ONE_TREE

    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), primary_key=True, autoincrement=False)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), primary_key=True, autoincrement=False)
    is_first: Mapped[bool] = mapped_column(primary_key=True)
    scene: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    act: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    count: Mapped[int]


class PaceTally(Base):
    """How often a decision in a scene took a time in a bucket: bucket b holds from 2^(b/2) to 2^((b+1)/2) seconds."""

    __tablename__ = "pace_tally"
    __table_args__ = ONE_TREE

    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), primary_key=True, autoincrement=False)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), primary_key=True, autoincrement=False)
    is_first: Mapped[bool] = mapped_column(primary_key=True)
    scene: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    bucket: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    count: Mapped[int]

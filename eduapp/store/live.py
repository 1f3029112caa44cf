"""Live cases: an educator shows a case to a cohort, which votes on each scene. Nothing of it counts for anybody."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, SmallInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eduapp.store.base import ONE_TREE, Base, Id
from eduapp.store.content import Revision
from eduapp.store.privacy import Erasure, Privacy
from eduapp.text.said import told


class LiveCase(Base):
    """A case before a cohort. Whoever has the `code` may vote until it ends; then it is None. `version` grows with each
    change but a vote, so that phones and tabs see whether theirs is the newest. `decided` counts the decisions, `stop`
    those that left a scene: votes belong to a stop. `came` is how many had come in when it ended."""

    __tablename__ = "live_case"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    code: Mapped[str | None] = mapped_column(String(10), unique=True)
    version: Mapped[int] = mapped_column(default=0)
    decided: Mapped[int] = mapped_column(SmallInteger, default=0)
    stop: Mapped[int] = mapped_column(SmallInteger, default=0)
    is_open: Mapped[bool]
    shows: Mapped[bool]
    came: Mapped[int] = mapped_column(default=0)
    begun_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    revision: Mapped[Revision] = relationship()

    __table_args__ = (Index(None, "cohort_id", "id"),)


class LiveDecision(Base):
    """The decision `number` (from 0) of the way that was taken: choice and ticks by their numbers in the file."""

    __tablename__ = "live_decision"
    __table_args__ = ONE_TREE

    live_id: Mapped[int] = mapped_column(ForeignKey("live_case.id"), primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    choice: Mapped[int] = mapped_column(SmallInteger)
    ticks: Mapped[str] = mapped_column(Text, default="")


class LiveTally(Base):
    """How many voted for an act (numbered as in `ActCount`) at a stop: what stays of the votes. It names nobody."""

    __tablename__ = "live_tally"
    __table_args__ = ONE_TREE

    live_id: Mapped[int] = mapped_column(ForeignKey("live_case.id"), primary_key=True, autoincrement=False)
    stop: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    act: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    count: Mapped[int]


class LiveSeat(Base):
    """Somebody who came in. `browser_hash` is of a token that the browser keeps; of a member who is logged in
    (`is_member`) the token follows from who she is, so that all of her browsers have one seat, and one vote."""

    __tablename__ = "live_seat"
    __table_args__ = (Index(None, "live_id"), Index(None, "joined_at"), ONE_TREE)

    browser_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    live_id: Mapped[int] = mapped_column(ForeignKey("live_case.id"))
    is_member: Mapped[bool]
    joined_at: Mapped[datetime]

    privacy = Privacy(
        title=told("Seats in live cases"),
        purpose=told("To let a phone vote in a live case. It names nobody: only a hash is kept."),
        retention=told("One day."),
        erasure=Erasure.EXPIRE,
    )


class LiveVote(Base):
    """What a seat wants at a stop. It goes when the live case ends; the counts stay."""

    __tablename__ = "live_vote"
    __table_args__ = (Index(None, "at"), ONE_TREE)

    live_id: Mapped[int] = mapped_column(ForeignKey("live_case.id"), primary_key=True, autoincrement=False)
    stop: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    browser_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    choice: Mapped[int] = mapped_column(SmallInteger)
    ticks: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]

    privacy = Privacy(
        title=told("Votes in live cases"),
        purpose=told("To count what a cohort wants. A vote names nobody, and only the counts stay."),
        retention=told("Until the live case ends, at most one day."),
        erasure=Erasure.EXPIRE,
    )

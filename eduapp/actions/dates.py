"""The dates that hold for one learner: those of the assignment, extra time, an extension."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol


class Dated(Protocol):
    """An assignment, by its dates."""

    @property
    def opens_at(self) -> datetime | None: ...
    @property
    def due_at(self) -> datetime | None: ...
    @property
    def closes_at(self) -> datetime | None: ...
    @property
    def created_at(self) -> datetime: ...


class Extra(Protocol):
    """A member, by the per cent by which her time is longer."""

    @property
    def extra_time(self) -> int: ...


class Extended(Protocol):
    """An extension, by its dates."""

    @property
    def due_at(self) -> datetime | None: ...
    @property
    def closes_at(self) -> datetime | None: ...


@dataclass(frozen=True, slots=True)
class Dates:
    """When something opens, is due and closes for one learner; None where it never does."""

    opens_at: datetime | None = None
    due_at: datetime | None = None
    closes_at: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        """Whether something can be begun now. What closes at noon can no longer be begun at noon."""
        is_early = self.opens_at is not None and now < self.opens_at
        return not is_early and not self.is_closed(now)

    def is_closed(self, now: datetime) -> bool:
        return self.closes_at is not None and now >= self.closes_at

    def is_late(self, moment: datetime) -> bool:
        """Whether what is finished at that moment comes after it was due; at the very moment it does not."""
        return self.due_at is not None and moment > self.due_at


NEVER = Dates()


def dates_for(assignment: Dated, member: Extra | None, extension: Extended | None) -> Dates:
    """Extra time lengthens the time from opening to due, and what closes does so later by as much; where there is no
    opening it runs from when it was given, where it is never due to when it closes. An extension never shortens: of it
    and the extra time the later one holds. Nothing closes before it is due."""
    more = _more(assignment, member.extra_time if member else 0)
    due, closes = _later(assignment.due_at, more), _later(assignment.closes_at, more)
    if extension is not None:
        due = _latest(due, extension.due_at) if due else None
        closes = _latest(closes, extension.closes_at) if closes else None
    return Dates(assignment.opens_at, due, _latest(closes, due) if closes else None)


def _more(assignment: Dated, per_cent: int) -> timedelta:
    begins = assignment.opens_at or assignment.created_at
    ends = assignment.due_at or assignment.closes_at
    if ends is None or ends <= begins:
        return timedelta()
    seconds = (ends - begins).total_seconds() * per_cent / 100
    return timedelta(minutes=-(-seconds // 60))  # to the minute, never to her loss


def _later(moment: datetime | None, more: timedelta) -> datetime | None:
    return None if moment is None else moment + more


def _latest(one: datetime | None, other: datetime | None) -> datetime | None:
    known = [moment for moment in (one, other) if moment is not None]
    return max(known, default=None)

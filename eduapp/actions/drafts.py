"""What is half written where an attempt stands."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.actions.typed import words as fit
from eduapp.store import Attempt

LONGEST = 10_000
MOST_TICKS = 200


def keep(session: Session, attempt_id: int, person_id: int, *, words: str, ticks: Iterable[int], now: datetime) -> bool:
    """Whether it was kept: only in an attempt of the person that is not over."""
    mine = select(Attempt).where(
        Attempt.id == attempt_id, Attempt.person_id == person_id, Attempt.finished_at.is_(None)
    )
    attempt = session.scalars(mine).first()
    if attempt is None:
        return False
    attempt.draft = {"words": fit(words, LONGEST), "ticks": sorted(set(ticks))[:MOST_TICKS]}
    attempt.changed_at = now
    session.flush()
    return True

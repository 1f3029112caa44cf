"""The audit trail of a cohort: who changed what of whom, when, from what to what, and why. Rows are only added."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from eduapp.store import Change


@dataclass(frozen=True, slots=True)
class Hand:
    """Whoever changes something, and when. `new_id` makes the ids of what is written, no two of them alike."""

    id: int
    name: str
    now: datetime
    new_id: Callable[[], int]

    def note(
        self,
        session: Session,
        cohort_id: int,
        what: str,
        *,
        person_id: int | None = None,
        assignment_id: int | None = None,
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
        reason: str = "",
    ) -> None:
        """Write down that it was this hand."""
        note(
            session,
            cohort_id,
            self.id,
            self.name,
            what,
            person_id=person_id,
            assignment_id=assignment_id,
            before=before,
            after=after,
            reason=reason,
            id=self.new_id(),
            now=self.now,
        )


def note(
    session: Session,
    cohort_id: int,
    by_id: int,
    by_name: str,
    what: str,
    *,
    person_id: int | None = None,
    assignment_id: int | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str = "",
    id: int,
    now: datetime,
) -> Change:
    """Write down a change. `before` and `after` are None where there was, or is, nothing."""
    change = Change(
        id=id,
        cohort_id=cohort_id,
        at=now,
        by_id=by_id,
        by_name=by_name,
        what=what,
        person_id=person_id,
        assignment_id=assignment_id,
        before=before,
        after=after,
        reason=reason,
    )
    session.add(change)
    session.flush()
    return change

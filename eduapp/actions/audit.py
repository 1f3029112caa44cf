"""The audit trail of a cohort: who changed what of whom, when, from what to what, and why. Rows are only added."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from eduapp.store import Change


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

"""Reading the audit trail of a cohort, the newest change first."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.store import Change, Person

A_PAGE, A_FILE = 100, 20_000


def changes(
    session: Session,
    cohort_id: int,
    person_id: int | None = None,
    assignment_id: int | None = None,
    before: int | None = None,
    most: int = A_PAGE,
) -> list[Change]:
    """Of this learner or assignment only, and older than the one that is named, where they are. An id begins with its
    time, so that they are in order."""
    rows = select(Change).where(Change.cohort_id == cohort_id)
    for column, value in ((Change.person_id, person_id), (Change.assignment_id, assignment_id)):
        rows = rows if value is None else rows.where(column == value)
    rows = rows if before is None else rows.where(Change.id < before)
    return list(session.scalars(rows.order_by(Change.id.desc()).limit(most)))


def names(session: Session, rows: Collection[Change]) -> dict[int, str]:
    """The names of those whom the changes are about, learners and educators."""
    about = {row.person_id for row in rows if row.person_id is not None}
    found = session.execute(select(Person.id, Person.name).where(Person.id.in_(about)))
    return {id_: name for id_, name in found}

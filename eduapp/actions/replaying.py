"""An attempt as an educator sees it: only where it was done for an assignment of her cohort."""

from sqlalchemy import Connection, bindparam, select

from eduapp.actions.play import Desk, Standing, stand
from eduapp.actions.refused import NotThere
from eduapp.store import Attempt
from eduapp.text.said import told

_OF_COHORT = select(Attempt.person_id).where(
    Attempt.id == bindparam("attempt"), Attempt.cohort_id == bindparam("cohort"), Attempt.kind == "scored"
)


def stand_in_cohort(connection: Connection, desk: Desk, attempt: int, cohort: int) -> Standing:
    """Where it stands. Raises NotThere for whatever was not done for this cohort."""
    person = connection.execute(_OF_COHORT, {"attempt": attempt, "cohort": cohort}).scalar()
    if person is None:
        raise NotThere(told("There is no such attempt in this cohort."))
    return stand(connection, desk, attempt, person)

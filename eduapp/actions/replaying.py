"""An attempt as an educator sees it: only where it was done for an assignment of her cohort."""

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import Session

from eduapp.actions import quizzes
from eduapp.actions.kept import Kept
from eduapp.actions.play import Desk, Standing, stand
from eduapp.actions.quizzes import Sitting
from eduapp.actions.refused import NotThere
from eduapp.actions.takeable import Takeable
from eduapp.store import Attempt, QuizAttempt
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


def sitting_in_cohort(session: Session, takeables: Kept[Takeable], attempt: int, cohort: int) -> Sitting:
    """The answers to a quiz, once it is handed in: until then she may change them."""
    own = select(QuizAttempt.person_id).where(QuizAttempt.id == attempt, QuizAttempt.cohort_id == cohort)
    person = session.scalar(own.where(QuizAttempt.finished_at.is_not(None)))
    if person is None:
        raise NotThere(told("There is no such quiz in this cohort, or it is not handed in yet."))
    return quizzes.sitting(session, takeables, attempt, person)

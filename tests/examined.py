"""A cohort that sat a quiz: learners with their answers, written at once."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from eduapp.actions import enrolments
from eduapp.actions.takeable import Takeable
from eduapp.quiz.given import Given, to_data
from eduapp.quiz.marking import mark, total
from eduapp.store import Answer, Assignment, Person, QuizAttempt
from eduapp.web import ids

Sheet = Sequence[Given | None]


def examine(
    session: Session, given: Assignment, takeable: Takeable, sheets: Sequence[Sheet], now: datetime
) -> list[QuizAttempt]:
    """For each sheet a learner who hands it in as a first attempt, for the assignment of a module."""
    return [_examined(session, given, takeable, sheet, now) for sheet in sheets]


def _examined(session: Session, given: Assignment, takeable: Takeable, sheet: Sheet, now: datetime) -> QuizAttempt:
    person = Person(name="Somebody", is_guest=False, created_at=now, seen_at=now)
    session.add(person)
    session.flush()
    enrolment = enrolments.enrol(session, ids.new(now), person.id, given.key, now=now)
    marks = [mark(question, one) for question, one in zip(takeable.quiz.questions, sheet, strict=True)]
    share = total(takeable.quiz, marks).share
    attempt = QuizAttempt(
        id=ids.new(now),
        person_id=person.id,
        enrolment_id=enrolment.id,
        assignment_id=given.id,
        cohort_id=given.cohort_id,
        quiz_key=takeable.key,
        revision_id=takeable.id,
        is_first=True,
        seed=1,
        started_at=now,
        changed_at=now,
        finished_at=now,
        share=None if share is None else float(share),
    )
    attempt.answers = [
        Answer(number=number, given=None if one is None else to_data(one), is_final=True, at=now)
        for number, one in enumerate(sheet)
    ]
    session.add(attempt)
    session.flush()
    return attempt

"""Taking a quiz: begin, answer, finish. What is told at once stands at once, the rest can be changed to the end."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, selectinload

from eduapp.actions import cards, standings
from eduapp.actions.cards import Missed
from eduapp.actions.kept import Kept
from eduapp.actions.refused import MovedOn, NotThere
from eduapp.actions.standings import Shown
from eduapp.actions.takeable import Takeable
from eduapp.mastery.evidence import item_of, weights_of
from eduapp.quiz.given import Given, check_given, from_data, is_blank, to_data
from eduapp.quiz.marking import Mark, mark, total
from eduapp.quiz.model import Question
from eduapp.store import Answer, Assignment, QuizAttempt
from eduapp.text.said import told

RULES_VERSION = 1  # to be raised when the same answers come to another result


@dataclass(slots=True)
class Sitting:
    """An attempt at a quiz with what it asks. `given` are the answers so far, by the number of the question."""

    attempt: QuizAttempt
    takeable: Takeable

    @property
    def questions(self) -> tuple[Question, ...]:
        return self.takeable.quiz.questions

    @property
    def is_over(self) -> bool:
        return self.attempt.finished_at is not None

    def row(self, number: int) -> Answer | None:
        return next((answer for answer in self.attempt.answers if answer.number == number), None)

    def given(self, number: int) -> Given | None:
        row = self.row(number)
        return None if row is None or row.given is None else from_data(self.questions[number], row.given)

    def is_final(self, number: int) -> bool:
        """Whether the answer can no longer be changed, so that what it is worth may be told."""
        row = self.row(number)
        return self.is_over or (row is not None and row.is_final)

    def is_told(self, number: int) -> bool:
        return self.is_over or (self.takeable.tells_at_once and self.is_final(number))

    @property
    def open(self) -> list[int]:
        """The questions that are not answered yet."""
        return [number for number in range(len(self.questions)) if is_blank(self.given(number))]

    @property
    def next(self) -> int | None:
        """The first question without an answer that stands."""
        done = {answer.number for answer in self.attempt.answers if answer.is_final or answer.given is not None}
        return next((number for number in range(len(self.questions)) if number not in done), None)

    def marks(self) -> list[Mark]:
        return [mark(question, self.given(number)) for number, question in enumerate(self.questions)]


def sitting(session: Session, takeables: Kept[Takeable], attempt_id: int, person_id: int) -> Sitting:
    """The person's attempt. Raises NotThere if there is none, or if it is somebody else's."""
    own = select(QuizAttempt).where(QuizAttempt.id == attempt_id, QuizAttempt.person_id == person_id)
    attempt = session.scalar(own.options(selectinload(QuizAttempt.answers)))
    if attempt is None:
        raise NotThere(told("There is no such attempt, or it is not yours."))
    return Sitting(attempt, takeables.get(session.connection(), attempt.revision_id))


def unfinished(session: Session, enrolment_id: int, key: str) -> QuizAttempt | None:
    """The newest attempt at the quiz in this enrolment that is not finished."""
    own = select(QuizAttempt).where(QuizAttempt.enrolment_id == enrolment_id, QuizAttempt.quiz_key == key)
    own = own.where(QuizAttempt.finished_at.is_(None))
    return session.scalar(own.order_by(QuizAttempt.started_at.desc()).limit(1))


def begin(
    session: Session,
    attempt_id: int,
    person_id: int,
    enrolment_id: int,
    takeable: Takeable,
    seed: int,
    assignment: Assignment | None = None,
    *,
    now: datetime,
) -> QuizAttempt:
    """A new attempt, which may be done for an assignment. The first one of a person at a quiz is marked as such, in
    whichever module it is taken."""
    taken = select(QuizAttempt.id).where(QuizAttempt.person_id == person_id, QuizAttempt.quiz_key == takeable.key)
    is_first = session.scalar(taken.limit(1)) is None
    values: dict[str, Any] = {"id": attempt_id, "person_id": person_id, "enrolment_id": enrolment_id, "seed": seed}
    values |= {"quiz_key": takeable.key, "revision_id": takeable.id, "started_at": now, "changed_at": now}
    values |= {"assignment_id": assignment and assignment.id, "cohort_id": assignment and assignment.cohort_id}
    attempt = QuizAttempt(**values, is_first=is_first, finished_at=None)
    try:
        with session.begin_nested():
            session.add(attempt)
    except IntegrityError:  # another tab began the first one at the same moment
        attempt = QuizAttempt(**values, is_first=False, finished_at=None)
        session.add(attempt)
        session.flush()
    return attempt


def answer(session: Session, seated: Sitting, number: int, given: Given | None, *, now: datetime) -> Mark | None:
    """Keep the answer to a question. Where the quiz tells at once, the answer then stands and its mark is returned; the
    same answer sent twice counts once. Raises Impossible where the question cannot have it."""
    if not 0 <= number < len(seated.questions):
        raise NotThere(told("There is no such question in this quiz."))
    question = seated.questions[number]
    if given is not None:
        check_given(question, given)
    data = None if given is None else to_data(given)
    _hold(session, seated.attempt)
    row = seated.row(number)
    if seated.is_final(number):
        if row is not None and row.given == data:
            return mark(question, given) if seated.is_told(number) else None
        raise MovedOn(told("This question was answered already, in another tab perhaps. The first answer stands."))
    found = mark(question, given)  # what cannot be read is refused now, not at the end
    stands = seated.takeable.tells_at_once
    if row is None:
        row = Answer(attempt_id=seated.attempt.id, number=number)
        seated.attempt.answers.append(row)
    row.given, row.is_final, row.at = data, stands, now
    row.share = float(found.share) if stands and found.share is not None else None
    seated.attempt.changed_at = now
    session.flush()
    return found if stands else None


def finish(session: Session, seated: Sitting, *, now: datetime) -> None:
    """Mark the attempt: what was not answered earns nothing. Evidence is kept of the first attempt, and cards of what
    was missed, unless the quiz wants none."""
    attempt, quiz = seated.attempt, seated.takeable.quiz
    _hold(session, attempt)
    if seated.is_over:
        return
    marks = seated.marks()
    result = total(quiz, marks)
    attempt.finished_at = attempt.changed_at = now
    attempt.share = None if result.share is None else float(result.share)
    attempt.passed, attempt.rules_version = result.is_passed, RULES_VERSION
    for row in attempt.answers:
        row.is_final = True
        found = marks[row.number].share
        row.share = None if found is None else float(found)
    session.flush()
    connection = session.connection()
    if attempt.is_first:
        standings.keep(connection, attempt.person_id, _shown(seated, marks), now=now)
    if quiz.facts.review and quiz.facts.use != "pre":  # a card would tell what was right before the post-test
        cards.make(connection, attempt.person_id, _missed(seated, marks), quiz_attempt_id=attempt.id, now=now)


def _hold(session: Session, attempt: QuizAttempt) -> None:
    """Let no other tab write to the attempt until this one is done, and see what was written before. An update that
    changes nothing, since on SQLite there are no locks for reading."""
    own = update(QuizAttempt).where(QuizAttempt.id == attempt.id).values(changed_at=QuizAttempt.changed_at)
    session.execute(own, execution_options={"synchronize_session": False})
    session.refresh(attempt)


def _shown(seated: Sitting, marks: list[Mark]) -> list[Shown]:
    """A question that was left blank shows that it could not be answered."""
    return [
        Shown(
            item_of(seated.takeable.key, question.id),
            float(found.share),
            weights_of(dict(question.weights)),
            question.difficulty,
        )
        for question, found in zip(seated.questions, marks, strict=True)
        if question.is_scored and question.weights and found.share is not None
    ]


def _missed(seated: Sitting, marks: list[Mark]) -> list[Missed]:
    return [
        Missed(item_of(seated.takeable.key, question.id), number)
        for number, (question, found) in enumerate(zip(seated.questions, marks, strict=True))
        if question.is_scored and found.share is not None and found.share < 1
    ]

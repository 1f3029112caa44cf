"""What an educator and a learner say to each other about an attempt at a case or quiz that is over."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import BindParameter, ColumnElement, or_, select, update
from sqlalchemy.orm import Session

from eduapp.actions import typed
from eduapp.actions.audit import Hand
from eduapp.actions.play import Standing
from eduapp.actions.quizzes import Sitting
from eduapp.actions.refused import NotThere, Refused
from eduapp.store import Attempt, Comment, QuizAttempt, QuizComment
from eduapp.store.comment import Remark
from eduapp.text.said import told

LONGEST = 10_000
TWICE = timedelta(minutes=5)  # the same words within this time are a form that was sent twice


@dataclass(frozen=True, slots=True)
class About:
    """What is commented on; `parts` is how many decisions or questions it has."""

    model: type[Comment] | type[QuizComment]
    attempt_id: int
    learner_id: int
    cohort_id: int | None
    parts: int
    is_over: bool

    @property
    def is_quiz(self) -> bool:
        return self.model is QuizComment


def about(work: Standing | Sitting) -> About:
    one = work.attempt
    is_quiz = isinstance(work, Sitting)
    parts = len(work.questions) if isinstance(work, Sitting) else len(work.play.decisions)
    model = QuizComment if is_quiz else Comment
    return About(model, one.id, one.person_id, one.cohort_id, parts, work.is_over)


def fit(text: str) -> str:
    """The words as they are kept. Too many are refused, so that none are lost."""
    text = text.replace("\r\n", "\n")
    if len(text) > LONGEST:
        sentence = told("That is longer than the %(most)s characters that a comment can have. Shorten it, or send two.")
        raise Refused(sentence, most=LONGEST)
    text = typed.words(text, LONGEST).strip()
    if not text:
        raise Refused(told("Nothing is written yet."))
    return text


def say(session: Session, at: About, number: int | None, text: str, hand: Hand) -> bool:
    """Comment on decision or question `number` (from 0), or on all of the attempt; whether it is new."""
    if not at.is_over:
        raise NotThere(told("Comments can be written when the case or quiz is over."))
    text = fit(text)
    if number is not None and not 0 <= number < at.parts:
        raise NotThere(told("There is no such decision or question in this attempt."))
    hold(session, at)
    model = at.model
    own = select(model.id).where(model.attempt_id == at.attempt_id, model.person_id == hand.id)
    same = own.where(model.number.is_not_distinct_from(number), model.text == text, model.at > hand.now - TWICE)
    if session.scalar(same.limit(1)) is not None:
        return False
    remark = model(id=hand.new_id(), attempt_id=at.attempt_id, number=number, person_id=hand.id, by_name=hand.name)
    remark.text, remark.at = text, hand.now
    session.add(remark)
    session.flush()
    return True


def change(session: Session, at: About, comment_id: int, text: str, hand: Hand) -> int | None:
    """Put other words in the place of one's own; the number that they are about. Who has read them is told no second
    time."""
    text, remark = fit(text), _own(session, at, comment_id, hand)
    if text != remark.text:
        _note(session, at, "comment changed", remark.text, text, hand)
        remark.text, remark.edited_at = text, hand.now
        session.flush()
    return remark.number


def withdraw(session: Session, at: About, comment_id: int, hand: Hand) -> int | None:
    """Take one's own back: that there was one stays, and who withdrew it when."""
    remark = _own(session, at, comment_id, hand)
    _note(session, at, "comment withdrawn", remark.text, None, hand)
    remark.text, remark.withdrawn_at = "", hand.now
    session.flush()
    return remark.number


def _own(session: Session, at: About, comment_id: int, hand: Hand) -> Remark:
    hold(session, at)
    model = at.model
    own = select(model).where(model.id == comment_id, model.attempt_id == at.attempt_id, model.person_id == hand.id)
    found = session.scalars(own.execution_options(populate_existing=True)).first()
    if found is None or found.withdrawn_at is not None:
        raise NotThere(told("There is no such comment, it is not yours, or it was withdrawn."))
    return found


def _note(session: Session, at: About, what: str, before: str, after: str | None, hand: Hand) -> None:
    """In the trail of the cohort: an educator answers for what was said to a learner, whose own words are hers."""
    if at.cohort_id is None:
        return
    attempt = QuizAttempt if at.is_quiz else Attempt
    given = session.scalar(select(attempt.assignment_id).where(attempt.id == at.attempt_id))
    told_of = hand.id != at.learner_id
    hand.note(
        session,
        at.cohort_id,
        what,
        person_id=at.learner_id,
        assignment_id=given,
        before={"text": before} if told_of else None,
        after={"text": after} if told_of and after is not None else None,
    )


def comments(session: Session, at: About) -> list[Remark]:
    """In the order in which they were written."""
    model = at.model
    return list(session.scalars(select(model).where(model.attempt_id == at.attempt_id).order_by(model.at, model.id)))


def by_others(model: type[Comment] | type[QuizComment], person_id: int | BindParameter[int]) -> ColumnElement[bool]:
    """Comments that somebody else wrote; of an account that is gone, only its name is left."""
    return or_(model.person_id.is_(None), model.person_id != person_id)


def read_by_learner(session: Session, at: About, *, now: datetime) -> None:
    _note_read(session, at, by_others(at.model, at.learner_id), now)


def read_by_educator(session: Session, at: About, *, now: datetime) -> None:
    _note_read(session, at, at.model.person_id == at.learner_id, now)


def _note_read(session: Session, at: About, theirs: ColumnElement[bool], now: datetime) -> None:
    model = at.model
    fresh = update(model).where(model.attempt_id == at.attempt_id, model.read_at.is_(None), theirs)
    session.execute(fresh.values(read_at=now), execution_options={"synchronize_session": False})


def hold(session: Session, at: About) -> None:
    """Let no other tab write about the attempt meanwhile. An update, since on SQLite there are no locks for reading."""
    if at.is_quiz:
        own = update(QuizAttempt).where(QuizAttempt.id == at.attempt_id).values(changed_at=QuizAttempt.changed_at)
    else:
        own = update(Attempt).where(Attempt.id == at.attempt_id).values(copied=Attempt.copied)
    session.execute(own, execution_options={"synchronize_session": False})

"""What an educator and a learner say to each other about an attempt that is over."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, delete, or_, select, update
from sqlalchemy.orm import Session

from eduapp.actions import typed
from eduapp.actions.audit import Hand
from eduapp.actions.looking_back import written_at
from eduapp.actions.play import Standing
from eduapp.actions.refused import NotThere, Refused
from eduapp.store import Attempt, Comment, RubricMark
from eduapp.text.said import told

LONGEST = 10_000
TWICE = timedelta(minutes=5)  # the same words within this time are a form that was sent twice


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


def say(session: Session, standing: Standing, number: int | None, text: str, hand: Hand) -> bool:
    """Comment on decision `number` (from 0), or on all of the attempt; whether it is new."""
    if not standing.is_over:
        raise NotThere(told("Comments can be written when the case is over."))
    if number is not None and not 0 <= number < len(standing.play.decisions):
        raise NotThere(told("There is no such decision in this attempt."))
    text, attempt = fit(text), standing.attempt.id
    _hold(session, attempt)
    own = select(Comment.id).where(Comment.attempt_id == attempt, Comment.person_id == hand.id)
    same = own.where(Comment.number.is_not_distinct_from(number), Comment.text == text, Comment.at > hand.now - TWICE)
    if session.scalar(same.limit(1)) is not None:
        return False
    at = {"attempt_id": attempt, "number": number, "at": hand.now, "read_at": None}
    if hand.id == standing.attempt.person_id:  # what was kept of it is done with
        mine = update(Attempt).where(Attempt.id == attempt).values(draft=None)
        session.execute(mine, execution_options={"synchronize_session": False})
    session.add(Comment(id=hand.new_id(), person_id=hand.id, by_name=hand.name, text=text, **at))
    session.flush()
    return True


def keep(session: Session, attempt_id: int, person_id: int, words: str) -> None:
    """Keep what the learner was about to say of an attempt that is over: she was logged out meanwhile."""
    own = update(Attempt).where(Attempt.id == attempt_id, Attempt.person_id == person_id)
    told = own.where(Attempt.finished_at.is_not(None), Attempt.cohort_id.is_not(None))
    session.execute(told.values(draft={"comment": words}), execution_options={"synchronize_session": False})


def mark(session: Session, standing: Standing, number: int, found: dict[int, bool], *, now: datetime) -> bool:
    """Keep which points of the rubric are in the words of decision `number` and which are not; whether that is new.
    What is neither stays open."""
    if not standing.is_over:
        raise NotThere(told("Words can be marked when the case is over."))
    points = len(written_at(standing, number).rubric)
    kept = {point: is_there for point, is_there in sorted(found.items()) if 0 <= point < points}
    attempt = standing.attempt.id
    _hold(session, attempt)
    own = (RubricMark.attempt_id == attempt, RubricMark.number == number)
    before = session.execute(select(RubricMark.point, RubricMark.is_there).where(*own))
    if {point: is_there for point, is_there in before} == kept:
        return False
    session.execute(delete(RubricMark).where(*own))
    values: dict[str, Any] = {"attempt_id": attempt, "number": number, "at": now, "read_at": None}
    session.add_all(RubricMark(point=point, is_there=is_there, **values) for point, is_there in kept.items())
    session.flush()
    return bool(kept)


def comments(session: Session, attempt_id: int) -> list[Comment]:
    """In the order in which they were written."""
    return list(
        session.scalars(select(Comment).where(Comment.attempt_id == attempt_id).order_by(Comment.at, Comment.id))
    )


def marks(session: Session, attempt_id: int) -> dict[tuple[int, int], bool]:
    """Whether a point of a rubric was found, by decision and point."""
    rows = select(RubricMark.number, RubricMark.point, RubricMark.is_there).where(RubricMark.attempt_id == attempt_id)
    return {(number, point): is_there for number, point, is_there in session.execute(rows)}


def marks_of(session: Session, attempt_ids: Collection[int]) -> dict[tuple[int, int], dict[int, bool]]:
    """The same of several attempts: for each attempt and decision, the points."""
    found: dict[tuple[int, int], dict[int, bool]] = {}
    for one in session.scalars(select(RubricMark).where(RubricMark.attempt_id.in_(attempt_ids))):
        found.setdefault((one.attempt_id, one.number), {})[one.point] = one.is_there
    return found


def by_others(person_id: int | BindParameter[int]) -> ColumnElement[bool]:
    """Comments that somebody else wrote; of an account that is gone, only its name is left."""
    return or_(Comment.person_id.is_(None), Comment.person_id != person_id)


def read_by_learner(session: Session, attempt_id: int, person_id: int, *, now: datetime) -> None:
    for model, of_others in ((Comment, by_others(person_id)), (RubricMark, None)):
        fresh = update(model).where(model.attempt_id == attempt_id, model.read_at.is_(None))
        _note_read(session, fresh if of_others is None else fresh.where(of_others), now)


def read_by_educator(session: Session, attempt_id: int, learner_id: int, *, now: datetime) -> None:
    fresh = update(Comment).where(Comment.attempt_id == attempt_id, Comment.read_at.is_(None))
    _note_read(session, fresh.where(Comment.person_id == learner_id), now)


def _note_read(session: Session, fresh: Any, now: datetime) -> None:
    session.execute(fresh.values(read_at=now), execution_options={"synchronize_session": False})


def _hold(session: Session, attempt_id: int) -> None:
    """Let no other tab write about the attempt meanwhile. An update, since on SQLite there are no locks for reading."""
    own = update(Attempt).where(Attempt.id == attempt_id).values(copied=Attempt.copied)
    session.execute(own, execution_options={"synchronize_session": False})

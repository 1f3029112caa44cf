"""Reviewing: a card brings back the decision or the question that was missed, is answered, and comes back later.

Nothing here is evidence: going over what is known already must not raise a standing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from eduapp.actions.cards import Drawn
from eduapp.actions.kept import Kept
from eduapp.actions.play import Desk, Writing, stand
from eduapp.actions.playable import Playable
from eduapp.actions.refused import MovedOn
from eduapp.actions.takeable import Takeable
from eduapp.case import card as scenes
from eduapp.case.play import Play
from eduapp.mastery import review as fsrs
from eduapp.quiz import given as answers
from eduapp.quiz.given import Given
from eduapp.quiz.marking import mark
from eduapp.quiz.model import Question
from eduapp.store import Card, QuizAttempt, Review
from eduapp.text.said import told

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SceneCard:
    """A decision that was missed: `plays` are the positions of its attempt from the opening to the scene, as it stood
    then."""

    drawn: Drawn
    playable: Playable
    plays: Sequence[Play]
    seed: int

    def positions(self, answer: scenes.Answer) -> list[Play]:
        """From the scene of the card to where the answer leads. Raises Impossible and Incomplete."""
        return scenes.answered(self.plays, answer)[len(self.plays) - 1 :]

    def share(self, answer: scenes.Answer) -> float:
        return scenes.share(self.playable.guide, self.positions(answer))


@dataclass(frozen=True)
class QuestionCard:
    """A question that was missed, as its attempt presented it."""

    drawn: Drawn
    takeable: Takeable
    seed: int

    @cached_property
    def question(self) -> Question:
        return self.takeable.quiz.questions[self.drawn.number]

    def share(self, given: Given) -> float:
        """Raises Impossible where the question cannot have this answer."""
        return float(mark(self.question, given).share or 0)

    def read(self, data: Data) -> Given:
        return answers.from_data(self.question, data)


@dataclass(frozen=True, slots=True)
class Looked:
    """The newest review of a card: what was answered, and how much of it was right."""

    given: Data
    share: float


_QUIZ = select(QuizAttempt.revision_id, QuizAttempt.seed).where(QuizAttempt.id == bindparam("attempt"))
_REVIEW = select(Review.given, Review.share).where(
    Review.card_id == bindparam("card"), Review.number == bindparam("number")
)
_ADD = insert(Review).inline()
_MOVE = (
    update(Card)
    .where(Card.id == bindparam("card"), Card.reviewed == bindparam("before"))
    .values(
        state=bindparam("after", type_=Card.__table__.c.state.type),
        due_at=bindparam("due", type_=Card.__table__.c.due_at.type),
        reviewed=Card.reviewed + 1,
    )
)


def opened(connection: Connection, desk: Desk, takeables: Kept[Takeable], drawn: Drawn) -> SceneCard | QuestionCard:
    """The card with what it asks, from the revision that its attempt is pinned to."""
    if drawn.attempt_id is not None:
        stood = stand(connection, desk, drawn.attempt_id, drawn.person_id)
        return SceneCard(drawn, stood.playable, stood.plays[: drawn.number + 1], stood.attempt.seed)
    revision_id, seed = connection.execute(_QUIZ, {"attempt": drawn.quiz_attempt_id}).one()
    return QuestionCard(drawn, takeables.get(connection, revision_id), seed)


def is_due(drawn: Drawn, now: datetime) -> bool:
    return fsrs.is_due(fsrs.from_data(drawn.state), now)


def latest(connection: Connection, drawn: Drawn) -> Looked | None:
    """The newest review; None before the first."""
    return _looked(connection, drawn.id, drawn.reviewed - 1)


def review(writing: Writing, drawn: Drawn, number: int, given: Data, share: float, *, now: datetime) -> None:
    """Keep the review `number` (from 0) of the card, and when it comes back.

    The same review sent twice counts once. Raises MovedOn where another one stands there already.
    """
    with writing() as connection:
        try:
            is_kept = _keep(connection, drawn, number, given, share, now)
        except IntegrityError as slip:
            raise _moved_on() from slip
        if not is_kept and not _is_same(connection, drawn.id, number, given):
            raise _moved_on()


def _keep(connection: Connection, drawn: Drawn, number: int, given: Data, share: float, now: datetime) -> bool:
    """False where the card has moved on, or is not due."""
    if number != drawn.reviewed or not is_due(drawn, now):
        return False
    after = fsrs.reviewed(fsrs.from_data(drawn.state), share, now)
    moved = {"card": drawn.id, "before": number, "after": fsrs.to_data(after), "due": after.due}
    # The row of the card comes first: whoever reviews it at the same moment waits for it.
    if connection.execute(_MOVE, moved).rowcount != 1:
        return False
    row = {"card_id": drawn.id, "number": number, "given": given, "share": share, "at": now}
    connection.execute(_ADD, row)
    return True


def _is_same(connection: Connection, card_id: int, number: int, given: Data) -> bool:
    stands = _looked(connection, card_id, number)
    return stands is not None and stands.given == given


def _looked(connection: Connection, card_id: int, number: int) -> Looked | None:
    row = connection.execute(_REVIEW, {"card": card_id, "number": number}).first()
    return None if row is None else Looked(row.given, row.share)


def _moved_on() -> MovedOn:
    return MovedOn(told("This card was answered already, in another tab perhaps. The first answer stands."))

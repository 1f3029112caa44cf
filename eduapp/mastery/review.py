"""When a question is gone over again, by FSRS-6: right before it would be forgotten.

Without learning steps and without fuzzing: what is due is due on a day, and the same answers always come to the
same days. Reviews are for remembering; they are no evidence, since to go over known answers must not raise
a standing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

import fsrs

Key = TypeVar("Key")

MOST_DAYS = 365  # what is known of the disease changes, so nothing rests for longer
_SCHEDULER = fsrs.Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=MOST_DAYS, enable_fuzzing=False)


@dataclass(frozen=True, slots=True)
class Card:
    """What is remembered of one question: when it is `due` and was last `reviewed`, its `stability` (days until
    one in ten has forgotten it) and `difficulty` (1 to 10); these are None while it is new."""

    due: datetime
    reviewed: datetime | None = None
    stability: float | None = None
    difficulty: float | None = None


def first(now: datetime) -> Card:
    """A new card, due at once."""
    return Card(now)


def reviewed(card: Card, share: float, now: datetime) -> Card:
    """The card after it was answered: rightly (1), in part, or wrongly (0)."""
    state = fsrs.State.Review if card.reviewed else fsrs.State.Learning
    before = fsrs.Card(0, state, None, card.stability, card.difficulty, card.due, card.reviewed)
    after, _ = _SCHEDULER.review_card(before, rating(share), now.astimezone(UTC))
    return Card(after.due, after.last_review, after.stability, after.difficulty)


def rating(share: float) -> fsrs.Rating:
    if share >= 1:
        return fsrs.Rating.Good
    return fsrs.Rating.Hard if share > 0 else fsrs.Rating.Again


def is_due(card: Card, now: datetime) -> bool:
    """Due today or earlier; `now` is in the learner's time zone, so that it says which day it is there."""
    return card.due.astimezone(now.tzinfo).date() <= now.date()


def queue(cards: Mapping[Key, Card], now: datetime, a_day: int, done_today: int) -> list[Key]:
    """The keys of the cards to go over now, as many as the day still has room for: first those that were answered
    before, the longest due ahead, then new ones."""
    due = [key for key, card in cards.items() if is_due(card, now)]
    due.sort(key=lambda key: (cards[key].reviewed is None, cards[key].due))
    return due[: max(0, a_day - done_today)]


def to_data(card: Card) -> dict[str, Any]:
    """The card as JSON."""
    return {
        "due": card.due.isoformat(),
        "reviewed": card.reviewed and card.reviewed.isoformat(),
        "stability": card.stability,
        "difficulty": card.difficulty,
    }


def from_data(data: Mapping[str, Any]) -> Card:
    reviewed = data["reviewed"] and datetime.fromisoformat(data["reviewed"])
    return Card(datetime.fromisoformat(data["due"]), reviewed, data["stability"], data["difficulty"])

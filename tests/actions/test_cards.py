"""The queue of cards: what is due on a day, in which order, and how many of it."""

from datetime import timedelta
from pathlib import Path

import pytest

from eduapp.actions import cards, people, review_plan
from eduapp.actions.cards import Queue
from eduapp.actions.refused import NotThere, Refused
from eduapp.case.play import Decision
from eduapp.store import Attempt, Card, Person, Review
from eduapp.web.db import db, reading, writing
from tests.cards import SCORED, card_of, missed, missed_questions
from tests.conftest import NOON, Clock
from tests.stage import STAIRS, Stage

TOMORROW = NOON + timedelta(days=1)


def queue(stage: Stage, time: Clock, name: str = "Alice") -> Queue:
    found = cards.queue(reading(), stage.ids[name], now=time.now())
    assert cards.due_count(reading(), stage.ids[name], now=time.now()) == found.left
    return found


def plan(stage: Stage, a_day: int, reminds: bool = False, name: str = "Alice") -> None:
    with writing() as connection:
        review_plan.keep(connection, stage.ids[name], a_day, reminds, "en")


def look(card: int, time: Clock, number: int = 0) -> None:
    """A review of the card, with what comes of it for the queue."""
    db.session.add(Review(card_id=card, number=number, given={}, share=1.0, at=time.now()))
    row = card_of(card)
    row.due_at, row.reviewed = row.due_at + timedelta(days=5), number + 1
    row.state = row.state | {"due": row.due_at.isoformat(), "reviewed": time.now().isoformat()}
    db.session.commit()


def test_what_was_missed_is_due_on_the_next_day_from_its_beginning(on_stage: Stage, time: Clock) -> None:
    first, _ = missed(on_stage)
    assert queue(on_stage, time) == Queue(None, 0, 0, 0, TOMORROW)
    time.time = TOMORROW.replace(hour=0)
    assert queue(on_stage, time) == Queue(first, 2, 2, 0, None)


def test_a_day_has_room_for_as_many_as_the_learner_wants(on_stage: Stage, time: Clock) -> None:
    first, second = missed(on_stage)
    time.pass_(days=1)
    plan(on_stage, 1)
    assert queue(on_stage, time) == Queue(first, 1, 2, 0, None)
    look(first, time)
    assert queue(on_stage, time) == Queue(None, 0, 1, 1, card_of(first).due_at)
    time.pass_(days=1)
    assert queue(on_stage, time) == Queue(second, 1, 1, 0, card_of(first).due_at)


def test_of_many_five_a_day_come_first_unless_somebody_wants_more(on_stage: Stage, time: Clock, tmp_path: Path) -> None:
    missed(on_stage)
    missed_questions(on_stage, tmp_path / "more")
    time.pass_(days=1)
    assert queue(on_stage, time).left == review_plan.A_DAY == 5
    plan(on_stage, 20)
    assert queue(on_stage, time).left == 2 + len(SCORED)


def test_who_wants_none_is_shown_none(on_stage: Stage, time: Clock) -> None:
    missed(on_stage)
    time.pass_(days=1)
    plan(on_stage, 0)
    assert queue(on_stage, time) == Queue(None, 0, 2, 0, None)


def test_what_was_reviewed_before_comes_ahead_of_what_is_new(on_stage: Stage, time: Clock) -> None:
    _, second = missed(on_stage)
    time.pass_(days=1)
    look(second, time)
    time.pass_(days=5)
    assert queue(on_stage, time).next == second


@pytest.mark.parametrize("name", ["Mallory", "Carol", "Gus"])
def test_somebody_elses_card_is_not_there(on_stage: Stage, name: str) -> None:
    first, _ = missed(on_stage)
    assert cards.card_or_404(reading(), first, on_stage.ids["Alice"]).id == first
    with pytest.raises(NotThere):
        cards.card_or_404(reading(), first, on_stage.ids[name])


def test_a_pretest_makes_no_cards_since_they_would_tell_its_key(on_stage: Stage, tmp_path: Path) -> None:
    assert missed_questions(on_stage, tmp_path / "pre", keys="use: pre\nfeedback: end") == {}


def test_what_a_guest_missed_comes_along(on_stage: Stage, time: Clock) -> None:
    """But for what the learner has missed as well: that card stays as it is."""
    own = missed(on_stage)
    on_stage.played("Gus", Decision(1), key=STAIRS)
    missed(on_stage, "Gus")
    people.take_over(db.session, on_stage.ids["Gus"], on_stage.ids["Alice"], now=NOON)
    db.session.commit()
    rows = db.session.query(Card).order_by(Card.id).all()
    assert [card.id for card in rows if card.item.startswith("the-walk")] == own
    assert {card.person_id for card in rows} == {on_stage.ids["Alice"]}
    assert len(rows) == 3
    assert {attempt.person_id for attempt in db.session.query(Attempt)} == {on_stage.ids["Alice"]}


def test_a_plan_is_kept_and_changed(on_stage: Stage) -> None:
    alice = on_stage.ids["Alice"]
    assert review_plan.plan_of(reading(), alice) == review_plan.Plan(5, False, True)
    for a_day, reminds in ((3, True), (20, False)):
        plan(on_stage, a_day, reminds)
        assert review_plan.plan_of(reading(), alice) == review_plan.Plan(a_day, reminds, True)


@pytest.mark.parametrize("a_day", [-1, 21])
def test_a_plan_has_bounds(on_stage: Stage, a_day: int) -> None:
    with pytest.raises(Refused):
        plan(on_stage, a_day)


def test_only_a_verified_address_is_reminded(on_stage: Stage) -> None:
    db.session.get_one(Person, on_stage.ids["Alice"]).email_verified_at = None
    db.session.commit()
    with pytest.raises(Refused, match="Verify"):
        plan(on_stage, 5, reminds=True)
    plan(on_stage, 4)
    assert review_plan.plan_of(reading(), on_stage.ids["Alice"]) == review_plan.Plan(4, False, False)

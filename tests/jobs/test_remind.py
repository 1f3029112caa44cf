"""Reminders: only to those who asked, once a day, at a sensible hour, and only where something waits."""

from datetime import datetime, timedelta

import pytest

from eduapp.actions import review_plan
from eduapp.jobs import remind as remind_
from eduapp.jobs.remind import Letter, Reader, remind
from eduapp.store import Card, Mail, Person, Review, ReviewPlan
from eduapp.web.db import db, writing
from tests.cards import missed
from tests.conftest import NOON, Clock
from tests.jobs.outbox import mails
from tests.stage import Stage

HOUR = 6
MORNING = NOON.replace(hour=HOUR) + timedelta(days=1)


class Writer:
    """Writes down for whom a letter was written; for those who are `unread` it cannot."""

    def __init__(self, *unread: int) -> None:
        self.unread = unread
        self.readers: list[Reader] = []

    def __call__(self, reader: Reader) -> Letter:
        if reader.person_id in self.unread:
            raise RuntimeError("no ink")
        self.readers.append(reader)
        return Letter("Cards", "Go over them.", "https://example.org/stop")


def wants(stage: Stage, name: str = "Alice", a_day: int = 5, reminds: bool = True) -> int:
    """Somebody who missed two things and has such a plan."""
    missed(stage, name)
    with writing() as connection:
        review_plan.keep(connection, stage.ids[name], a_day, reminds, "en")
    return stage.ids[name]


def at(now: datetime, writer: Writer | None = None) -> int:
    return remind(db.engine, writer or Writer(), HOUR, now=now)


def test_whoever_asked_for_it_is_reminded_in_the_morning_when_cards_are_due(on_stage: Stage) -> None:
    alice, writer = wants(on_stage), Writer()
    assert at(MORNING, writer) == 1
    assert writer.readers == [Reader(alice, "en", 2)]
    (mail,) = mails()
    assert (mail.person_id, mail.recipient, mail.subject) == (alice, "alice@example.org", "Cards")
    assert (mail.unsubscribe, mail.due_at) == ("https://example.org/stop", MORNING)


def test_once_a_day_and_again_on_the_next(on_stage: Stage) -> None:
    wants(on_stage)
    assert [at(MORNING + timedelta(hours=hours)) for hours in (0, 0, 1, 5, 24, 25)] == [1, 0, 0, 0, 1, 0]


@pytest.mark.parametrize(("hour", "sent"), [(0, 0), (5, 0), (6, 1), (11, 1), (12, 0), (23, 0)])
def test_only_in_the_hours_of_the_morning(on_stage: Stage, hour: int, sent: int) -> None:
    wants(on_stage)
    assert at(MORNING.replace(hour=hour)) == sent


def test_no_more_cards_are_announced_than_the_day_has_room_for(on_stage: Stage) -> None:
    wants(on_stage, a_day=1)
    writer = Writer()
    at(MORNING, writer)
    assert [reader.due for reader in writer.readers] == [1]


def unverify(person: Person, plan: ReviewPlan) -> None:
    person.email_verified_at = None


def lose_address(person: Person, plan: ReviewPlan) -> None:
    person.email = None


def switch_off(person: Person, plan: ReviewPlan) -> None:
    plan.reminds = False


def want_none(person: Person, plan: ReviewPlan) -> None:
    plan.a_day = 0


def review_already(person: Person, plan: ReviewPlan) -> None:
    card = db.session.query(Card).filter_by(person_id=person.id).first()
    assert card is not None
    db.session.add(Review(card_id=card.id, number=0, given={}, share=0.0, at=MORNING.replace(hour=1)))


def put_off(person: Person, plan: ReviewPlan) -> None:
    for card in db.session.query(Card).filter_by(person_id=person.id):
        card.due_at = MORNING + timedelta(days=1)


@pytest.mark.parametrize("change", [unverify, lose_address, switch_off, want_none, review_already, put_off])
def test_nobody_is_reminded_without_a_reason(on_stage: Stage, change: object) -> None:
    alice = wants(on_stage)
    assert callable(change)
    change(db.session.get_one(Person, alice), db.session.get_one(ReviewPlan, alice))
    db.session.commit()
    assert at(MORNING) == 0
    assert db.session.query(Mail).count() == 0


def test_a_review_of_yesterday_does_not_silence_today(on_stage: Stage) -> None:
    wants(on_stage)
    card = db.session.query(Card).first()
    assert card is not None
    db.session.add(Review(card_id=card.id, number=0, given={}, share=0.0, at=MORNING - timedelta(days=1)))
    db.session.commit()
    assert at(MORNING) == 1


def test_who_has_said_nothing_is_not_reminded(on_stage: Stage) -> None:
    missed(on_stage)
    assert at(MORNING) == 0


def test_a_letter_that_cannot_be_written_holds_up_no_other_and_is_tried_again(
    on_stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    alice, mallory = wants(on_stage), wants(on_stage, "Mallory")
    assert at(MORNING, Writer(alice)) == 1
    assert "A reminder could not be written." in caplog.text
    assert [mail.person_id for mail in mails()] == [mallory]
    assert at(MORNING) == 1


def test_all_are_reminded_where_there_are_many(on_stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remind_, "_AT_ONCE", 1)
    monkeypatch.setattr(remind_, "_READERS", remind_._READERS.limit(1))
    for name in ("Alice", "Mallory", "Bob"):
        wants(on_stage, name)
    assert at(MORNING) == 3


def test_of_two_processes_one_writes(on_stage: Stage, time: Clock) -> None:
    """Both have read that a reminder is due: the second finds that the day is taken."""
    wants(on_stage)

    def while_writing(reader: Reader) -> Letter:
        assert at(MORNING) == 1
        return Writer()(reader)

    assert remind(db.engine, while_writing, HOUR, now=MORNING) == 0
    assert len(mails()) == 1

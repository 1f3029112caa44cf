"""The loop of the job process."""

import logging
from datetime import datetime, timedelta

import pytest

from eduapp.jobs import work as work_
from eduapp.jobs.correct import Letter as Correction
from eduapp.jobs.follow_up import Letter
from eduapp.jobs.forget import Keep
from eduapp.jobs.remind import Letter as Reminder
from eduapp.jobs.warn import Letter as Warned
from eduapp.jobs.work import Publishing, Reminding, work
from eduapp.store import Evaluation, Person
from eduapp.web import ids
from eduapp.web.db import db
from tests.conftest import NOON, Clock
from tests.jobs.outbox import Office, mails, write

pytestmark = pytest.mark.usefixtures("in_app")

KEEP = Keep(guests=timedelta(days=30), sessions=timedelta(days=30))
PRESS = Publishing(lambda one, due, language: Warned("", ""), lambda reader: Correction("", "", ""), ids.new)
REMINDING = Reminding(lambda reader: Reminder("", "", ""), 6)


class Wait:
    """Lets time pass instead of waiting, and says that it is time to end after so many waits."""

    def __init__(self, time: Clock, rounds: int, passes: timedelta | None = None) -> None:
        self.time, self.rounds, self.passes = time, rounds, passes
        self.waited: list[float] = []

    def __call__(self, seconds: float) -> bool:
        if seconds:
            self.waited.append(seconds)
            self.time.time += self.passes or timedelta(seconds=seconds)
        return len(self.waited) >= self.rounds


def nobody(evaluation: Evaluation) -> Letter:
    raise AssertionError("nobody is to be asked")


def never(seconds: float) -> bool:
    assert seconds == 0
    return False


def test_once_does_what_is_due_and_does_not_wait(time: Clock) -> None:
    write(NOON)
    db.session.add(Person(is_guest=True, created_at=NOON, seen_at=NOON - timedelta(days=31)))
    db.session.commit()
    office = Office()
    work(db.engine, office, KEEP, nobody, REMINDING, PRESS, clock=time.now, wait=never, once=True)
    assert len(office.sent) == 1
    assert db.session.query(Person).count() == 0


def test_a_mail_is_sent_seconds_after_it_is_due(time: Clock) -> None:
    write(NOON, due_at=NOON + timedelta(seconds=5))
    work(db.engine, Office(), KEEP, nobody, REMINDING, PRESS, clock=time.now, wait=Wait(time, 4))
    sent_at = mails()[0].sent_at
    assert sent_at is not None
    assert sent_at - NOON < timedelta(seconds=5 + work_.DELIVER_EVERY.total_seconds())


def test_forgetting_happens_at_the_start_and_each_hour(time: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[datetime] = []
    monkeypatch.setattr(work_, "forget", lambda engine, now, keep: done.append(now))
    work(
        db.engine,
        Office(),
        KEEP,
        nobody,
        REMINDING,
        PRESS,
        clock=time.now,
        wait=Wait(time, 7, timedelta(minutes=20)),
    )
    assert done == [NOON, NOON + timedelta(hours=1), NOON + timedelta(hours=2)]


def test_who_is_to_be_reminded_is_looked_for_at_the_start_and_every_ten_minutes(
    time: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[tuple[int, datetime]] = []
    monkeypatch.setattr(work_, "remind", lambda engine, write, hour, now: done.append((hour, now)))
    work(
        db.engine,
        Office(),
        KEEP,
        nobody,
        REMINDING,
        PRESS,
        clock=time.now,
        wait=Wait(time, 5, timedelta(minutes=4)),
    )
    assert done == [(6, NOON), (6, NOON + timedelta(minutes=12))]


def test_a_job_that_breaks_off_is_told_and_holds_up_no_other(
    time: Clock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*arguments: object, **more: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(work_, "forget", broken)
    write(NOON)
    office = Office()
    work(db.engine, office, KEEP, nobody, REMINDING, PRESS, clock=time.now, wait=never, once=True)
    assert len(office.sent) == 1
    assert [(record.levelno, record.message) for record in caplog.records] == [
        (logging.ERROR, "The job forget broke off.")
    ]


def test_when_told_to_end_it_ends_after_the_mail_in_hand(time: Clock) -> None:
    write(NOON, "one")
    write(NOON, "two")
    office = Office()
    work(
        db.engine,
        office,
        KEEP,
        nobody,
        REMINDING,
        PRESS,
        clock=time.now,
        wait=lambda seconds: len(office.sent) == 1,
    )
    assert len(office.sent) == 1

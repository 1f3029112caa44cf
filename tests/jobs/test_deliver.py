"""Mails are sent when they are due, and once."""

import logging
from datetime import timedelta

import pytest

from eduapp.jobs.deliver import CLAIM, deliver
from eduapp.web.db import db
from tests.conftest import NOON, Clock
from tests.jobs.outbox import Office, mails, write

pytestmark = pytest.mark.usefixtures("in_app")


def sent(office: Office, time: Clock) -> int:
    return deliver(db.engine, office, clock=time.now)


def test_a_mail_that_is_due_is_sent_once(time: Clock) -> None:
    write(NOON)
    office = Office()
    assert sent(office, time) == 1
    assert sent(office, time) == 0
    assert office.sent == [("alice@example.org", "Your link", "Here.")]
    (mail,) = mails()
    assert (mail.sent_at, mail.due_at, mail.tries) == (NOON, None, 1)


def test_a_mail_waits_until_it_is_due(time: Clock) -> None:
    write(NOON, due_at=NOON + timedelta(minutes=5))
    assert sent(Office(), time) == 0
    time.pass_(minutes=5)
    assert sent(Office(), time) == 1


def test_what_is_due_first_is_sent_first(time: Clock) -> None:
    write(NOON, "second")
    write(NOON, "first", due_at=NOON - timedelta(hours=1))
    office = Office()
    sent(office, time)
    assert [subject for _, subject, _ in office.sent] == ["first", "second"]


def test_a_try_that_failed_is_made_again_later_and_later_and_then_no_more(
    time: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    write(NOON)
    waits = []
    for _ in range(6):
        assert sent(Office(closed="no room"), time) == 0
        (mail,) = mails()
        waits.append(mail.due_at and (mail.due_at - time.now()).total_seconds() / 60)
        time.time = mail.due_at or time.time
    assert waits == [1, 5, 30, 120, 480, None]
    assert (mail.tries, mail.sent_at, mail.slip) == (6, None, "ConnectionRefusedError: no room")
    time.pass_(days=100)
    assert sent(Office(), time) == 0
    assert caplog.record_tuples[0][1:] == (logging.WARNING, "Mail 1 could not be sent: ConnectionRefusedError: no room")


def test_the_reason_of_a_slip_is_gone_when_the_mail_is_sent(time: Clock) -> None:
    write(NOON)
    sent(Office(closed="x" * 1000), time)
    assert len(mails()[0].slip) == 300
    time.pass_(minutes=1)
    assert sent(Office(), time) == 1
    assert mails()[0].slip == ""


def test_one_mail_that_cannot_be_sent_does_not_hold_up_the_next(time: Clock) -> None:
    class Picky(Office):
        def send(self, recipient: str, subject: str, body: str, unsubscribe: str | None = None) -> None:
            self.closed = "bad" if subject == "bad" else ""
            super().send(recipient, subject, body)

    write(NOON, "bad")
    write(NOON, "good")
    assert sent(Picky(), time) == 1
    assert [mail.sent_at for mail in mails()] == [None, NOON]


def test_two_processes_that_read_the_same_mail_send_it_once(time: Clock) -> None:
    """The other one comes in after this one has read what is due, and before it takes the mail."""
    write(NOON, "one")
    write(NOON, "two")
    here, there = Office(), Office()
    met = iter([True])

    def ended() -> bool:
        if next(met, False):
            sent(there, time)
        return False

    assert deliver(db.engine, here, clock=time.now, ended=ended) == 0
    assert [subject for _, subject, _ in there.sent] == ["one", "two"]
    assert here.sent == []


def test_nobody_else_takes_a_mail_while_it_is_being_sent(time: Clock) -> None:
    class Slow(Office):
        def send(self, recipient: str, subject: str, body: str, unsubscribe: str | None = None) -> None:
            time.pass_(minutes=14)
            assert sent(other, time) == 0
            super().send(recipient, subject, body)

    write(NOON)
    other = Office()
    assert sent(Slow(), time) == 1
    assert other.sent == []


def test_a_mail_whose_sender_died_before_it_could_say_so_is_sent_again(time: Clock) -> None:
    class Dies(Office):
        def send(self, recipient: str, subject: str, body: str, unsubscribe: str | None = None) -> None:
            raise SystemExit

    write(NOON)
    with pytest.raises(SystemExit):
        sent(Dies(), time)
    assert sent(Office(), time) == 0
    time.pass_(seconds=CLAIM.total_seconds())
    assert sent(Office(), time) == 1


def test_when_it_is_time_to_end_the_rest_stays_for_later(time: Clock) -> None:
    write(NOON, "one")
    write(NOON, "two")
    office = Office()
    assert deliver(db.engine, office, clock=time.now, ended=lambda: len(office.sent) == 1) == 1
    assert sent(office, time) == 1
    assert [subject for _, subject, _ in office.sent] == ["one", "two"]

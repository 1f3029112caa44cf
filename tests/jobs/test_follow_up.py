"""The job that asks what became of intentions."""

import logging
import re

import pytest

from eduapp.actions import erasure
from eduapp.cli.post import Secretary
from eduapp.jobs.follow_up import Letter, follow_up
from eduapp.store import Evaluation, Person
from eduapp.web.db import db
from tests.browse import Browser
from tests.conftest import Clock
from tests.jobs.outbox import mails
from tests.schooling import School, thought


def letter(evaluation: Evaluation) -> Letter:
    return Letter("What became of it?", f"{len(evaluation.intentions)} intentions")


def ask(time: Clock) -> int:
    return follow_up(db.engine, letter, clock=time.now)


@pytest.fixture
def finished(in_school: School, time: Clock) -> School:
    """Alice, Bob and Mallory have finished; Mallory does not want to be asked."""
    for name, may_ask in (("Alice", True), ("Bob", True), ("Mallory", False)):
        in_school.go(name)
        in_school.evaluate(name, thought(may_ask=may_ask))
    return in_school


def test_those_who_agreed_are_asked_once_after_sixty_days(finished: School, time: Clock) -> None:
    time.pass_(days=60, seconds=-1)
    assert ask(time) == 0
    time.pass_(seconds=1)
    assert ask(time) == 2
    assert {mail.recipient for mail in mails()} == {"alice@example.org", "bob@example.org"}
    assert [mail.body for mail in mails()] == ["1 intentions"] * 2
    time.pass_(days=60)
    assert ask(time) == 0


def test_an_address_that_nobody_proved_gets_no_mail_until_it_is(finished: School, time: Clock) -> None:
    bob = db.session.get_one(Person, finished.ids["Bob"])
    bob.email_verified_at = None
    db.session.commit()
    time.pass_(days=60)
    assert ask(time) == 1
    bob.email_verified_at = time.now()
    db.session.commit()
    assert ask(time) == 1


def test_of_two_processes_one_asks(finished: School, time: Clock) -> None:
    """The other one does its work between what the first one has read and what it writes."""
    time.pass_(days=60)
    others: list[int] = []

    def between() -> bool:
        if not others:
            others.append(ask(time))
        return False

    assert follow_up(db.engine, letter, clock=time.now, ended=between) == 0
    assert others == [2]
    assert len(mails()) == 2


def test_a_letter_that_cannot_be_written_is_tried_again_and_holds_up_no_other(
    finished: School, time: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    time.pass_(days=60)
    alice = finished.ids["Alice"]

    def broken(evaluation: Evaluation) -> Letter:
        if evaluation.enrolment.person_id == alice:
            raise RuntimeError("no such template")
        return letter(evaluation)

    assert follow_up(db.engine, broken, clock=time.now) == 1
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert ask(time) == 1


def test_when_told_to_end_it_ends_after_the_letter_in_hand(finished: School, time: Clock) -> None:
    time.pass_(days=60)
    assert follow_up(db.engine, letter, clock=time.now, ended=lambda: len(mails()) == 1) == 1


def test_somebody_who_is_gone_is_not_asked(finished: School, time: Clock) -> None:
    erasure.erase(db.session, finished.ids["Alice"])
    db.session.commit()
    time.pass_(days=60)
    assert ask(time) == 1


def test_the_mail_names_the_intentions_and_its_link_leads_to_the_page(finished: School, time: Clock) -> None:
    time.pass_(days=60)
    follow_up(db.engine, Secretary(finished.app).follow_up, clock=time.now)
    mail = mails()[0]
    assert mail.subject == "What became of it?"
    assert "- Ask about a year." in mail.body
    assert "Legs over a year" in mail.body
    (path,) = re.findall(r"http://127.0.0.1:8000(/follow-up/\S+)", mail.body)
    assert Browser(finished.app).get(path).status_code == 200

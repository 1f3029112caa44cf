"""The job that writes to those who finished a module of what has changed since."""

import re

import pytest

from eduapp.actions import evidence_notices
from eduapp.cli.post import Secretary
from eduapp.jobs.correct import Letter, Reader, correct
from eduapp.store import Evaluation, EvidenceChange, Person
from eduapp.web import clock
from eduapp.web.db import db
from tests.actions.test_evidence_changes import entry, mark, to_tell
from tests.browse import Browser
from tests.cohorting import hand
from tests.jobs.outbox import mails
from tests.schooling import School

STOP = "/corrections/"


def letter(reader: Reader) -> Letter:
    return Letter(reader.title, reader.change.what, f"{reader.module} {reader.language}")


@pytest.fixture
def told(in_school: School) -> School:
    """Alice and Mallory have finished, and are to be told."""
    for name in ("Alice", "Mallory"):
        in_school.finish(name)
    tell(in_school)
    return in_school


def tell(school: School) -> EvidenceChange:
    made = mark(school)
    evidence_notices.tell(db.session, entry(), made, hand(school, "Carol"))
    db.session.commit()
    return made


def written() -> list[str]:
    """To whom of those who finished mails were written."""
    return [mail.recipient for mail in mails() if mail.recipient != "carol@example.org"]


def test_each_gets_one_mail_in_her_language(told: School) -> None:
    for row in db.session.query(Evaluation):
        row.language = "de"
    db.session.commit()
    assert correct(db.engine, letter, clock=clock.now) == 2
    assert correct(db.engine, letter, clock=clock.now) == 0
    assert sorted(written()) == ["alice@example.org", "mallory@example.org"]
    assert {mail.unsubscribe for mail in mails()[1:]} == {"walking de"}


def test_of_two_processes_one_writes(told: School) -> None:
    others: list[int] = []

    def between() -> bool:
        if not others:
            others.append(correct(db.engine, letter, clock=clock.now))
        return False

    assert correct(db.engine, letter, clock=clock.now, ended=between) == 0
    assert others == [2]
    assert len(written()) == 2


def test_an_address_that_is_not_verified_any_more_gets_nothing(told: School) -> None:
    db.session.get_one(Person, told.ids["Alice"]).email_verified_at = None
    db.session.commit()
    assert correct(db.engine, letter, clock=clock.now) == 1
    assert written() == ["mallory@example.org"]


def test_one_click_ends_these_mails_for_ever(told: School) -> None:
    correct(db.engine, Secretary(told.app).correction, clock=clock.now)
    mail = next(mail for mail in mails() if mail.recipient == "alice@example.org")
    assert mail.subject == "Something that you learned in “Legs over a year” has changed"
    assert "It was withdrawn in May." in mail.body
    (path,) = re.findall(r"http://127.0.0.1:8000(/corrections/\S+)", mail.body)
    assert mail.unsubscribe is not None
    assert mail.unsubscribe.endswith(path)
    browser = Browser(told.app)
    browser.get(path)
    assert "No more mails on what has changed?" in browser.text
    assert to_tell() == 2, "a program that looks through mails has followed the link"
    one_click = browser.client.post(path, data={"List-Unsubscribe": "One-Click"})
    assert one_click.status_code == 200
    assert to_tell() == 1
    assert browser.get(f"{STOP}forged").status_code == 400

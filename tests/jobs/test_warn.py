"""The job that warns the owners of modules of what runs out soon."""

from collections.abc import Sequence
from datetime import UTC, datetime

from eduapp.actions import evidence_ledger
from eduapp.actions.evidence_ledger import InUse
from eduapp.cli.post import Secretary
from eduapp.jobs.warn import Letter, warn
from eduapp.module.falling_due import Due
from eduapp.store import ModuleChange, Person
from eduapp.web import ids
from eduapp.web.db import db
from tests.conftest import Clock
from tests.jobs.outbox import mails
from tests.schooling import MODULE, School

EXPIRES = datetime(2027, 10, 31, 12, tzinfo=UTC)


def letter(one: InUse, due: Sequence[Due], language: str) -> Letter:
    return Letter(one.title, ", ".join(f"{each.kind} {each.day}" for each in due))


def warned(time: Clock, days: int) -> int:
    """So many days before the module expires."""
    time.time = EXPIRES
    time.pass_(days=-days)
    return warn(db.engine, letter, ids.new, now=time.now())


def test_the_owner_gets_one_mail_within_sixty_days_and_one_within_fourteen(in_school: School, time: Clock) -> None:
    assert [warned(time, days) for days in (61, 60, 59, 15, 14, 13, 0, -1)] == [0, 1, 0, 0, 1, 0, 0, 0]
    assert [mail.recipient for mail in mails()] == ["carol@example.org"] * 2
    assert mails()[0].body == "expires 2027-10-31"
    assert db.session.query(ModuleChange).filter_by(module_key=MODULE, what="warned").count() == 2


def test_a_mail_lists_all_that_is_due_and_each_thing_is_told_at_its_time(in_school: School, time: Clock) -> None:
    """The reviews and the disclosure run out in November 2028, long after the module has expired."""
    warned(time, 14)
    time.time = datetime(2028, 10, 1, tzinfo=UTC)
    assert warn(db.engine, letter, ids.new, now=time.now()) == 1
    assert mails()[-1].body.startswith("expires 2027-10-31, disclosure 2028-11-01, review 2028-11-20")
    assert warn(db.engine, letter, ids.new, now=time.now()) == 0


def test_where_nobody_can_be_written_to_it_waits(in_school: School, time: Clock) -> None:
    carol = db.session.get_one(Person, in_school.ids["Carol"])
    carol.email_verified_at = None
    db.session.commit()
    assert warned(time, 60) == 0
    carol.email_verified_at = time.now()
    db.session.commit()
    assert warned(time, 59) == 1


def test_a_letter_that_cannot_be_written_is_tried_again(in_school: School, time: Clock) -> None:
    def broken(one: InUse, due: Sequence[Due], language: str) -> Letter:
        raise RuntimeError("no such template")

    time.time = EXPIRES
    assert warn(db.engine, broken, ids.new, now=time.now()) == 0
    assert warned(time, 0) == 1


def test_the_mail_says_what_runs_out_and_where_it_is_mended(in_school: School, time: Clock) -> None:
    time.time = EXPIRES
    warn(db.engine, Secretary(in_school.app).warning, ids.new, now=time.now())
    (mail,) = mails()
    assert mail.subject == "“Legs over a year”: what runs out soon"
    assert "- The module expires on 31 Oct 2027: then it gives no credit any more." in mail.body
    assert f"http://127.0.0.1:8000/publish/modules/{MODULE}/" in mail.body
    assert [one.is_in_force for one in evidence_ledger.in_use(db.session)] == [True]

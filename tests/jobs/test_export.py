"""The job that makes the tables of decisions."""

import io
import logging
import re
import zipfile
from threading import Event, Thread

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from eduapp.actions import cohorts, decision_rows, exporting
from eduapp.actions.decision_table import file_of
from eduapp.actions.refused import NotThere, Refused
from eduapp.cli.post import Secretary
from eduapp.interop.tabular import Table
from eduapp.jobs import export as export_
from eduapp.jobs.deliver import deliver
from eduapp.jobs.export import export
from eduapp.jobs.work import make_tables
from eduapp.store import Cohort, Export, Person, Role
from eduapp.text.said import Say
from eduapp.web.db import db
from tests.browse import Browser
from tests.conftest import Clock
from tests.interop.tabular.read import rows_of_csv, rows_of_xlsx
from tests.jobs.outbox import Office, mails, write
from tests.stage import GOOD_WAY, HARMFUL_WAY, WALK, statements
from tests.taught import Class


@pytest.fixture
def played(in_class: Class, time: Clock) -> Class:
    """Six decisions in three attempts, in chunks of one."""
    given = in_class.give(key=WALK)
    for name, way in (("Alice", GOOD_WAY), ("Mallory", HARMFUL_WAY), ("Alice", ())):
        time.pass_(seconds=1)
        attempt = in_class.belong(in_class.begin(name, WALK), given)
        in_class.play(name, attempt, *way)
    return in_class


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decision_rows, "_ATTEMPTS", decision_rows._ATTEMPTS.limit(1))


def ask(class_: Class, time: Clock, kind: str = "xlsx") -> int:
    time.pass_(seconds=1)
    cohort = db.session.get_one(Cohort, class_.cohort)
    asked = exporting.ask(db.session, cohort, kind, "en", class_.hand())
    db.session.commit()
    return asked.id


def work(class_: Class, time: Clock, **more: object) -> bool:
    return export(db.engine, class_.playables, Secretary(class_.app), clock=time.now, **more)  # type: ignore[arg-type]


def row(export_id: int) -> Export:
    """As the database holds it now."""
    with Session(db.engine) as session:
        found = session.get_one(Export, export_id)
        assert found.file is None or found.file
        return found


def test_the_file_holds_all_decisions_and_who_asked_is_told(played: Class, time: Clock) -> None:
    asked = ask(played, time)
    assert work(played, time)
    made = row(asked)
    assert (made.state, made.done, made.total) == ("done", 3, 3)
    found = rows_of_xlsx(made.file or b"")
    assert [line[1] for line in found[1:]] == ["Alice"] * 4 + ["Mallory"] * 2
    (mail,) = mails()
    assert (mail.recipient, mail.subject) == ("bob@example.org", "The decisions of “Monday” as a table")
    (page,) = re.findall(r"http://127.0.0.1:8000(/teach/\S+)", mail.body)
    browser: Browser = played.browser("Bob")
    assert browser.get(page).status_code == 200
    assert not work(played, time), "nothing is left to do"


def test_of_two_that_wait_the_first_is_made_first(played: Class, time: Clock) -> None:
    first, second = ask(played, time, "csv"), ask(played, time, "xlsx")
    assert work(played, time)
    assert [row(one).state for one in (first, second)] == ["done", "waiting"]
    with zipfile.ZipFile(io.BytesIO(row(first).file or b"")) as archive:
        assert len(rows_of_csv(archive.read("decisions.csv"))) == 7


def test_asked_twice_it_is_made_once(played: Class, time: Clock) -> None:
    assert ask(played, time) == ask(played, time)
    work(played, time)
    assert len(db.session.scalars(select(Export)).all()) == 1
    with pytest.raises(Refused):
        ask(played, time, "pdf")


def test_how_far_it_is_can_be_seen_meanwhile(played: Class, time: Clock) -> None:
    asked, seen = ask(played, time), []

    def look() -> bool:
        found = row(asked)
        seen.append((found.state, found.done, found.total))
        return False

    work(played, time, ended=look)
    assert seen == [("working", 0, 0), ("working", 1, 3), ("working", 2, 3), ("working", 3, 3)]


def test_one_that_was_left_is_taken_up_again_by_another_process(played: Class, time: Clock) -> None:
    asked = ask(played, time)
    with db.engine.begin() as connection:
        left = exporting.claim(connection, now=time.now())
    assert left is not None
    assert not work(played, time), "somebody may be at it"
    time.pass_(seconds=exporting.LEFT.total_seconds() + 1)
    assert work(played, time)
    assert row(asked).state == "done"
    with db.engine.begin() as connection:
        assert not exporting.go_on(connection, left, now=time.now(), state="working"), "the dead one comes back"


def test_one_that_kills_each_process_has_failed_in_the_end(played: Class, time: Clock) -> None:
    asked = ask(played, time)
    for _ in range(exporting.MOST_TRIES + 1):
        with db.engine.begin() as connection:
            exporting.claim(connection, now=time.now())
        time.pass_(seconds=exporting.LEFT.total_seconds() + 1)
    assert row(asked).state == "failed"
    assert not work(played, time)


def test_what_breaks_off_is_tried_again_but_not_for_ever(
    played: Class, time: Clock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*arguments: object) -> bytes:
        raise RuntimeError("no memory")

    asked = ask(played, time)
    monkeypatch.setattr(export_, "file_of", broken)
    states = []
    for _ in range(exporting.MOST_TRIES):
        assert not work(played, time)
        states.append(row(asked).state)
    assert states == ["waiting", "waiting", "failed"]
    assert {record.levelno for record in caplog.records} == {logging.ERROR}
    assert mails() == []


def test_when_told_to_end_it_is_left_for_the_next_process(played: Class, time: Clock) -> None:
    asked = ask(played, time)
    assert not work(played, time, ended=lambda: True)
    assert (row(asked).state, row(asked).tries) == ("waiting", 0)
    assert work(played, time)


def test_a_learner_who_is_erased_meanwhile_is_in_no_file(played: Class, time: Clock) -> None:
    """Her erasure takes the row away, and what was read of her is never written."""
    asked = ask(played, time)

    def erase() -> bool:
        exporting.drop_of(db.session, played.ids["Alice"])
        db.session.commit()
        return False

    assert not work(played, time, ended=erase)
    assert db.session.get(Export, asked, populate_existing=True) is None
    assert mails() == []


def test_an_address_that_nobody_proved_gets_no_mail(played: Class, time: Clock) -> None:
    asked = ask(played, time)
    db.session.execute(update(Person).where(Person.id == played.ids["Bob"]).values(email_verified_at=None))
    db.session.commit()
    assert work(played, time)
    assert (row(asked).state, mails()) == ("done", [])


def test_who_teaches_the_cohort_no_more_gets_no_mail(played: Class, time: Clock) -> None:
    ask(played, time)
    db.session.execute(delete(Role).where(Role.scope == cohorts.scope_of(played.cohort)))
    db.session.commit()
    assert work(played, time)
    assert mails() == []


def test_while_nothing_is_to_do_nothing_is_written(played: Class, time: Clock) -> None:
    with statements(played.app) as sent:
        assert not work(played, time)
    assert [statement.split()[0] for statement in sent] == ["SELECT"]


def test_mails_go_out_while_a_table_is_made(played: Class, time: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, begun, go_on = ask(played, time), Event(), Event()

    def slow(kind: str, table: Table, say: Say) -> bytes:
        begun.set()
        assert go_on.wait(30)
        return file_of(kind, table, say)

    monkeypatch.setattr(export_, "file_of", slow)
    making = {"clock": time.now, "wait": lambda seconds: False, "once": True}
    tables = Thread(target=make_tables, args=(db.engine, Secretary(played.app)), kwargs=making)
    tables.start()
    assert begun.wait(30)
    write(time.now())
    office = Office()
    deliver(db.engine, office, clock=time.now)
    assert (len(office.sent), row(asked).state) == (1, "working")
    go_on.set()
    tables.join(30)
    assert row(asked).state == "done"


def test_a_file_is_found_in_its_cohort_alone(played: Class, time: Clock) -> None:
    asked = ask(played, time)
    with pytest.raises(NotThere):
        exporting.file_or_404(db.session, played.cohort, asked)
    work(played, time)
    db.session.expire_all()
    assert exporting.file_or_404(db.session, played.cohort, asked).file
    with pytest.raises(NotThere):
        exporting.file_or_404(db.session, played.found("Tuesday").id, asked)

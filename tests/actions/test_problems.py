"""Problems that learners report reach the organisers."""

import pytest
from sqlalchemy import select

from eduapp.actions import problems
from eduapp.actions.refused import NotThere
from eduapp.store import Mail, Person, Role
from eduapp.web import clock
from eduapp.web.db import db
from tests.conftest import Clock
from tests.stage import MEASURE, Stage


def report(stage: Stage, name: str, text: str = "The figure is wrong.") -> int:
    attempt = stage.played(name, MEASURE)
    standing = stage.standing(name, attempt)
    made = problems.report(db.session, standing, stage.ids[name], text, now=clock.now())
    db.session.commit()
    return made.id


def mails() -> list[Mail]:
    return list(db.session.scalars(select(Mail).order_by(Mail.id)))


def test_a_report_keeps_scene_and_revision(on_stage: Stage) -> None:
    report(on_stage, "Alice", "  The figure is wrong. ")
    (kept,) = problems.reported(db.session)
    assert (kept.scene, kept.text, kept.settled_at) == ("the-corridor", "The figure is wrong.", None)
    assert kept.revision_id == on_stage.playable().id
    assert kept.person_id == on_stage.ids["Alice"]


def test_each_organiser_is_written_to_and_nobody_else(on_stage: Stage, time: Clock) -> None:
    report(on_stage, "Alice")
    (mail,) = mails()
    assert (mail.recipient, mail.due_at) == ("carol@example.org", time.now())
    assert mail.subject == "A problem in “The walk to the shop”"
    for part in ("The figure is wrong.", "The corridor (#the-corridor)"):
        assert part in mail.body
    assert "Alice" not in mail.body


def test_the_mail_names_the_revision_as_the_page_of_problems_does(on_stage: Stage) -> None:
    report(on_stage, "Alice")
    (kept,) = problems.reported(db.session)
    assert kept.revision.hash[:10] in mails()[0].body


def test_an_organiser_of_one_module_or_without_a_proven_address_is_not_written_to(on_stage: Stage) -> None:
    db.session.add(Role(person_id=on_stage.ids["Bob"], role="organiser", scope="walking", granted_at=clock.now()))
    db.session.get_one(Person, on_stage.ids["Carol"]).email_verified_at = None
    report(on_stage, "Alice")
    assert mails() == []
    assert len(problems.reported(db.session)) == 1


def test_reports_that_wait_come_first_the_newest_on_top(on_stage: Stage, time: Clock) -> None:
    made = []
    for name in ("Alice", "Mallory", "Gus"):
        made.append(report(on_stage, name, f"{name} found it."))
        time.pass_(minutes=1)
    problems.settle(db.session, made[2], now=clock.now())
    db.session.commit()
    assert [problem.id for problem in problems.reported(db.session)] == [made[1], made[0], made[2]]


@pytest.mark.parametrize("number", [0, -1, 999, 2**63 - 1])
def test_a_report_that_is_not_there_cannot_be_settled(on_stage: Stage, number: int) -> None:
    with pytest.raises(NotThere):
        problems.settle(db.session, number, now=clock.now())


def test_a_report_needs_words_and_not_too_many() -> None:
    assert problems.what_is_wrong("The figure is wrong.") == ""
    assert "Say in a sentence" in problems.what_is_wrong(" \n\t ")
    assert problems.what_is_wrong("x" * problems.LONGEST) == ""
    assert "too long" in problems.what_is_wrong("x" * (problems.LONGEST + 1))

"""Cohorts that lost their last educator: who goes is told before, who keeps the site after, and finds another one."""

import re

import pytest
from sqlalchemy import select

from eduapp.actions import cohorts
from eduapp.store import Cohort, Mail, Role
from eduapp.web import clock
from eduapp.web.db import db
from tests.cohorting import inside, monday, page_of, teach_too, trail
from tests.stage import Stage
from tests.web.foreign import unmarked

PAGE = "/publish/cohorts"


def grant(stage: Stage, name: str) -> None:
    db.session.add(Role(person_id=stage.ids[name], role="educator", granted_at=clock.now()))
    db.session.commit()


def address(cohort: Cohort) -> str:
    """Where an educator is found for it."""
    return page_of(cohort, "educator").replace("/teach/", "/publish/")


def leave(stage: Stage, name: str) -> None:
    browser = stage.browser(name)
    browser.get("/account/delete")
    browser.post("/account/delete")


def test_who_goes_as_the_last_educator_is_told_so_before(stage: Stage) -> None:
    with stage.app.app_context():
        monday(stage)
        shared, over = monday(stage, name="Tuesday"), monday(stage, name="Over")
        teach_too(stage, shared, "Mallory")
        over.archived_at = clock.now()
        db.session.commit()
    bob = stage.browser("Bob")
    bob.get("/account/delete")
    assert "You alone teach these cohorts." in bob.text
    assert "Monday: ask an educator in or archive it" in bob.text
    for name in ("Tuesday", "Over"):
        assert name not in bob.text
    alice = stage.browser("Alice")
    alice.get("/account/delete")
    assert "You alone" not in alice.text


def test_who_keeps_the_site_learns_of_it_and_finds_another_educator(stage: Stage) -> None:
    with stage.app.app_context():
        cohort = monday(stage, "Alice")
        grant(stage, "Dan")
    carol = stage.browser("Carol")
    carol.get(PAGE)
    assert "Every cohort has somebody who teaches it" in carol.text
    leave(stage, "Bob")
    with stage.app.app_context():
        mails = db.session.scalars(select(Mail).order_by(Mail.recipient)).all()
        assert [mail.recipient for mail in mails] == ["carol@example.org", "olga@example.org"]
        assert "- Monday" in mails[0].body
        assert re.search(r"http\S+/publish/cohorts", mails[0].body)
    for name in ("Olga", "Carol"):
        browser = stage.browser(name)
        browser.get(PAGE)
        assert "1 cohort has nobody who teaches it" in browser.text
        assert "1 learner" in browser.text
    browser.post(address(cohort), {"email": "Dan@example.org"})
    assert "Dan teaches it now" in browser.text
    dan = stage.browser("Dan")
    assert dan.get(page_of(cohort)).status_code == 200
    with stage.app.app_context():
        assert ("Carol", "teaches", "Dan") in trail(db.session.get_one(Cohort, cohort.id))
        assert inside(cohort) == ["Alice"]


@pytest.mark.parametrize("email", ["alice@example.org", "nobody@example.org", "", "x\x00"])
def test_only_an_educator_of_the_site_can_be_found(stage: Stage, email: str) -> None:
    """So that nobody comes to see learners by choosing herself."""
    with stage.app.app_context():
        cohort = monday(stage)
    leave(stage, "Bob")
    carol = stage.browser("Carol")
    carol.get(PAGE)
    answer = carol.post(address(cohort), {"email": email})
    assert answer.status_code == 422
    assert "No educator of this site has that address." in carol.text


def test_a_cohort_that_is_taught_is_not_given_away(stage: Stage) -> None:
    with stage.app.app_context():
        cohort = monday(stage)
        grant(stage, "Dan")
        teaches = [person.name for person in cohorts.educators(db.session, cohort.id)]
    answer = stage.browser("Carol").send(address(cohort), {"email": "dan@example.org"})
    assert answer.status_code == 404
    with stage.app.app_context():
        assert [person.name for person in cohorts.educators(db.session, cohort.id)] == teaches


@pytest.mark.parametrize("stocked_url", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("pseudo")
def test_it_says_nothing_in_english_elsewhere(stage: Stage) -> None:
    with stage.app.app_context():
        monday(stage)
    bob, carol = stage.browser("Bob"), stage.browser("Carol")
    bob.get("/account/delete")
    assert unmarked(bob.page.text, "Monday", "Bob", "eduapp") == []
    leave(stage, "Bob")
    carol.get(PAGE)
    assert unmarked(carol.page.text, "Monday", "Carol", "eduapp") == []

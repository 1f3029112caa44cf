"""The catalogue: what is offered, and where one stands with it."""

from flask import Flask
from sqlalchemy import select

from eduapp.store import Case, Module, Part, Release
from eduapp.web.db import db
from tests.browse import Browser
from tests.conftest import NOON
from tests.schooling import School
from tests.stage import GOOD_WAY, HARMFUL_WAY, MEASURE, STAIRS, TORN, WALK, Stage


def test_a_visitor_can_play_the_open_case_at_once(stage: Stage) -> None:
    browser = Browser(stage.app)
    browser.get("/learn/")
    assert "Play a case now" in browser.text
    assert f"/learn/cases/{WALK}" in browser.page.text.partition("The stairs at home")[0], "it comes before all others"
    browser.get(f"/learn/cases/{WALK}")
    browser.post(f"/learn/cases/{WALK}/begin")
    assert "The clinic" in browser.text


def test_a_case_says_what_it_is_about_how_long_it_takes_and_what_it_teaches(stage: Stage) -> None:
    browser = stage.browser("Alice")
    browser.get("/learn/")
    for part in ("Rosa says that her legs are as they were.", "2 minutes", "Recognising change", "Saying it"):
        assert part in browser.text


def test_what_is_withheld_or_gone_is_not_offered(stage: Stage) -> None:
    with stage.app.app_context():
        db.session.delete(db.session.get_one(Case, STAIRS))
        db.session.commit()
    browser = stage.browser("Alice")
    browser.get("/learn/")
    assert "The torn page" not in browser.text
    assert TORN not in browser.page.text
    assert "The stairs" not in browser.text


def test_an_attempt_that_has_not_ended_can_be_gone_on_with(stage: Stage) -> None:
    with stage.app.app_context():
        stage.played("Alice", *HARMFUL_WAY)
        stage.played("Alice", MEASURE)
        stage.played("Mallory", *GOOD_WAY)
    browser = stage.browser("Alice")
    browser.get("/learn/")
    assert "1 decision made. Go on where you left." in browser.text


def test_the_first_attempt_tells_whether_the_case_was_passed(stage: Stage) -> None:
    with stage.app.app_context():
        stage.played("Alice", *HARMFUL_WAY)
        stage.played("Alice", *GOOD_WAY)
        stage.played("Mallory", *GOOD_WAY)
    alice, mallory = stage.browser("Alice"), stage.browser("Mallory")
    alice.get("/learn/")
    mallory.get("/learn/")
    assert "Not passed at the first attempt · 2 attempts" in alice.text
    assert "Passed at the first attempt" in mallory.text
    assert "attempts" not in mallory.text


def test_a_case_that_needs_an_account_says_so(stage: Stage) -> None:
    for name, says_so in ((None, True), ("Gus", True), ("Alice", False)):
        browser = stage.browser(name)
        browser.get("/learn/")
        assert ("With an account" in browser.text) == says_so


def test_an_empty_shelf_is_said_plainly(app: Flask) -> None:
    browser = Browser(app)
    browser.get("/learn/")
    assert "There is nothing on the shelf yet." in browser.text


def test_the_module_of_the_open_case_comes_before_all_others(school: School) -> None:
    with school.app.app_context():
        first, other = db.session.scalars(select(Release)).one(), Module(key="a", module="a", position=-1)
        other.is_withheld, other.loaded_at, other.findings = False, first.created_at, []
        db.session.add(other)
        parts = [Part(position=0, revision_id=first.parts[0].revision_id, is_optional=False)]
        db.session.add(
            Release(module_key="a", number=1, hash="a", revision_id=first.revision_id, created_at=NOON, parts=parts)
        )
        db.session.commit()
    school.app.config["OPEN_CASE"] = STAIRS
    page = school.browser().get("/learn/").text
    assert 0 < page.index("/learn/modules/walking/") < page.index("/learn/modules/a/")


def test_a_guest_who_comes_back_is_told_how_long_it_is_kept(stage: Stage) -> None:
    guest = Browser(stage.app)
    guest.get(f"/learn/cases/{WALK}")
    guest.post(f"/learn/cases/{WALK}/begin")
    guest.get("/learn/")
    assert "Back to your case" in guest.text
    assert "It is kept for this browser, until 30 days after your last visit." in guest.text

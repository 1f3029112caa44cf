"""The catalogue: what is offered, and where one stands with it."""

import pytest
from flask import Flask
from sqlalchemy import select

from eduapp.store import Case, Module, Part, Release
from eduapp.web.db import db
from tests.browse import Browser
from tests.conftest import NOON
from tests.schooling import BEFORE, MODULE, PRACTICE, School
from tests.stage import GOOD_WAY, HARMFUL_WAY, MEASURE, STAIRS, TORN, WALK, Stage, statements

MOST_OF_A_PAGE = 9


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


def home(school: School, name: str | None) -> Browser:
    browser = school.browser(name)
    browser.get("/learn/")
    return browser


@pytest.mark.parametrize("name", [None, "Gus", "Alice"])
def test_modules_come_first_with_their_cases_and_then_the_cases_on_their_own(school: School, name: str | None) -> None:
    browser = home(school, name)
    modules, _, alone = browser.text.partition("Cases on their own")
    assert "Legs over a year" in modules
    assert "The stairs at home" in modules
    assert "The stairs at home" not in alone
    assert "The walk to the shop" in alone
    assert f"/learn/cases/{STAIRS}" not in browser.page.text, "it opens through its module"
    assert ("With an account" in modules) == (name != "Alice")


def test_a_learner_is_led_to_what_is_next(school: School) -> None:
    with school.app.app_context():
        school.enrol("Alice")
        school.take("Alice", BEFORE)
    browser = home(school, "Alice")
    assert "Go on Legs over a year The stairs at home To the module" in browser.text
    assert "1 of 6 parts done" in browser.text
    newcomer = home(school, "Mallory").text
    assert "Go on" not in newcomer
    assert "Begin here Legs over a year To the module" in newcomer
    assert "Review what you missed" not in newcomer


def test_a_module_that_was_finished_says_so(school: School) -> None:
    with school.app.app_context():
        school.finish("Alice")
    browser = home(school, "Alice")
    assert "Finished · Certificate" in browser.text
    assert "Begin here" not in browser.text
    assert "What would you like to practise?" in browser.text


def test_a_module_that_left_the_shelf_is_still_there_for_whoever_is_in_it(school: School) -> None:
    with school.app.app_context():
        school.enrol("Alice")
        db.session.delete(db.session.get_one(Module, MODULE))
        db.session.commit()
    assert "Legs over a year" in home(school, "Alice").text
    assert "Legs over a year" not in home(school, "Mallory").text


def test_the_page_takes_as_few_statements_after_much_as_after_little(school: School) -> None:
    taken, browser = set(), school.browser("Alice")
    with school.app.app_context():
        school.enrol("Alice")
    for times in (0, 1, 5):
        with school.app.app_context():
            for _ in range(times):
                school.take("Alice", PRACTICE)
                school.played("Alice", *GOOD_WAY)
        browser.get("/learn/")
        with statements(school.app) as sent:
            assert browser.client.get("/learn/").status_code == 200
        taken.add(len(sent))
    assert len(taken) == 1
    assert taken.pop() <= MOST_OF_A_PAGE, sent

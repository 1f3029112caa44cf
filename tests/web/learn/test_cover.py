"""The cover of a case: what it teaches, and where one begins or goes on."""

from sqlalchemy import select

from eduapp.store import Attempt, Person
from eduapp.web.db import db
from tests.conftest import Clock
from tests.stage import GOOD_WAY, HARMFUL_WAY, MEASURE, STAIRS, TORN, WALK, Stage, page_of

COVER = f"/learn/cases/{WALK}"


def attempts(stage: Stage, name: str) -> list[tuple[str, bool, int]]:
    with stage.app.app_context():
        rows = select(Attempt).where(Attempt.person_id == stage.ids[name]).order_by(Attempt.id)
        return [(row.kind, row.is_first, row.decided) for row in db.session.scalars(rows)]


def test_it_tells_what_is_practised_and_what_counts(stage: Stage) -> None:
    browser = stage.browser("Alice")
    browser.get(COVER)
    for part in (
        "Rosa is 51",
        "Recognising change",
        "at least 2 decisions",
        "70 % of the points",
        "Dan Author",
        "Begin",
    ):
        assert part in browser.text
    assert "Tell a change from a bad day" not in browser.text, "it would give the case away"


def test_what_exactly_is_to_be_found_is_told_after_the_first_attempt_only(stage: Stage) -> None:
    browser = stage.browser("Alice")
    assert "Tell a change from a bad day" not in browser.get(COVER).text
    with stage.app.app_context():
        stage.played("Alice", *HARMFUL_WAY)
    assert "Tell a change from a bad day" in browser.get(COVER).text


def test_beginning_leads_to_the_first_scene_and_again_to_where_one_stands(stage: Stage) -> None:
    browser = stage.browser("Alice")
    browser.post(f"{COVER}/begin")
    first = browser.last
    browser.send(first, {"number": 0, "choice": 2})
    browser.get(COVER)
    assert "Go on at decision 2" in browser.text
    browser.post(f"{COVER}/begin")
    assert browser.last == first
    assert "The corridor" in browser.text
    assert attempts(stage, "Alice") == [("scored", True, 1)]


def test_beginning_anew_leaves_the_first_attempt_as_it_is(stage: Stage, time: Clock) -> None:
    browser = stage.browser("Alice")
    browser.post(f"{COVER}/begin")
    first = browser.last
    time.pass_(minutes=1)
    browser.post(f"{COVER}/begin", {"anew": "yes"})
    assert browser.last != first
    assert attempts(stage, "Alice") == [("scored", True, 0), ("scored", False, 0)]


def test_attempts_that_ended_lead_to_their_debrief(stage: Stage) -> None:
    with stage.app.app_context():
        good, harm = stage.played("Alice", *GOOD_WAY), stage.played("Alice", *HARMFUL_WAY)
    browser = stage.browser("Alice")
    browser.get(COVER)
    for attempt in (good, harm):
        assert f"{page_of(attempt)}debrief" in browser.page.text
    assert "237 of" in browser.text
    assert "0 of" in browser.text
    assert browser.text.count("the attempt that counts") == 1


def test_nothing_of_somebody_else_is_on_it(stage: Stage) -> None:
    with stage.app.app_context():
        hers = stage.played("Mallory", *GOOD_WAY)
        stage.played("Mallory", MEASURE)
    browser = stage.browser("Alice")
    browser.get(COVER)
    assert page_of(hers) not in browser.page.text
    assert "Go on" not in browser.text


def test_a_visitor_who_begins_the_open_case_is_a_guest_from_then_on(stage: Stage) -> None:
    browser = stage.browser()
    browser.get(COVER)
    browser.post(f"{COVER}/begin")
    browser.post(browser.last, {"number": 0, "choice": 2})
    assert "The corridor" in browser.text
    with stage.app.app_context():
        newest = db.session.scalars(select(Person).order_by(Person.id.desc())).first()
        assert newest is not None
        assert (newest.is_guest, newest.name, newest.email) == (True, "", None)


def test_looking_at_a_cover_makes_nobody_a_guest(stage: Stage) -> None:
    with stage.app.app_context():
        before = len(db.session.scalars(select(Person.id)).all())
    stage.browser().get(COVER)
    with stage.app.app_context():
        assert len(db.session.scalars(select(Person.id)).all()) == before


def test_another_case_needs_an_account(stage: Stage) -> None:
    for name in (None, "Gus"):
        browser = stage.browser(name)
        browser.get(f"/learn/cases/{STAIRS}")
        assert "This case needs an account" in browser.text
        answer = browser.send(f"/learn/cases/{STAIRS}/begin")
        assert answer.status_code == 303
        assert answer.location.startswith("/account/sign-up?next=")
    assert attempts(stage, "Gus") == []


def test_a_case_that_is_withheld_or_unknown_has_no_cover(stage: Stage) -> None:
    browser = stage.browser("Alice")
    for key in (TORN, "nothing", "%00", "the-walk%00", "..", "x" * 3000):
        assert browser.client.get(f"/learn/cases/{key}").status_code == 404
        assert browser.send(f"/learn/cases/{key}/begin").status_code == 404

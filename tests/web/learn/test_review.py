"""The queue as a page: on to the next card, or when the next one comes; and how many somebody wants."""

import pytest

from eduapp.store import Person, ReviewPlan
from eduapp.web.db import db
from tests.browse import Browser
from tests.cards import missed
from tests.conftest import Clock
from tests.stage import Stage


@pytest.fixture
def alice(stage: Stage) -> Browser:
    """The browser of somebody with two cards."""
    with stage.app.app_context():
        missed(stage)
    return stage.browser("Alice")


def test_before_anything_was_missed_it_is_said_what_will_come(stage: Stage) -> None:
    browser = stage.browser("Mallory")
    browser.get("/learn/review")
    assert "Nothing to go over yet" in browser.text


def test_where_none_is_due_it_is_said_when_the_next_one_is(alice: Browser, time: Clock) -> None:
    alice.get("/learn/review")
    assert "Nothing is due now" in alice.text
    assert "The next one comes back tomorrow." in alice.text


def test_one_card_after_the_other_until_none_is_left(alice: Browser, time: Clock) -> None:
    time.pass_(days=1)
    for left, last in (("1 card to go today", "Next card"), ("The last one for today", "Done for today")):
        alice.get("/learn/review")
        alice.post(alice.last, {"number": 0, "choice": 0 if "A year later" in alice.text else 2})
        assert left in alice.text
        assert last in alice.text
    alice.get("/learn/review")
    assert alice.last == "/learn/review"
    assert "You went over 2 cards today." in alice.text


def test_when_the_day_is_full_the_rest_waits(alice: Browser, time: Clock) -> None:
    time.pass_(days=1)
    alice.post("/learn/review/plan", {"a_day": 1})
    alice.get("/learn/review")
    alice.post(alice.last, {"number": 0, "choice": 2})
    alice.get("/learn/review")
    assert "That is all for today" in alice.text
    assert "You went over 1 card. 1 more is due, and waits for tomorrow." in alice.text


def test_who_wants_none_is_asked_nothing(alice: Browser, time: Clock) -> None:
    alice.post("/learn/review/plan", {"a_day": 0})
    time.pass_(days=1)
    alice.get("/learn/review")
    assert "You review nothing now" in alice.text


def test_a_plan_is_kept_with_the_language_of_the_page(stage: Stage, alice: Browser) -> None:
    alice.post("/learn/review/plan", {"a_day": 3, "reminds": "yes"})
    assert "Kept." in alice.text
    assert '<option value="3" selected>' in alice.page.text
    assert 'name="reminds" value="yes" checked' in alice.page.text
    with stage.app.app_context():
        row = db.session.get_one(ReviewPlan, stage.ids["Alice"])
        assert (row.a_day, row.reminds, row.language) == (3, True, "en")


def test_reminders_are_off_until_somebody_wants_them(alice: Browser) -> None:
    alice.get("/learn/review")
    assert 'name="reminds" value="yes">' in alice.page.text


def test_without_a_verified_address_no_reminder_is_offered_or_kept(stage: Stage, alice: Browser) -> None:
    with stage.app.app_context():
        db.session.get_one(Person, stage.ids["Alice"]).email_verified_at = None
        db.session.commit()
    alice.get("/learn/review")
    assert 'name="reminds"' not in alice.page.text
    assert alice.send("/learn/review/plan", {"a_day": 3, "reminds": "yes"}).status_code == 400


@pytest.mark.parametrize("a_day", ["", "-1", "21", "many", "9" * 9])
def test_a_plan_that_is_not_on_the_page_is_refused(alice: Browser, a_day: str) -> None:
    assert alice.send("/learn/review/plan", {"a_day": a_day}).status_code == 400


def test_the_plan_can_be_changed_while_cards_are_due(alice: Browser, time: Clock) -> None:
    time.pass_(days=1)
    alice.get("/learn/review?plan=show")
    assert "2 cards are back today" in alice.text
    assert "Cards a day, at most" in alice.text


def test_a_guest_logs_in_first(stage: Stage) -> None:
    with stage.app.app_context():
        missed(stage, "Gus")
    assert "/account/log-in" in stage.browser("Gus").client.get("/learn/review").headers["Location"]

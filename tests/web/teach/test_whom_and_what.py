"""Whom to see and what to teach, as the board says it: unsafe acts by name, decisions that cost most, what is new."""

from eduapp.store import Change
from eduapp.web import ids
from eduapp.web.db import db
from tests.browse import Browser
from tests.conftest import Clock
from tests.interop.tabular.read import rows_of_csv
from tests.stage import GOOD_WAY, HARMFUL_WAY
from tests.taught import Class
from tests.web.teach.onelearner import attempt_page, cohort_page, debrief_page, walked
from tests.web.teach.test_deciding import many

UNSAFE = "Unsafe in “The walk to the shop”: “Tell her that it is her age”"


def bob(class_: Class) -> Browser:
    browser = class_.browser("Bob")
    assert browser.get(cohort_page(class_)).status_code == 200
    return browser


def test_an_unsafe_act_is_named_and_leads_to_its_decision(class_: Class) -> None:
    with class_.app.app_context():
        attempt = walked(class_, *HARMFUL_WAY)
    browser = bob(class_)
    assert UNSAFE in browser.text
    assert f'href="{attempt_page(class_, attempt)}#decision-1"' in browser.page.text
    browser.get(attempt_page(class_, attempt))
    assert "Unsafe. " in browser.text


def test_a_later_attempt_without_one_clears_it(class_: Class, time: Clock) -> None:
    with class_.app.app_context():
        walked(class_, *HARMFUL_WAY)
        time.pass_(hours=1)
        walked(class_, *GOOD_WAY)
        assert "One of two did something unsafe" not in bob(class_).text
        time.pass_(hours=1)
        walked(class_, *HARMFUL_WAY)
        assert "One of two did something unsafe" in bob(class_).text


def test_what_was_talked_about_is_written_down_and_can_be_taken_back(class_: Class, time: Clock) -> None:
    with class_.app.app_context():
        attempt = walked(class_, *HARMFUL_WAY)
    browser, page = bob(class_), attempt_page(class_, attempt)
    browser.post(f"{page}talked")
    browser.post(f"{page}talked")
    assert "“Changes” says now that you talked with Alice about it." in browser.text
    assert "None of 2 learners needs a hand now" in browser.text
    browser.get(f"{cohort_page(class_)}changes")
    assert "Alice: talked about what was unsafe" in browser.text
    assert "case The walk to the shop, unsafe act Tell her that it is her age" in browser.text
    assert str(attempt) not in browser.text
    time.pass_(hours=1)
    browser.post(f"{page}talked", {"after_all": "y", "from_attempt": "y"})
    assert "Something unsafe was done here." in browser.text
    assert UNSAFE in bob(class_).text
    with class_.app.app_context():
        assert db.session.query(Change).filter_by(what="talked about").count() == 2


def test_where_nothing_was_unsafe_nothing_is_talked_about(class_: Class) -> None:
    with class_.app.app_context():
        attempt = walked(class_, *GOOD_WAY)
    browser = bob(class_)
    browser.post(f"{attempt_page(class_, attempt)}talked")
    assert "Nothing unsafe was done in this attempt" in browser.text
    for name in ("Alice", "Carol"):
        assert class_.browser(name).send(f"{attempt_page(class_, attempt)}talked").status_code == 404


def test_the_decision_to_teach_is_that_which_cost_five_learners_most(class_: Class) -> None:
    many(class_, 4, *HARMFUL_WAY)
    assert "Which decision to teach" not in bob(class_).text
    many(class_, 1, *GOOD_WAY)
    browser = bob(class_)
    assert "Four of five chose “Tell her that it is her age” In “The clinic” of “The walk to the shop” · unsafe" in (
        browser.text
    )
    assert "Best here: Measure how she walks" in browser.text
    assert "/cases/the-walk?revision=" in browser.page.text
    rows = rows_of_csv(browser.client.get(f"{cohort_page(class_)}?table=to-teach&as=csv").data)
    assert rows[1][:5] == ["Tell her that it is her age", "The clinic", "The walk to the shop", "4", "80"]


def test_answers_wait_and_what_is_finished_is_new_for_a_week(class_: Class, time: Clock) -> None:
    with class_.app.app_context():
        attempt = walked(class_, *GOOD_WAY)
    browser = bob(class_)
    assert "1 attempt was finished in the last seven days" in browser.text
    browser.post(f"{attempt_page(class_, attempt)}comments", {"number": "0", "words": "Why this first?"})
    alice = class_.browser("Alice")
    alice.get(debrief_page(attempt))
    alice.post(f"/learn/attempts/{ids.written(attempt)}/comments", {"number": "0", "words": "It was in her letter."})
    time.pass_(days=8)
    browser = bob(class_)
    assert "Alice wrote about “The walk to the shop”" in browser.text
    assert "was finished" not in browser.text
    browser.get(attempt_page(class_, attempt))
    assert "What is new" not in bob(class_).text

"""What if: practice from a decision, which never counts."""

from sqlalchemy import select

from eduapp.store import ActCount, Attempt
from eduapp.web.db import db
from tests.browse import Browser
from tests.stage import GOOD_WAY, HARMFUL_WAY, MEASURE, Stage, page_of, send


def over(stage: Stage) -> tuple[Browser, str]:
    with stage.app.app_context():
        page = page_of(stage.played("Alice", *HARMFUL_WAY))
    return stage.browser("Alice"), page


def test_it_begins_where_one_wants_to_decide_otherwise(stage: Stage) -> None:
    browser, page = over(stage)
    browser.get(f"{page}debrief")
    browser.post(f"{page}what-if", {"number": 1})
    assert browser.last != page
    assert "Practice" in browser.text
    assert "A year later" in browser.text
    assert "Decision 2" in browser.text


def test_practice_to_its_end_changes_no_count_and_no_result(stage: Stage) -> None:
    browser, page = over(stage)
    counts = select(ActCount.scene, ActCount.act, ActCount.count)
    with stage.app.app_context():
        before = db.session.execute(counts).all()
    browser.post(f"{page}what-if", {"number": 0})
    practice = browser.last
    for number, decision in enumerate(GOOD_WAY):
        key = "ask" if number == 0 else "choice"
        fields = {"number": number, key: decision.choice, "tick": [*decision.ticks], "words": decision.words}
        assert browser.send(practice, fields).status_code == 303
    browser.get(f"{practice}debrief")
    assert "practice: it counts for nothing" in browser.text
    with stage.app.app_context():
        assert db.session.execute(counts).all() == before
        rows = db.session.execute(select(Attempt.kind, Attempt.is_first, Attempt.end))
        assert {tuple(row) for row in rows} == {("scored", True, "harm"), ("practice", False, "good")}
    browser.get("/learn/")
    assert "Not passed at the first attempt" in browser.text


def test_in_practice_any_decision_is_taken_back(stage: Stage) -> None:
    browser, page = over(stage)
    browser.post(f"{page}what-if", {"number": 0})
    practice = browser.last
    send(browser, practice, 0, 2)
    browser.get(practice)
    assert "Take back a decision" in browser.text
    browser.post(f"{practice}back", {"number": 0})
    assert browser.last == practice
    assert "The clinic" in browser.text
    assert "Take back" not in browser.text


def test_what_counts_is_never_taken_back(stage: Stage) -> None:
    with stage.app.app_context():
        attempt = stage.played("Alice", MEASURE)
    browser = stage.browser("Alice")
    page = page_of(attempt)
    assert "Take back" not in browser.get(page).text
    assert browser.send(f"{page}back", {"number": 0}).status_code == 400
    assert browser.send(f"{page}what-if", {"number": 0}).status_code == 400
    with stage.app.app_context():
        assert stage.row(attempt).decided == 1


def test_a_forged_number_is_refused(stage: Stage) -> None:
    browser, page = over(stage)
    for number, status in (("", 400), ("x", 400), ("-1", 400), ("10001", 400), ("2", 404), ("9999", 404)):
        assert browser.send(f"{page}what-if", {"number": number}).status_code == status
    with stage.app.app_context():
        assert len(db.session.scalars(select(Attempt.id)).all()) == 1


def test_nobody_practises_from_the_attempt_of_somebody_else(stage: Stage) -> None:
    _, page = over(stage)
    for name in ("Mallory", "Carol", "Gus"):
        assert stage.browser(name).send(f"{page}what-if", {"number": 0}).status_code == 404

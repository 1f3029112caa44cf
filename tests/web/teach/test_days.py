"""Where a day is shown of something in a cohort, it is the day on the clocks of the cohort."""

from datetime import timedelta

from eduapp.store import Cohort
from eduapp.web import clock, ids
from eduapp.web.db import db
from tests.conftest import Clock
from tests.schooling import AFTER, MODULE
from tests.taught import Class
from tests.web.teach.onelearner import attempt_page, cohort_page, debrief_page, walked

EVENING = timedelta(hours=11, minutes=30)  # 23:30 in UTC, half past midnight in Berlin


def test_late_in_the_evening_it_is_the_next_day_in_berlin(class_: Class, time: Clock) -> None:
    time.time += EVENING
    with class_.app.app_context():
        class_.go("Alice")
        attempt = walked(class_)
        quiz = ids.written(class_.take_for("Alice", class_.give("module", MODULE), AFTER))
        class_.join("Rita")
    bob, alice, rita = class_.browser("Bob"), class_.browser("Alice"), class_.browser("Rita")
    page = attempt_page(class_, attempt)
    bob.get(page)
    bob.post(f"{page}comments", {"number": "0", "words": "Why?"})
    with class_.app.app_context():
        db.session.get_one(Cohort, class_.cohort).archived_at = clock.now()
        db.session.commit()
    pages = [
        *[(bob, address) for address in (page, f"{cohort_page(class_)}quizzes/{quiz}/", "/teach/")],
        *[(alice, address) for address in (debrief_page(attempt), f"/learn/quizzes/{quiz}/result")],
        (rita, "/learn/cohorts"),
    ]
    for browser, address in pages:
        browser.get(address)
        assert "24 Nov 2026" in browser.text, address
        assert "23 Nov 2026" not in browser.text, address

"""No page of a cohort, and none of a learner about one, takes more statements because the cohort is larger."""

import pytest

from eduapp.store import Cohort, Role
from eduapp.web import clock, ids
from eduapp.web.db import db
from tests.browse import Browser
from tests.crowd import crowd
from tests.schooling import AFTER, MODULE
from tests.stage import WALK, statements
from tests.taught import Class
from tests.web.teach.onelearner import attempt_page, cohort_page, debrief_page, learner_page, walked

OF_COHORT = [
    *("", "assignments", "assignments/new", "extra-time", "changes", "people", "settings", "cases", "questions/"),
    *(f"cases/{WALK}", f"cases/{WALK}/words", f"cases/{WALK}/compare", "export"),
]


def pages(class_: Class) -> dict[str, Browser]:
    """Every address, with who looks at it."""
    with class_.app.app_context():
        class_.go("Alice")
        given = class_.give(key=WALK)
        attempt, home = walked(class_, given=given), cohort_page(class_)
        quiz = ids.written(class_.take_for("Alice", class_.give("module", MODULE), AFTER))
        db.session.add(Cohort(id=1, name="Lost", time_zone="UTC", rule={}, created_at=clock.now()))
        db.session.commit()
        own = f"{home}assignments/{ids.written(given.id)}/"
        of_bob = [f"{home}{page}" for page in OF_COHORT]
        of_bob += [own, f"{own}edit", f"{own}learners/{ids.written(class_.ids['Alice'])}/mark", "/teach/"]
        of_bob += [learner_page(class_), f"{learner_page(class_)}report", f"{home}quizzes/{quiz}/"]
        of_bob += [attempt_page(class_, attempt), f"{attempt_page(class_, attempt)}scene-1", "/account/delete"]
        of_alice = ["/learn/", "/learn/cohorts", f"/learn/cases/{WALK}", f"/learn/modules/{MODULE}/"]
        of_alice += [debrief_page(attempt), f"/learn/quizzes/{quiz}/result"]
    bob, alice, carol = map(class_.browser, ("Bob", "Alice", "Carol"))
    return {page: bob for page in of_bob} | {page: alice for page in of_alice} | {"/publish/cohorts": carol}


def counted(class_: Class, looking: dict[str, Browser]) -> dict[str, int]:
    found = {}
    for page, browser in looking.items():
        assert browser.get(page).status_code == 200, page
        with statements(class_.app) as sent:
            browser.client.get(page)
        found[page] = len(sent)
    return found


@pytest.mark.parametrize("schooled_url", ["sqlite"], indirect=True)
def test_no_page_takes_more_statements_for_a_larger_cohort(class_: Class) -> None:
    looking = pages(class_)
    with class_.app.app_context():
        crowd(db.session, class_.cohort, 4, clock.now())
    few = counted(class_, looking)
    with class_.app.app_context():
        crowd(db.session, class_.cohort, 12, clock.now())
        for number in range(2, 5):
            db.session.add(Cohort(id=number, name=f"Lost {number}", time_zone="UTC", rule={}, created_at=clock.now()))
        db.session.add(Role(person_id=class_.ids["Bob"], role="educator", scope="cohort:2", granted_at=clock.now()))
        db.session.commit()
    assert counted(class_, looking) == few

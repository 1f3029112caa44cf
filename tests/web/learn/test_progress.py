"""Progress as a page: its heading and what it proposes say the same."""

import pytest

from eduapp.mastery.estimate import ENOUGH
from tests.actions.shown import keep, shown
from tests.browse import Browser
from tests.schooling import School
from tests.stage import Stage


@pytest.fixture
def alice(stage: Stage) -> Browser:
    """The browser of somebody who handles change well and tells it badly."""
    with stage.app.app_context():
        for key, y in (("recognise", 1.0), ("communicate", 0.0)):
            keep(stage.ids["Alice"], *[shown((key, at), y, "medium", **{key: 1.0}) for at in range(ENOUGH)])
    return stage.browser("Alice")


def test_the_heading_names_what_the_first_case_below_is_for(alice: Browser) -> None:
    page = alice.get("/learn/progress").text
    heading = page.partition("<h1>")[2].partition("</h1>")[0]
    proposed = page.partition('<span class="tag">')[2].partition("</span>")[0]
    assert proposed
    assert heading.endswith(f"{proposed[0].lower()}{proposed[1:]} is next")


def test_of_a_quiz_questions_are_told_and_of_a_case_decisions(school: School) -> None:
    with school.app.test_request_context():
        school.go("Alice")
    browser = school.browser("Alice")
    browser.get("/learn/progress")
    assert "Afterwards: 1 question, 100 % of its point" in browser.text
    assert "The stairs at home: 1 decision, handled 100 % as well as could be" in browser.text

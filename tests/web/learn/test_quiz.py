"""A quiz as pages: what is told at once needs an answer first, and nothing that was filled in is lost."""

import re

import pytest

from eduapp.web import ids
from tests.asking import KINDS, ORDER, RIGHT
from tests.browse import Browser
from tests.schooling import AFTER, AT_ONCE, BEFORE, IN_THE_END, School

EVERY = range(len(KINDS))


@pytest.fixture
def alice(school: School) -> Browser:
    """The browser of somebody who is enrolled."""
    with school.app.test_request_context():
        school.enrol("Alice")
    return school.browser("Alice")


def seat(school: School, position: int) -> str:
    """The address of a new attempt at the quiz at this position."""
    with school.app.test_request_context():
        return f"/learn/quizzes/{ids.written(school.sit('Alice', position))}/"


def title(browser: Browser) -> str:
    found = re.search("<title>(.*?)</title>", browser.page.text)
    return found[1] if found else ""


@pytest.mark.parametrize("number", EVERY, ids=KINDS)
def test_a_slip_of_the_thumb_does_not_tell_what_is_right(school: School, alice: Browser, number: int) -> None:
    page = f"{seat(school, AT_ONCE)}{number + 1}"
    alice.get(page)
    assert alice.post(page, {}).status_code == 422
    assert "Answer first: what is right comes after it." in alice.text
    assert "pebble" not in alice.get(page).text.lower()


def test_what_is_told_in_the_end_may_stay_open(school: School, alice: Browser) -> None:
    page = seat(school, IN_THE_END)
    alice.get(f"{page}1")
    assert alice.post(f"{page}1", {}).status_code == 200
    assert alice.last == f"{page}2"


def test_an_order_that_is_not_whole_keeps_the_places_that_were_given(school: School, alice: Browser) -> None:
    page = f"{seat(school, AT_ONCE)}{ORDER + 1}"
    alice.get(page)
    assert alice.post(page, {"place-0": "2", "place-1": "2", "place-2": ""}).status_code == 422
    assert alice.page.text.count('<option value="2" selected>') == 2


def test_before_it_is_told_what_was_right_one_reads_what_one_answered(school: School, alice: Browser) -> None:
    with school.app.test_request_context():
        attempt = ids.written(school.take("Alice", BEFORE))
    page = alice.get(f"/learn/quizzes/{attempt}/result").text
    assert "<li>Measure it</li>" in page
    assert "Wait for next spring" not in page
    assert "So that it can be compared" not in page


def test_it_is_said_how_many_questions_are_not_marked(school: School, alice: Browser) -> None:
    with school.app.test_request_context():
        attempt = ids.written(school.take("Alice", IN_THE_END, *RIGHT))
    alice.get(f"/learn/quizzes/{attempt}/result")
    assert re.search(r"\d questions? (is|are) not marked\.", alice.text)


def test_each_page_says_in_its_title_which_it_is(school: School, alice: Browser) -> None:
    page = seat(school, AFTER)
    titles = []
    for path in ("1", "end"):
        alice.get(page + path)
        titles.append(title(alice).split(" · ")[:-1])
    assert titles == [["A walk of 10 minutes", "Afterwards"], ["Before you hand it in", "Afterwards"]]

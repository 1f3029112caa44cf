"""The evaluation as a page: filled in, sent once, nothing lost where something is missing."""

import re
from typing import Any

import pytest

from eduapp.store import Evaluation
from eduapp.web.db import db
from tests.browse import Browser
from tests.schooling import School

PAGE = "/learn/modules/walking/evaluation"
ANSWERS = {"q0-0": "partly", "q1": "yes", "q2-0": "Ask about a year.", "q3": "4", "q4": ["1", "3"], "may_ask": "yes"}


def kept(school: School) -> Evaluation | None:
    with school.app.app_context():
        return db.session.get(Evaluation, school.study("Alice").enrolment.id)


def sent(**changed: Any) -> dict[str, Any]:
    return ANSWERS | {name.replace("_", "-") if name != "may_ask" else name: value for name, value in changed.items()}


def test_the_page_asks_what_the_module_asks(alice: Browser) -> None:
    alice.get(PAGE)
    for words in (
        "Tell a change from a bad day",
        "biased in favour of a company",
        "I will do this: I ask each patient about stairs.",
        "1 is not at all",
        "Tests or treatments that are hard to get",
        "Ask me once in two months",
    ):
        assert words in alice.text


def test_answers_lead_to_the_certificate_and_stand(alice: Browser, gone: School) -> None:
    alice.get(PAGE)
    alice.post(PAGE, sent(q1_why="A drug was named by its brand.", act="yes"))
    assert alice.last == "/learn/modules/walking/certificate"
    assert "Your answers are kept" in alice.text
    found = kept(gone)
    assert found is not None
    assert found.answers["bias"] == {"given": ["yes"], "why": "A drug was named by its brand."}
    assert found.answers["objectives"] == {"given": ["partly"]}
    assert found.follow_up_at is not None
    assert found.language == "en"
    alice.post(PAGE, sent(q1="no"))
    assert "Your answers stand" in alice.text
    alice.get(PAGE)
    assert alice.last == "/learn/modules/walking/"


def test_what_is_missing_is_told_at_its_question_and_all_else_is_kept(alice: Browser, gone: School) -> None:
    alice.get(PAGE)
    answer = alice.post(PAGE, sent(q0_0="", q1_why="<b>Words</b>", q2_1="x" * 501))
    assert answer.status_code == 422
    assert kept(gone) is None
    assert re.search(r'id="q0-slip">This question is not answered yet', answer.text)
    assert re.search(r'id="q2-slip">One intention has at most 500', answer.text)
    assert 'aria-describedby="q0-slip"' in answer.text
    assert "&lt;b&gt;Words&lt;/b&gt;</textarea>" in answer.text
    assert "Ask about a year.</textarea>" in answer.text
    checked = re.findall(r'name="(q\d|may_ask)" value="(\w+)" checked', answer.text)
    assert checked == [("q1", "yes"), ("q3", "4"), ("q4", "1"), ("q4", "3"), ("may_ask", "yes")]


@pytest.mark.parametrize("forged", [{"q3": "6"}, {"q0_0": "maybe"}, {"q4": ["9"]}, {"q1": "<b>"}])
def test_an_answer_that_is_not_offered_is_not_taken(alice: Browser, gone: School, forged: dict[str, Any]) -> None:
    alice.get(PAGE)
    assert alice.post(PAGE, sent(**forged)).status_code == 422
    assert kept(gone) is None


def test_before_all_is_done_it_says_what_it_waits_for(school: School) -> None:
    with school.app.app_context():
        school.enrol("Alice")
    alice = school.browser("Alice")
    alice.get(PAGE)
    assert "It opens when you have finished “Before”." in alice.text
    assert "Send my answers" not in alice.text
    assert alice.post(PAGE, ANSWERS).status_code == 400
    assert kept(school) is None


def test_whoever_is_not_in_the_module_finds_nothing(school: School) -> None:
    assert school.browser("Mallory").get(PAGE).status_code == 404

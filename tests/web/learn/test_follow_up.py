"""What became of intentions, told behind a link without logging in."""

import re

import pytest

from eduapp.actions import follow_ups
from eduapp.store import Evaluation
from eduapp.web import clock
from eduapp.web.db import db
from tests.browse import Browser
from tests.schooling import School, thought

ALL = {"outcome-1": "partly", "outcome-2": "no-longer"}


@pytest.fixture
def page(school: School) -> str:
    """The address at which Alice is asked."""
    with school.app.test_request_context():
        school.go("Alice")
        school.evaluate("Alice", thought("Ask about a year.", "Time the <b>walk</b>."))
        found = db.session.get_one(Evaluation, school.study("Alice").enrolment.id)
        found.asked_at = clock.now()
        db.session.commit()
        token = follow_ups.link(found, school.app.config["SECRET_KEY"], now=clock.now())
    return f"/follow-up/{token}"


def outcomes(school: School) -> list[str | None]:
    with school.app.app_context():
        found = db.session.get_one(Evaluation, school.study("Alice").enrolment.id)
        return [one.outcome for one in found.intentions]


def opened(school: School, page: str) -> Browser:
    visitor = school.browser()
    visitor.get(page)
    return visitor


def test_the_link_asks_of_each_intention_and_works_once(school: School, page: str) -> None:
    visitor = opened(school, page)
    assert "Time the &lt;b&gt;walk&lt;/b&gt;." in visitor.page.text
    assert visitor.page.headers["X-Robots-Tag"] == "noindex"
    assert outcomes(school) == [None, None]  # looking changes nothing: programs follow links, too
    visitor.post(page, ALL)
    assert "What you told is kept." in visitor.text
    assert outcomes(school) == ["partly", "no-longer"]
    for again in (visitor.get(page), visitor.post(page, ALL | {"outcome-1": "fully"})):
        assert again.status_code == 400
        assert "This link works no more" in again.text
    assert outcomes(school) == ["partly", "no-longer"]


def test_one_that_is_not_answered_is_told_and_the_others_are_kept(school: School, page: str) -> None:
    visitor = opened(school, page)
    answer = visitor.post(page, {"outcome-1": "partly", "outcome-2": "perhaps"})
    assert answer.status_code == 422
    assert re.findall(r'id="(outcome-\d)-slip"', answer.text) == ["outcome-2"]
    assert re.findall(r'name="(outcome-\d)" value="([\w-]+)" checked', answer.text) == [("outcome-1", "partly")]
    assert outcomes(school) == [None, None]


def test_whoever_does_not_want_to_be_asked_says_so_with_one_button(school: School, page: str) -> None:
    visitor = opened(school, page)
    visitor.post(page, {"stop": "yes"})
    assert "You are not asked again" in visitor.text
    assert visitor.get(page).status_code == 400
    assert outcomes(school) == [None, None]


@pytest.mark.parametrize("token", ["forged", "x" * 3000, "W10.x", "%00"])
def test_a_link_that_was_made_up_is_told_so(school: School, token: str) -> None:
    answer = school.browser().get(f"/follow-up/{token}")
    assert answer.status_code == 400
    assert "This link is too old, was used already" in answer.text

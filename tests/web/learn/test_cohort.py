"""The cohorts of a learner: what they see of her, and the way out."""

import pytest

from eduapp.store import Cohort
from eduapp.web import ids
from eduapp.web.db import db
from tests.cohorting import member, monday, teach_too
from tests.conftest import Clock
from tests.stage import Stage, statements


@pytest.fixture
def monday_id(stage: Stage) -> int:
    with stage.app.app_context():
        return monday(stage, "Alice").id


def of(cohort: int, deed: str) -> str:
    return f"/learn/cohorts/{ids.written(cohort)}/{deed}"


def test_the_account_leads_to_them(stage: Stage, monday_id: int) -> None:
    with stage.app.app_context():
        teach_too(stage, db.session.get_one(Cohort, monday_id), "Mallory")
    alice = stage.browser("Alice")
    alice.get("/account/")
    assert 'href="/learn/cohorts"' in alice.page.text
    alice.get("/learn/cohorts")
    assert "Monday Taught by Bob, Mallory. You are in it since 23 Nov 2026." in alice.text
    assert "They do not see your standing in the competencies." in alice.text


def test_one_shares_and_shares_no_more(stage: Stage, monday_id: int) -> None:
    alice = stage.browser("Alice")
    for said, sentence in (("yes", "They see your standing"), ("no", "They do not see your standing")):
        alice.post(of(monday_id, "share"), {"shares": said})
        assert sentence in alice.text
        with stage.app.app_context():
            assert member(stage, monday_id, "Alice").shares is (said == "yes")


def test_one_leaves_and_the_row_stays(stage: Stage, monday_id: int, time: Clock) -> None:
    alice = stage.browser("Alice")
    time.pass_(days=2)
    for _ in range(2):
        alice.post(of(monday_id, "leave"))
        assert "Left Monday until 25 Nov 2026" in alice.text
    assert alice.send(of(monday_id, "share"), {"shares": "yes"}).status_code == 400
    with stage.app.app_context():
        assert member(stage, monday_id, "Alice").left_at == time.now()


def test_who_is_in_none_is_told_how_one_comes_in(stage: Stage) -> None:
    alice = stage.browser("Alice")
    alice.get("/learn/cohorts")
    assert "You are in no cohort." in alice.text


@pytest.mark.parametrize("name", ["Mallory", "Bob", "Carol"])
def test_nobody_else_changes_what_she_shares(stage: Stage, monday_id: int, name: str) -> None:
    """Her educators least of all."""
    for deed in ("share", "leave"):
        assert stage.browser(name).send(of(monday_id, deed), {"shares": "yes"}).status_code == 404
    with stage.app.app_context():
        row = member(stage, monday_id, "Alice")
        assert (row.shares, row.left_at) == (False, None)


def test_the_page_takes_as_many_statements_for_many_as_for_one(stage: Stage, monday_id: int) -> None:
    alice, taken = stage.browser("Alice"), set()
    for many in (0, 4):
        with stage.app.app_context():
            for number in range(many):
                monday(stage, "Alice", name=f"Cohort {number}")
        with statements(stage.app) as sent:
            alice.client.get("/learn/cohorts")
        taken.add(len(sent))
    assert len(taken) == 1, taken
    assert taken.pop() <= 4

"""Who is in a cohort, as its educators see it."""

import pytest

from eduapp.actions import members
from eduapp.store import Invitation, Member, Person
from eduapp.web import clock, ids
from eduapp.web.db import db
from tests.browse import Browser
from tests.cohorting import hand, inside, learner, member, monday, page_of
from tests.conftest import Clock
from tests.stage import Stage, statements

PAGES = (
    "",
    "people",
    "settings",
    "learners/{alice}/remove",
    "learners/{alice}/readmit",
    "people/check",
    "people/invite",
    "educators",
    "educators/{bob}/remove",
    "link/renew",
    "link/close",
    "archive",
    "unarchive",
)


@pytest.fixture
def monday_id(stage: Stage) -> int:
    with stage.app.app_context():
        return monday(stage, "Alice").id


def of_learner(stage: Stage, cohort: int, name: str, deed: str) -> str:
    return page_of(cohort, f"learners/{ids.written(stage.ids[name])}/{deed}")


def people(stage: Stage, cohort: int, name: str = "Bob") -> Browser:
    browser = stage.browser(name)
    browser.get(page_of(cohort))
    return browser


def test_an_educator_sees_her_learners_and_what_they_share(stage: Stage, monday_id: int) -> None:
    with stage.app.app_context():
        members.share(db.session, monday_id, True, hand(stage, "Alice"))
        db.session.get_one(Person, stage.ids["Alice"]).email_verified_at = None
        db.session.commit()
    bob = people(stage, monday_id)
    assert "1 learner" in bob.text
    assert "Alice alice@example.org not verified 23 Nov 2026, 12:00 shared in the cohort" in bob.text
    assert "Mallory" not in bob.text


def test_days_are_those_of_the_cohort(stage: Stage, time: Clock) -> None:
    time.pass_(hours=11, minutes=30)
    with stage.app.app_context():
        cohort = monday(stage, "Alice")
        cohort.time_zone = "Europe/Berlin"
        db.session.commit()
        assert time.now().day == 23
        bob = people(stage, cohort.id)
    assert "24 Nov 2026, 00:" in bob.text


def test_one_removes_a_learner_and_takes_her_in_again(stage: Stage, monday_id: int, time: Clock) -> None:
    bob = people(stage, monday_id)
    time.pass_(days=1)
    bob.post(of_learner(stage, monday_id, "Alice", "remove"))
    assert "Alice is out of the cohort. The work that was done in it stays." in bob.text
    assert "left on 24 Nov 2026" in bob.text
    bob.post(of_learner(stage, monday_id, "Alice", "readmit"))
    assert "Alice is in the cohort again." in bob.text
    assert "1 learner" in bob.text


def test_the_page_takes_as_many_statements_for_many_learners_as_for_one(stage: Stage, monday_id: int) -> None:
    bob, taken = people(stage, monday_id), set()
    for many in (0, 20):
        with stage.app.app_context():
            for number in range(many):
                one = learner(f"p{number}")
                db.session.add(Member(cohort_id=monday_id, person_id=one.id, joined_at=clock.now(), shares=False))
                invitation = Invitation(
                    id=number, cohort_id=monday_id, email=f"n{number}@example.org", is_educator=False
                )
                invitation.token_hash, invitation.invited_at = str(number), clock.now()
                db.session.add(invitation)
            db.session.commit()
        with statements(stage.app) as sent:
            assert bob.client.get(page_of(monday_id)).status_code == 200
        taken.add(len(sent))
    assert len(taken) == 1, taken
    assert taken.pop() <= 8


@pytest.mark.parametrize("name", ["Alice", "Mallory", "Carol", "Olga", "Dan"])
def test_nobody_else_finds_anything_there(stage: Stage, monday_id: int, name: str) -> None:
    """Not its learners, not organisers, not Dan, who teaches another one."""
    with stage.app.app_context():
        monday(stage, "Mallory", by="Dan", name="Tuesday")
    browser, alice, bob = stage.browser(name), *(ids.written(stage.ids[who]) for who in ("Alice", "Bob"))
    for page in PAGES:
        address = page_of(monday_id, page.format(alice=alice, bob=bob))
        for answer in (browser.client.get(address), browser.send(address, {"list": "a@b.c"})):
            assert answer.status_code in (404, 405)
            assert "Monday" not in answer.text
    with stage.app.app_context():
        assert member(stage, monday_id, "Alice").left_at is None


def test_a_learner_of_another_cohort_is_not_reached_through_ones_own(stage: Stage, monday_id: int) -> None:
    with stage.app.app_context():
        tuesday = monday(stage, "Mallory", by="Dan", name="Tuesday").id
    dan = people(stage, tuesday, "Dan")
    for deed in ("remove", "readmit"):
        assert dan.send(of_learner(stage, tuesday, "Alice", deed)).status_code == 404
        assert dan.send(of_learner(stage, monday_id, "Alice", deed)).status_code == 404
    with stage.app.app_context():
        assert inside(monday_id) == ["Alice"]


def test_the_list_is_taken_along_as_it_is_shown(stage: Stage, monday_id: int) -> None:
    with stage.app.app_context():
        db.session.get_one(Person, stage.ids["Alice"]).name = "=1+1"
        db.session.commit()
    answer = stage.browser("Bob").client.get(f"{page_of(monday_id)}?as=csv", buffered=True)
    assert answer.mimetype == "text/csv"
    head, row = answer.text.lstrip("\ufeff").splitlines()
    assert head.split(",")[:2] == ["Name", "E-mail address"]
    assert "alice@example.org" in row
    assert not row.startswith("=")

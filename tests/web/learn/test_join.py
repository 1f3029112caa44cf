"""The link into a cohort: for visitors, for learners, for whoever was invited, and for nobody else."""

import re
from datetime import datetime

import pytest
from sqlalchemy import select

from eduapp.actions import co_educators, cohorts, members
from eduapp.actions.address_list import from_text
from eduapp.actions.invitations import invite
from eduapp.store import Cohort, Mail, Person
from eduapp.web.db import db
from tests.cohorting import Plain, hand, inside, member, monday, teach_too
from tests.conftest import NOON, Clock
from tests.stage import Stage

NEW = {"name": "Nora", "email": "nora@example.org", "password": "four words make one"}


@pytest.fixture
def monday_id(stage: Stage) -> int:
    with stage.app.app_context():
        return monday(stage, "Mallory").id


@pytest.fixture
def link(stage: Stage, monday_id: int) -> str:
    with stage.app.app_context():
        return f"/join/{db.session.get_one(Cohort, monday_id).join_token}"


def last_link(email: str) -> str:
    """What stands in the last mail to the address. Inside the application."""
    body = db.session.scalars(select(Mail.body).where(Mail.recipient == email).order_by(Mail.id.desc())).first()
    assert body is not None
    found = re.search(r"(?:http://127.0.0.1:8000)(/\S+)", body)
    return found[1] if found else f"/join/{body}"


def invited(stage: Stage, cohort: int, email: str, *, teaches: bool = False) -> str:
    """The link that the address was sent."""
    with stage.app.app_context():
        found = db.session.get_one(Cohort, cohort)
        if teaches:
            co_educators.ask(db.session, found, email, Plain(), hand(stage, "Bob"))
        else:
            invite(db.session, found, from_text(email).entries, Plain(), hand(stage, "Bob"))
        db.session.commit()
        return last_link(email)


def prove(stage: Stage, name: str, at: datetime | None = NOON) -> None:
    """The address is verified from then on; or not, where there is no time."""
    with stage.app.app_context():
        db.session.get_one(Person, stage.ids[name]).email_verified_at = at
        db.session.commit()


def are_in(stage: Stage, cohort: int) -> list[str]:
    with stage.app.app_context():
        return inside(cohort)


@pytest.mark.parametrize("name", [None, "Gus"])
def test_who_has_no_account_reads_what_it_is_and_comes_back(stage: Stage, link: str, name: str | None) -> None:
    browser = stage.browser(name)
    browser.get(link)
    assert "Join “Monday”? Taught by Bob at eduapp." in browser.text
    assert f"/account/log-in?next={link}" in browser.page.text
    browser.get(f"/account/sign-up?next={link}")
    browser.post("/account/sign-up", {"next": link, **NEW})
    assert browser.last == link
    assert "May they also see your standing in the competencies?" in browser.text


def test_one_joins_and_says_whether_the_standing_is_shared(stage: Stage, link: str, monday_id: int) -> None:
    alice = stage.browser("Alice")
    alice.get(link)
    assert 'value="no" checked' in alice.page.text
    assert are_in(stage, monday_id) == ["Mallory"], "to look is not to join"
    alice.post(link, {"shares": "yes"})
    assert alice.last == "/learn/cohorts"
    assert "You are in “Monday” now." in alice.text
    with stage.app.app_context():
        assert member(stage, monday_id, "Alice").shares


@pytest.mark.parametrize("said", [{}, {"shares": "no"}, {"shares": "YES!"}])
def test_it_is_not_shared_unless_that_was_said(stage: Stage, link: str, monday_id: int, said: dict[str, str]) -> None:
    stage.browser("Alice").post(link, said)
    with stage.app.app_context():
        assert not member(stage, monday_id, "Alice").shares


def test_who_is_in_or_teaches_is_told_so(stage: Stage, link: str, monday_id: int) -> None:
    mallory, bob = stage.browser("Mallory"), stage.browser("Bob")
    mallory.get(link)
    assert "You are in this cohort already." in mallory.text
    bob.get(link)
    assert "You teach this cohort." in bob.text
    assert bob.send(link).status_code == 400
    mallory.post(link, {"shares": "yes"})
    with stage.app.app_context():
        assert not member(stage, monday_id, "Mallory").shares, "what she said stands"


@pytest.mark.parametrize("how", ["closed", "renewed", "archived"])
def test_a_link_that_is_closed_leads_nowhere(stage: Stage, link: str, monday_id: int, how: str) -> None:
    with stage.app.app_context():
        close = {"closed": cohorts.close_link, "renewed": cohorts.renew_link, "archived": cohorts.archive}[how]
        close(db.session, db.session.get_one(Cohort, monday_id), hand(stage, "Bob"))
        db.session.commit()
    alice = stage.browser("Alice")
    for answer in (alice.client.get(link), alice.send(link)):
        assert answer.status_code == 400
        assert "This link is closed" in answer.text
        assert "Monday" not in answer.text
    assert are_in(stage, monday_id) == ["Mallory"]


@pytest.mark.parametrize("token", ["x", "%00", "x" * 3000, "%ff", "None", "é"])
def test_a_forged_link_leads_nowhere(stage: Stage, token: str) -> None:
    alice = stage.browser("Alice")
    assert alice.client.get(f"/join/{token}").status_code == 400
    assert alice.send(f"/join/{token}").status_code == 400


def test_a_visitor_joins_nothing(stage: Stage, link: str, monday_id: int) -> None:
    for name in (None, "Gus"):
        assert "/account/log-in" in (stage.browser(name).send(link).location or "")
    assert are_in(stage, monday_id) == ["Mallory"]


def test_who_was_invited_signs_up_verifies_and_is_in(stage: Stage, monday_id: int) -> None:
    link = invited(stage, monday_id, "nora@example.org")
    nora = stage.browser()
    nora.get(link)
    assert "Join “Monday”?" in nora.text
    nora.post("/account/sign-up", {"next": link, **NEW})
    assert "Verify your address first" in nora.text
    assert nora.send(link).status_code == 400
    with stage.app.app_context():
        proof = last_link("nora@example.org")
    nora.get(proof)
    nora.post(proof)
    assert "nora@example.org is verified. You are in “Monday” now." in nora.text
    assert are_in(stage, monday_id) == ["Mallory", "Nora"]
    assert nora.client.get(link).status_code == 400, "it works once"


def test_who_verified_meanwhile_opens_the_link_and_joins(stage: Stage, monday_id: int) -> None:
    prove(stage, "Alice", None)
    link = invited(stage, monday_id, "alice@example.org")
    prove(stage, "Alice")
    alice = stage.browser("Alice")
    alice.get(link)
    alice.post(link, {"shares": "yes"})
    with stage.app.app_context():
        assert member(stage, monday_id, "Alice").shares


def test_a_new_password_by_mail_proves_the_address_too(stage: Stage, monday_id: int) -> None:
    invited(stage, monday_id, "nora@example.org")
    nora = stage.browser()
    nora.post("/account/sign-up", NEW)
    other = stage.browser()
    other.post("/account/forgotten", {"email": "nora@example.org"})
    with stage.app.app_context():
        reset = last_link("nora@example.org")
    other.get(reset)
    other.post(reset, {"password": "some other words"})
    assert "You are in “Monday” now." in other.text
    assert are_in(stage, monday_id) == ["Mallory", "Nora"]


def test_an_invitation_of_somebody_else_is_no_use(stage: Stage, monday_id: int) -> None:
    link = invited(stage, monday_id, "nora@example.org")
    alice = stage.browser("Alice")
    alice.get(link)
    assert "was sent to another address than yours, alice@example.org" in alice.text
    assert "nora@" not in alice.text
    assert alice.send(link).status_code == 400
    assert are_in(stage, monday_id) == ["Mallory"]


def test_an_invitation_is_over_after_90_days(stage: Stage, monday_id: int, time: Clock) -> None:
    link = invited(stage, monday_id, "nora@example.org")
    time.pass_(days=91)
    assert stage.browser("Alice").client.get(link).status_code == 400


def test_one_is_invited_to_teach(stage: Stage, monday_id: int) -> None:
    prove(stage, "Alice", None)
    link = invited(stage, monday_id, "alice@example.org", teaches=True)
    prove(stage, "Alice")
    alice = stage.browser("Alice")
    alice.get(link)
    assert "Teach “Monday”?" in alice.text
    alice.post(link)
    alice.get("/teach/")
    assert "Monday" in alice.text
    assert are_in(stage, monday_id) == ["Mallory"]


def test_verifying_does_not_fail_for_who_teaches_and_was_invited_to_learn(stage: Stage, monday_id: int) -> None:
    prove(stage, "Alice", None)
    invited(stage, monday_id, "alice@example.org")
    prove(stage, "Alice")
    with stage.app.app_context():
        teach_too(stage, db.session.get_one(Cohort, monday_id), "Alice")
    prove(stage, "Alice", None)
    alice = stage.browser("Alice")
    alice.get("/account/")
    alice.post("/account/verify-again")
    with stage.app.app_context():
        proof = last_link("alice@example.org")
    alice.get(proof)
    assert alice.post(proof).status_code == 200
    with stage.app.app_context():
        assert not members.find(db.session, monday_id, stage.ids["Alice"])

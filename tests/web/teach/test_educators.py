"""Teaching together: asking in, leaving, and what is seen by whom."""

import pytest
from sqlalchemy import select

from eduapp.store import Cohort, Mail, Person
from eduapp.web import ids
from eduapp.web.db import db
from tests.cohorting import monday, page_of, teach_too
from tests.stage import Stage


@pytest.fixture
def monday_id(stage: Stage) -> int:
    with stage.app.app_context():
        return monday(stage, "Alice").id


def removal(stage: Stage, cohort: int, name: str) -> str:
    return page_of(cohort, f"educators/{ids.written(stage.ids[name])}/remove")


def test_whoever_is_asked_in_sees_the_cohort_and_is_told(stage: Stage, monday_id: int) -> None:
    bob = stage.browser("Bob")
    bob.post(page_of(monday_id, "educators"), {"email": "mallory@example.org"})
    assert "mallory@example.org teaches the cohort from now on." in bob.text
    mallory = stage.browser("Mallory")
    mallory.get(page_of(monday_id))
    assert "alice@example.org" in mallory.text
    with stage.app.app_context():
        (mail,) = db.session.scalars(select(Mail))
    assert mail.subject == "You teach “Monday”"
    assert "Bob asked you to teach the cohort" in mail.body
    bob.post(page_of(monday_id, "educators"), {"email": "mallory@example.org"})
    assert "teaches the cohort already" in bob.text


def test_an_unknown_address_is_invited_to_teach(stage: Stage, monday_id: int) -> None:
    bob = stage.browser("Bob")
    bob.post(page_of(monday_id, "educators"), {"email": "new@example.org"})
    assert "new@example.org is invited to teach the cohort." in bob.text
    assert "new@example.org educator" in bob.text
    with stage.app.app_context():
        (mail,) = db.session.scalars(select(Mail))
    assert "Bob invites you to teach the cohort “Monday”" in mail.body


@pytest.mark.parametrize("email", ["", "nobody", "=a@example.org\0", "a" * 300 + "@example.org"])
def test_what_is_no_address_is_told(stage: Stage, monday_id: int, email: str) -> None:
    bob = stage.browser("Bob")
    assert bob.post(page_of(monday_id, "educators"), {"email": email}).status_code == 200
    assert "This does not look like an e-mail address." in bob.text or email.startswith("=")


def test_one_removes_another_or_oneself_but_not_the_last(stage: Stage, monday_id: int) -> None:
    bob = stage.browser("Bob")
    bob.post(removal(stage, monday_id, "Bob"))
    assert "A cohort needs somebody who teaches it." in bob.text
    with stage.app.app_context():
        for name in ("Mallory", "Carol"):
            teach_too(stage, db.session.get_one(Cohort, monday_id), name)
    bob.post(removal(stage, monday_id, "Carol"))
    assert "Carol does not teach the cohort any more." in bob.text
    assert stage.browser("Carol").client.get(page_of(monday_id)).status_code == 404
    bob.post(removal(stage, monday_id, "Bob"))
    assert "You do not teach this cohort any more." in bob.text
    assert bob.client.get(page_of(monday_id)).status_code == 404
    assert stage.browser("Mallory").client.get(page_of(monday_id)).status_code == 200


def test_who_does_not_teach_it_cannot_be_removed_from_it(stage: Stage, monday_id: int) -> None:
    assert stage.browser("Bob").send(removal(stage, monday_id, "Carol")).status_code == 404


def test_an_unverified_account_is_only_invited(stage: Stage, monday_id: int) -> None:
    with stage.app.app_context():
        db.session.get_one(Person, stage.ids["Mallory"]).email_verified_at = None
        db.session.commit()
    bob = stage.browser("Bob")
    bob.post(page_of(monday_id, "educators"), {"email": "mallory@example.org"})
    assert "is invited to teach" in bob.text
    assert stage.browser("Mallory").client.get(page_of(monday_id)).status_code == 404

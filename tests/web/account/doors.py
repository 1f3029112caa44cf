"""Coming in and going out in a browser, and reading the mails that follow."""

import re
from urllib.parse import urlsplit

from flask import Flask, session
from flask.sessions import SecureCookieSessionInterface
from sqlalchemy import select

from eduapp.actions import people
from eduapp.store import Mail, Person
from eduapp.web import visitor
from eduapp.web.db import db
from tests.browse import Browser
from tests.conftest import NOON
from tests.lives import PASSWORD, attempt, learner, revision

ALICE = "alice@example.org"


def account(app: Flask, name: str = "Alice", verified: bool = True) -> int:
    """The id of somebody who has an account."""
    with app.app_context():
        person = learner(db.session, name, NOON, verified)
        db.session.commit()
        return person.id


def sign_up(browser: Browser, name: str = "Alice", email: str = ALICE, password: str = PASSWORD) -> None:
    browser.get("/account/sign-up")
    browser.post("/account/sign-up", {"name": name, "email": email, "password": password})


def log_in(browser: Browser, email: str = ALICE, password: str = PASSWORD, **fields: str) -> int:
    """Log in; the status of the page on which one lands."""
    browser.get("/account/log-in")
    return browser.post("/account/log-in", {"email": email, "password": password, **fields}).status_code


def guest(app: Flask, browser: Browser, case: str = "the-visit") -> tuple[int, int]:
    """Let the browser play a case without an account; the ids of the guest and of the attempt."""
    with app.test_request_context():
        person = people.guest(db.session, now=NOON)
        played = attempt(db.session, person.id, revision(db.session, NOON), NOON, case)
        visitor.enter(person.id, "", True)
        db.session.commit()
        signed = SecureCookieSessionInterface().get_signing_serializer(app)
        assert signed is not None
        browser.client.set_cookie("eduapp", str(signed.dumps(dict(session))))
        return person.id, played.id


def is_in(browser: Browser) -> bool:
    """Whether the account page is shown; the last page stays what it was."""
    return browser.client.get("/account/").status_code == 200


def person(app: Flask, email: str = ALICE) -> Person | None:
    with app.app_context():
        return db.session.scalars(select(Person).where(Person.email == email)).first()


def mails(app: Flask) -> list[Mail]:
    with app.app_context():
        return list(db.session.scalars(select(Mail).order_by(Mail.id)))


def link(app: Flask) -> str:
    """The path of the link in the last mail."""
    found = re.search(r"^(http\S+)$", mails(app)[-1].body, re.MULTILINE)
    assert found
    assert found[1].startswith(app.config["PUBLIC_URL"])
    return urlsplit(found[1]).path

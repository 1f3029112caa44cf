"""A site with a small folder of cases and a cast, for tests of playing: Alice is a learner, Bob an educator, Carol an
organiser, Dan an author, Rita a reviewer, Olga an operator, Mallory a learner elsewhere, Gus a guest."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import event, select
from werkzeug.test import TestResponse

from eduapp.actions import attempts, sessions, shelf
from eduapp.actions.play import Desk, Standing, decide, stand
from eduapp.actions.playable import Playable, playables
from eduapp.actions.reckoning import reckon
from eduapp.actions.weighings import weighings
from eduapp.case.play import Decision, Play
from eduapp.store import Attempt, Case, Person, Role
from eduapp.web import clock, ids
from eduapp.web.db import db, reading, writing
from tests.browse import Browser

CAST = {
    "Alice": None,
    "Bob": "educator",
    "Carol": "organiser",
    "Dan": "author",
    "Rita": "reviewer",
    "Olga": "operator",
    "Mallory": None,
    "Gus": None,
}
GUESTS = ("Gus",)
WALK, STAIRS, TORN = "the-walk", "the-stairs", "the-torn-page"


def stock(folder: Path, now: datetime) -> None:
    """Put a folder of cases on the shelf and the cast into the database. To be called inside an application."""
    shelf.load(db.session, folder, now=now)
    for name, role in CAST.items():
        is_guest = name in GUESTS
        person = Person(is_guest=is_guest, created_at=now, seen_at=now)
        if not is_guest:
            person.name, person.email, person.email_verified_at = name, f"{name.lower()}@example.org", now
        db.session.add(person)
        db.session.flush()
        if role is not None:
            db.session.add(Role(person_id=person.id, role=role, granted_at=now))
    db.session.commit()


class Stage:
    """The site, the ids of the cast by name, and browsers in which somebody is logged in."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.playables = playables()
        self.weighings = weighings(self.playables)
        with app.app_context():
            ordered = db.session.scalars(select(Person).order_by(Person.id)).all()
            self.ids = dict(zip(CAST, [person.id for person in ordered], strict=True))

    def browser(self, name: str | None = None) -> Browser:
        """A new browser, of a visitor where no name is given. Its forms have a token already."""
        browser = Browser(self.app)
        if name is not None:
            with self.app.app_context():
                token = sessions.begin(db.session, self.ids[name], now=clock.now())
                db.session.commit()
            with browser.client.session_transaction() as cookie:
                cookie["_user_id"] = token
        browser.get("/account/theme")
        return browser

    def playable(self, key: str = WALK) -> Playable:
        case = db.session.get(Case, key)
        assert case is not None
        assert case.revision_id is not None
        return self.playables.get(reading(), case.revision_id)

    def begin(self, name: str, key: str = WALK) -> int:
        """A new scored attempt; inside the application."""
        now = clock.now()
        attempt = attempts.begin(db.session.connection(), ids.new(now), self.ids[name], self.playable(key), 7, now=now)
        db.session.commit()
        return attempt

    def standing(self, name: str, attempt: int) -> Standing:
        """Where the attempt stands by what the database holds, whatever this process has seen of it."""
        return stand(reading(), self.new_desk(), attempt, self.ids[name])

    def new_desk(self) -> Desk:
        """What a process has at hand that has served no play yet."""
        return Desk(self.playables)

    def play(self, name: str, attempt: int, *decisions: Decision) -> Play:
        """Decide one after the other; where the attempt stands afterwards."""
        standing = self.standing(name, attempt)
        for decision in decisions:
            number = len(standing.play.decisions)
            decide(writing, standing, number, decision, None, now=clock.now())
            standing = self.standing(name, attempt)
        reckon(reading(), writing, self.new_desk(), self.ids[name], now=clock.now())
        return standing.play

    def played(self, name: str, *decisions: Decision, key: str = WALK) -> int:
        """A new attempt in which so much was decided."""
        attempt = self.begin(name, key)
        self.play(name, attempt, *decisions)
        return attempt

    def row(self, attempt: int) -> Attempt:
        """The attempt as the database holds it now."""
        db.session.expire_all()
        return db.session.get_one(Attempt, attempt)


def page_of(attempt: int) -> str:
    return f"/learn/attempts/{ids.written(attempt)}/"


def send(browser: Browser, page: str, number: int, choice: int, **fields: Any) -> TestResponse:
    """Send a decision as the form of the scene does, and stay at the bare answer."""
    return browser.send(page, {"number": number, "choice": choice, **fields})


def ask(browser: Browser, page: str, number: int, choice: int, **fields: Any) -> TestResponse:
    return browser.send(page, {"number": number, "ask": choice, **fields})


@contextmanager
def statements(app: Flask) -> Iterator[list[str]]:
    """The SQL statements that the site sends meanwhile, without the bounds of transactions."""
    sent: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        sent.append(statement)

    with app.app_context():
        engines = list(db.engines.values())
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", note)


# The ways through the walk. Scenes: 0 clinic, 1 corridor, 2 letter, 3 a year later, 4 home again, 5 alone.
FALLS, HUSBAND, MEASURE, AGE, BOTH = (Decision(number) for number in range(5))
FIGURES = Decision(0, (0, 1))
LETTER, PILE = Decision(0, (), "She walks more slowly."), Decision(1, (), "Later.")
ROUND, RENEW = Decision(0), Decision(1)
GOOD_WAY = (FALLS, MEASURE, FIGURES, LETTER)
HARMFUL_WAY = (AGE, RENEW)

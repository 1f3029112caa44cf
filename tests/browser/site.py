"""A site for browsers: the application as it is served, with people and attempts made for each test."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any, cast

from flask import Flask
from playwright._impl._api_structures import SetCookieParam
from playwright.sync_api import BrowserContext
from sqlalchemy import select
from werkzeug.serving import WSGIRequestHandler, make_server

from eduapp.actions import attempts, cohorts, members, people, play, reckoning, roles, sessions, shelf
from eduapp.actions.audit import Hand
from eduapp.case.play import Decision
from eduapp.case.rules import Rules
from eduapp.store import ActCount, Card, Case, Mail, Person
from eduapp.store import Decision as Decided
from eduapp.web import ids
from eduapp.web.db import db, reading, writing
from eduapp.web.desk import desk
from eduapp.web.learn.standing import playable
from tests.databases import Templates, close
from tests.databases import site as application

WORDS = "Slower by 29 % in two years, without a relapse."
PASSWORD = "three words together"


class Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:
        pass


@dataclass(frozen=True, slots=True)
class Somebody:
    id: int
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Act:
    """A decision as it is read on the page: each label, or how it begins."""

    choice: str
    ticks: Sequence[str] = ()
    words: str = ""


class Site:
    def __init__(self, app: Flask, url: str) -> None:
        self.app = app
        self.url = url
        self.numbers = count(1)

    def learner(self, name: str = "Alice", *granted: str) -> Somebody:
        """A person whom no other test knows, with an account, a verified address and these roles."""
        email, now = f"{name.lower().replace(' ', '.')}-{next(self.numbers)}@example.org", datetime.now(UTC)
        with self.app.app_context():
            person = people.sign_up(db.session, name, email, PASSWORD, now=now)
            person.email_verified_at = now
            for role in granted:
                roles.grant(db.session, person, role, now=now)
            db.session.commit()
            return Somebody(person.id, name, email)

    def enter(self, device: BrowserContext, who: Somebody) -> None:
        """Log in on the device without walking through the form."""
        cookie = {"name": "eduapp", "value": self.cookie(who), "url": self.url, "httpOnly": True, "sameSite": "Lax"}
        device.add_cookies([cast(SetCookieParam, cookie)])

    def cookie(self, who: Somebody) -> str:
        """That of somebody who has just logged in."""
        with self.app.app_context():
            token = sessions.begin(db.session, who.id, now=datetime.now(UTC))
            db.session.commit()
        signer: Any = self.app.session_interface
        signed = signer.get_signing_serializer(self.app).dumps({"_user_id": token, "_fresh": True, "_permanent": True})
        return str(signed)

    def attempt(
        self,
        who: Somebody,
        key: str,
        *acts: Act | Decision,
        ends_well: bool = False,
        enrolment: int | None = None,
    ) -> str:
        """The address of an attempt of the person at a case, within a module where one is named, with these decisions
        made; it may go on from there as well as can be, to an ending."""
        now = datetime.now(UTC)
        with self.app.test_request_context():
            revision = self._revision(key)
            made = attempts.begin(
                db.session.connection(), ids.new(now), who.id, playable(revision), 1, enrolment, now=now
            )
            db.session.commit()
            waiting = list(acts)
            while waiting or ends_well:
                standing = play.stand(reading(), desk(), made, who.id)
                if standing.is_over:
                    break
                number = len(standing.play.decisions)
                decision = _decision(standing, waiting.pop(0) if waiting else None)
                play.decide(writing, standing, number, decision, None, now=now)
            reckoning.reckon(reading(), writing, desk(), who.id, now=now)
            return f"{self.url}/learn/attempts/{ids.written(made)}/"

    def cohort(self, by: Somebody, *learners: Somebody, name: str = "Neurology residents") -> str:
        """The address of a new cohort of an educator, with these learners in it."""
        now = datetime.now(UTC)
        with self.app.test_request_context():
            made = cohorts.create(db.session, ids.new(now), by.id, name, "Europe/Berlin", now=now)
            for one in learners:
                hand = Hand(one.id, one.name, now, ids.maker(now))
                members.join(db.session, made, one.id, one is learners[0], hand)
            db.session.commit()
            return f"{self.url}/teach/cohorts/{ids.written(made.id)}/"

    def card(self, who: Somebody, *acts: Act, key: str = "a-short-walk") -> str:
        """The address of the first card of the person, due now, after a play that missed something."""
        self.attempt(who, key, *acts, ends_well=True)
        return f"{self.url}/learn/review/{ids.written(self.make_due(who)[0])}/"

    def make_due(self, who: Somebody) -> list[int]:
        """All cards of the person are due now; the ids of them."""
        with self.app.app_context():
            cards = db.session.scalars(select(Card).where(Card.person_id == who.id).order_by(Card.number)).all()
            for card in cards:
                card.due_at = datetime.now(UTC)
                card.state = card.state | {"due": card.due_at.isoformat()}
            db.session.commit()
            return [card.id for card in cards]

    def best(self, who: Somebody, address: str) -> Decision | None:
        """The best decision at the attempt at an address; None where it has ended."""
        with self.app.test_request_context():
            standing = play.stand(reading(), desk(), ids.read(address.split("/attempts/")[1][:13]), who.id)
            return None if standing.play.here.end else _decision(standing, None)

    def somebody(self, email: str) -> Somebody:
        with self.app.app_context():
            person = db.session.scalars(select(Person).where(Person.email == email)).one()
            return Somebody(person.id, person.name, email)

    def decided(self, address: str) -> list[tuple[int, str]]:
        """The decisions of the attempt at an address, each by its choice and words."""
        attempt = ids.read(address.split("/attempts/")[1][:13])
        with self.app.app_context():
            rows = select(Decided.choice, Decided.words).where(Decided.attempt_id == attempt)
            return [(choice, words) for choice, words in db.session.execute(rows.order_by(Decided.number))]

    def let_others_play(self, key: str, times: int) -> None:
        """As if so many others had chosen each choice and ticked each option of the case."""
        with self.app.test_request_context():
            revision = self._revision(key)
            for number, scene in enumerate(playable(revision).rules.scenes):
                for act in range(len(scene.options) + len(scene.choices)):
                    db.session.merge(ActCount(revision_id=revision, scene=number, act=act, count=times + act))
            db.session.commit()

    def last_mail(self, email: str) -> str:
        with self.app.app_context():
            mails = select(Mail.body).where(Mail.recipient == email).order_by(Mail.id.desc())
            return db.session.scalars(mails).first() or ""

    def person_is_there(self, email: str) -> bool:
        with self.app.app_context():
            return db.session.scalar(select(Person.id).where(Person.email == email)) is not None

    def rules(self, key: str) -> Rules:
        """Those of the case as it is offered."""
        with self.app.test_request_context():
            return playable(self._revision(key)).rules

    def _revision(self, key: str) -> int:
        revision = db.session.get_one(Case, key).revision_id
        assert revision is not None, f"{key} is withheld"
        return revision


def _decision(standing: play.Standing, act: Act | Decision | None) -> Decision:
    """What is meant by the labels; the best that there is where nothing is said."""
    if act is None:
        step = standing.playable.guide.step(standing.play)
        assert step is not None
        assert step.best is not None
        return replace(step.best, words=WORDS if standing.play.here.write else "")
    if isinstance(act, Decision):
        return act
    here = standing.play.here
    offer = standing.play.offer()
    choices = [n for n in offer.choices if here.choices[n].label.lstrip('"').startswith(act.choice)]
    ticks = [n for label in act.ticks for n in offer.options if here.options[n].label.startswith(label)]
    assert len(choices) == 1, f"{here.heading}: {act.choice}"
    assert len(ticks) == len(act.ticks), f"{here.heading}: {act.ticks}"
    return Decision(choices[0], tuple(sorted(ticks)), act.words)


@contextmanager
def served(templates: Templates, folder: Path, cases: Path | None, **settings: Any) -> Iterator[Site]:
    """The site with the cases of a folder, or with an empty shelf, on a free port until the end."""
    with templates.copy("sqlite") as database:
        server = make_server("127.0.0.1", 0, _placeholder, threaded=True, request_handler=Quiet)
        url = f"http://127.0.0.1:{server.server_port}"
        app = application(database, folder, PUBLIC_URL=url, **settings)
        server.app = app
        if cases is not None:
            with app.app_context():
                shelf.load(db.session, cases, now=datetime.now(UTC))
                db.session.commit()
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield Site(app, url)
        finally:
            server.shutdown()
            thread.join()
            server.server_close()
            close(app)


def _placeholder(environ: Any, start_response: Any) -> list[bytes]:
    return []

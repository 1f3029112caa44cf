"""A live case on its way: Bob shows the walk to Monday, phones come in and vote."""

from typing import Any

from flask import Flask

from eduapp.actions import live, live_votes
from eduapp.actions.live_votes import Paths, Seated
from eduapp.actions.playable import Playable
from eduapp.case.play import Decision, Play
from eduapp.store import Cohort, LiveCase
from eduapp.web import clock, ids
from eduapp.web.db import db, reading, writing
from tests.browse import Browser
from tests.stage import WALK
from tests.taught import Class

KEY = "a key of tests"


class Room(Class):
    """A class with a live case. Its functions are to be called inside the application."""

    def __init__(self, app: Flask, case: str = WALK) -> None:
        super().__init__(app)
        self.paths = Paths()
        with app.app_context():
            self.live = self.show(case)
            self.code = self.case.code or ""

    def show(self, case: str = WALK) -> int:
        now = clock.now()
        made = live.begin(db.session, ids.new(now), db.session.get_one(Cohort, self.cohort), case, now=now)
        db.session.commit()
        return made.id

    @property
    def case(self) -> LiveCase:
        """As the database holds it now."""
        db.session.expire_all()
        return db.session.get_one(LiveCase, self.live)

    @property
    def shown(self) -> Playable:
        return self.playables.get(reading(), self.case.revision_id)

    @property
    def plays(self) -> list[Play]:
        return self.paths.get(reading(), self.shown, self.case)

    def come(self, name: str | None = None) -> str:
        """The token of a seat, of a member who is logged in where one is named."""
        person = self.ids[name] if name else None
        token = live_votes.sit(db.session, self.case, person, KEY, now=clock.now())
        db.session.commit()
        return token

    def seat(self, token: str) -> Seated:
        found = live_votes.seated(reading(), token)
        assert found is not None
        return found

    def vote(self, token: str, choice: int, ticks: tuple[int, ...] = (), stop: int | None = None) -> None:
        seat = self.seat(token)
        wish, at = Decision(choice, ticks), seat.stop if stop is None else stop
        live_votes.vote(writing, seat, self.plays[-1], token, at, wish, now=clock.now())

    def lead(self, choice: int, *ticks: int) -> None:
        row = self.case
        live.go(db.session, row, row.version, self.plays[-1], Decision(choice, ticks))
        db.session.commit()

    def steer(self, deed: Any, *more: Any, **values: Any) -> None:
        row = self.case
        deed(db.session, row, row.version, *more, **values)
        db.session.commit()

    def end(self) -> None:
        self.steer(live.end, self.plays[-1], now=clock.now())

    @property
    def address(self) -> str:
        return f"/teach/cohorts/{ids.written(self.cohort)}/live/{ids.written(self.live)}/"

    def phone(self, name: str | None = None) -> Browser:
        """Somebody who has come in: by the code, or as a member who is logged in."""
        browser = self.browser(name)
        browser.get("/live/")
        if name is None:
            browser.post("/live/", {"code": self.code})
        return browser

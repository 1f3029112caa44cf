"""Live cases: the wall, open and closed, the phones, and the debrief on both."""

from dataclasses import dataclass
from datetime import UTC, datetime

from eduapp.actions import live
from eduapp.case.play import Decision
from eduapp.store import Cohort, LiveCase, LiveTally
from eduapp.web import ids
from eduapp.web.db import db
from eduapp.web.live_path import positions_of
from tests.browser.site import Site, Somebody
from tests.browser.views_of_modules import View
from tests.browser.visit import Visit

VOTES = {0: 8, 1: 5, 2: 2, 5: 3, 6: 6}


@dataclass(frozen=True)
class Lesson:
    """A live case of a cohort: its educator, a learner, the address of its wall."""

    site: Site
    bob: Somebody
    alice: Somebody
    address: str

    @property
    def row(self) -> LiveCase:
        return db.session.get_one(LiveCase, ids.read(self.address.rstrip("/")[-13:]))

    @property
    def code(self) -> str:
        with self.site.app.app_context():
            return self.row.code or ""


def lesson(site: Site, key: str = "a-short-walk", *others: Somebody) -> Lesson:
    bob, alice = site.learner("Bob", "educator"), site.learner("Alice")
    cohort = site.cohort(bob, alice, *others, name="Neurology residents")
    with site.app.app_context():
        row, now = db.session.get_one(Cohort, ids.read(cohort.rstrip("/")[-13:])), datetime.now(UTC)
        made = live.begin(db.session, ids.new(now), row, key, now=now)
        db.session.commit()
        return Lesson(site, bob, alice, f"{cohort}live/{ids.written(made.id)}/")


def lead(held: Lesson, *decisions: Decision, deed: str = "") -> Lesson:
    """As if the room had gone so far; `deed` closes the vote or ends it."""
    with held.site.app.test_request_context():
        for decision in decisions:
            live.go(db.session, held.row, held.row.version, positions_of(held.row)[-1], decision)
            db.session.commit()
        row = held.row
        if deed == "close":
            live.close(db.session, row, row.version)
        if deed == "end":
            live.end(db.session, row, row.version, positions_of(row)[-1], now=datetime.now(UTC))
            db.session.add_all([LiveTally(live_id=row.id, stop=0, act=act, count=n) for act, n in VOTES.items()])
        db.session.commit()
    return held


def wall(visit: Visit, *decisions: Decision, deed: str = "", path: str = "") -> None:
    held = lead(lesson(visit.site), *decisions, deed=deed)
    visit.site.enter(visit.device, held.bob)
    visit.go_to(held.address + path)


def phone(visit: Visit, *decisions: Decision, deed: str = "", votes: bool = False) -> None:
    held = lead(lesson(visit.site), *decisions)
    visit.site.enter(visit.device, held.alice)
    visit.go("/live/")
    if votes:
        visit.page.get_by_role("radio").first.check()
        for box in visit.page.get_by_role("checkbox").all()[:2]:
            box.check()
        visit.press("Vote")
    if deed:
        lead(held, deed=deed)
        visit.go("/live/")


def refused(visit: Visit) -> None:
    visit.go("/live/")
    visit.page.get_by_label("Code").fill("BBBBBB")
    visit.press("Come in")


def begun(visit: Visit) -> None:
    held = lead(lesson(visit.site), deed="end")
    visit.site.enter(visit.device, held.bob)
    visit.go_to(held.address.rstrip("/")[:-14])


VIEWS_OF_LIVE: dict[str, View] = {
    "live cases of a cohort": begun,
    "wall of a live case": wall,
    "wall with a closed vote": lambda visit: wall(visit, deed="close"),
    "debrief on the wall": lambda visit: wall(visit, Decision(2, (0, 2)), Decision(0), deed="end"),
    "door of a live case": lambda visit: visit.go("/live/"),
    "door with a wrong code": (refused, 422),
    "vote on a phone": lambda visit: phone(visit, votes=True),
    "closed vote on a phone": lambda visit: phone(visit, votes=True, deed="close"),
    "debrief of a live case on a phone": lambda visit: phone(visit, Decision(2, (0, 2)), Decision(0), deed="end"),
}

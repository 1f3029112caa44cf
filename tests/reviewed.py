"""A draft on its way to a release, with an author, a reviewer and an organiser."""

from pathlib import Path

from eduapp.actions import candidates, drafts, exploring, releases, releasing, roles, signing
from eduapp.actions.audit import Hand
from eduapp.actions.candidates import Looked
from eduapp.actions.unfolding import Unfolding
from eduapp.jobs.explore import explore
from eduapp.jobs.release import release
from eduapp.store import Person, Release
from eduapp.web import clock, ids
from eduapp.web.db import db
from tests.lives import learner

KEY = "walking"
OVERVIEW, STAIRS = "cases/walking/module.md", "cases/walking/the-stairs.md"
SAY = "I stand by it."


class Desk:
    """A draft with its author Dan, its reviewer Rita and its organiser Carol."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.unfolding = Unfolding()
        self.dan, self.rita, self.carol = (
            self._hand("Dan", "author"),
            self._hand("Rita", "reviewer"),
            self._hand("Carol", "organiser"),
        )
        self.draft = drafts.begin(db.session, KEY, files, self.dan)
        db.session.commit()

    def _hand(self, name: str, role: str) -> Hand:
        now = clock.now()
        person = learner(db.session, name, now)
        roles.grant(db.session, person, role, now=now)
        return Hand(person.id, name, now, ids.maker(now))

    @property
    def root(self) -> Path:
        return self.unfolding.folder(db.session.connection(), self.draft.id)

    def look(self) -> Looked:
        return candidates.look(db.session, self.draft, self.root, clock.now().date())

    def codes(self) -> set[str]:
        return {one.code for one in releasing.missing(self.look(), clock.now().date())}

    def explore(self) -> None:
        for path, document in self.look().documents.items():
            digest = exploring.digest_of(document, clock.now().date())
            if digest:
                exploring.ask(db.session, self.draft.id, path, digest, now=clock.now())
        db.session.commit()
        while explore(db.engine, self.unfolding, clock=clock.now):
            pass

    def sign(self, stage: str, hand: Hand) -> None:
        signing.sign(db.session, self.draft, self.look(), stage, self.draft.digest, SAY, hand)

    def sign_facts(self) -> None:
        looked = self.look()
        read = {one.fact.key: one.digest for one in looked.facts}
        assert signing.sign_facts(db.session, self.draft, looked, read, self.rita) == 0

    def review(self) -> None:
        self.explore()
        self.sign("author", self.dan)
        self.sign_facts()
        self.sign("reviewer", self.rita)

    def release(self, changes: str = "The first one.") -> Release | None:
        releasing.ask(db.session, self.draft, self.look(), self.draft.digest, SAY, changes, self.carol)
        db.session.commit()
        release(db.engine, self.unfolding, clock=clock.now)
        db.session.expire_all()
        return releases.in_force(db.session, KEY)


def grant(hand: Hand, role: str) -> None:
    roles.grant(db.session, db.session.get_one(Person, hand.id), role, now=clock.now())


def write(desk: Desk, path: str, before: str, after: str, hand: Hand) -> None:
    file = drafts.file_or_404(db.session, desk.draft, path)
    text = file.data.decode()
    assert before in text
    drafts.save(db.session, desk.draft, path, text.replace(before, after).encode(), file.number, hand)

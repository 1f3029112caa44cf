"""How a cohort decides, as an educator finds it after a class of differing ability has played."""

from dataclasses import replace
from datetime import UTC, datetime
from random import Random

from eduapp.actions import attempts, cohorts, giving, play
from eduapp.actions.audit import Hand
from eduapp.actions.giving import Terms
from eduapp.case.play import Decision, Impossible, Play
from eduapp.store import Case
from eduapp.web import ids
from eduapp.web.db import db, reading, writing
from eduapp.web.desk import desk
from eduapp.web.learn.standing import playable
from tests.browser.site import Site, Somebody
from tests.browser.views_of_modules import View, Way
from tests.browser.visit import Visit

CASE = "the-mailbox"
NAMES = ("Ada", "Ben", "Cem", "Dora", "Emil", "Fatma", "Goran")
_known: dict[Site, tuple[Somebody, str]] = {}


def decided(rest: str = "", key: str = CASE, query: str = "") -> Way:
    def go(visit: Visit) -> None:
        if visit.site not in _known:
            _known[visit.site] = taught(visit.site)
        bob, page = _known[visit.site]
        visit.site.enter(visit.device, bob)
        visit.go(f"{page}/{key}{rest}{query}" if key else page + rest)

    return go


def taught(site: Site) -> tuple[Somebody, str]:
    """An educator, and the address of the cases of his cohort, which has played two of them."""
    bob, now = site.learner("Bob", "educator"), datetime.now(UTC)
    learners = [site.learner(name) for name in NAMES]
    with site.app.test_request_context():
        hand = Hand(bob.id, bob.name, now, ids.maker(now))
        made = cohorts.create(db.session, ids.new(now), bob.id, "Residents 2027", "Europe/Berlin", now=now)
        cohorts.create(db.session, ids.new(now), bob.id, "Residents 2026", "Europe/Berlin", now=now)
        for key in (CASE, "a-short-walk"):
            given = giving.give(db.session, made, "case", key, Terms(attempts=2), hand)
            revision = db.session.get_one(Case, key).revision_id or 0
            db.session.commit()
            for number, one in enumerate(learners):
                begun = attempts.begin(
                    db.session.connection(), ids.new(now), one.id, playable(revision), 1, assignment=given, now=now
                )
                db.session.commit()
                _play(begun, one, Random(f"{key} {number}"), 0.45 + number / 15)
        return bob, f"/teach/cohorts/{ids.written(made.id)}/cases"


def _play(attempt: int, who: Somebody, chance: Random, ability: float) -> None:
    """To an ending: the best decision as often as the ability says, or else any other."""
    for _ in range(60):
        standing = play.stand(reading(), desk(), attempt, who.id)
        if standing.is_over:
            break
        step = standing.playable.guide.step(standing.play)
        assert step is not None
        assert step.best is not None
        decision = step.best if chance.random() < ability else _any(standing.play, chance)
        words = "She is slower than in spring.\n\nNo relapse since." if standing.play.here.write else ""
        number = len(standing.play.decisions)
        try:
            play.decide(writing, standing, number, replace(decision, words=words), None, now=datetime.now(UTC))
        except Impossible:
            continue


def _any(position: Play, chance: Random) -> Decision:
    rules, offer = position.rules.scenes[position.scene], position.offer()
    choice = chance.choice(offer.choices)
    if choice in rules.asks:
        return Decision(choice)
    size = min(rules.most, len(offer.options), max(rules.least, 1)) if offer.options else 0
    return Decision(choice, tuple(sorted(chance.sample(offer.options, size))))


VIEWS_OF_DECIDING: dict[str, View] = {
    "board of a cohort that has decided": decided("/../", key=""),
    "cases of a cohort": decided(key=""),
    "decisions in a case": decided(),
    "decisions in a case that nobody tried again": decided(query="?attempts=later"),
    "who decided what": decided("/scenes/0"),
    "own words of a cohort": decided("/words", "a-short-walk"),
    "comparison that is not chosen yet": decided("/compare"),
    "comparison": decided("/compare", query="?with=day&on=2026-01-31"),
    "comparison without a day": (decided("/compare", query="?with=day&on=soon"), 422),
}

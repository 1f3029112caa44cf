"""The pages about one learner, for her educators and for herself, each with a way to get there."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from eduapp.actions import cohorts, comments, giving, play, standings, word_marks
from eduapp.actions.audit import Hand
from eduapp.actions.giving import Terms
from eduapp.actions.standings import Shown
from eduapp.store import Attempt, Member
from eduapp.web import ids
from eduapp.web.db import db, reading
from eduapp.web.desk import desk
from tests.browser.site import Act, Somebody
from tests.browser.views_of_modules import View
from tests.browser.visit import Visit

DAY = timedelta(days=1)
CASE = "a-short-walk"
WAY = (
    Act("What could you do"),
    Act("Send her home", ["Look for", "Methylprednisolone"], "Stable. “Nothing new”, she says.\n\nSee in a year."),
    Act("Find out"),
)


@dataclass(frozen=True, slots=True)
class Taught:
    """An educator, her learner, and what the learner did for the cohort."""

    bob: Somebody
    alice: Somebody
    page: str
    attempt: int

    @property
    def of_attempt(self) -> str:
        return f"{self.page}attempts/{ids.written(self.attempt)}/"

    @property
    def of_learner(self) -> str:
        return f"{self.page}learners/{ids.written(self.alice.id)}/"


def taught(visit: Visit, *, says: bool = True, shares: bool = True) -> Taught:
    """Alice has walked for the cohort; Bob has commented and marked her words, if he says something."""
    bob, alice = visit.site.learner("Bob", "educator"), visit.site.learner("Alice")
    now = datetime.now(UTC)
    with visit.site.app.test_request_context():
        for days in (9, 2):
            pieces = [Shown(f"{days}#{number}", 0.7, {"recognise": 1.0}, "medium") for number in range(8)]
            standings.keep(db.session.connection(), alice.id, pieces, now=now - days * DAY)
        db.session.commit()
    attempt = ids.read(visit.site.attempt(alice, CASE, *WAY, ends_well=True).split("/attempts/")[1][:13])
    with visit.site.app.test_request_context():
        hand = Hand(bob.id, bob.name, now, ids.maker(now))
        made = cohorts.create(db.session, ids.new(now), bob.id, "Residents 2027", "Europe/Berlin", now=now)
        db.session.add(Member(cohort_id=made.id, person_id=alice.id, joined_at=now, shares=shares, extra_time=0))
        given = giving.give(db.session, made, "case", CASE, Terms(now - DAY, now + DAY), hand)
        row = db.session.get_one(Attempt, attempt)
        row.assignment_id, row.cohort_id = given.id, made.id
        db.session.commit()
        if says:
            standing = play.stand(reading(), desk(), attempt, alice.id)
            work = comments.about(standing)
            comments.say(db.session, work, 1, "What would you tell her in a year?\n\nTry it in a line.", hand)
            comments.say(db.session, work, None, "You asked about the year first: keep that.", hand)
            word_marks.mark(db.session, standing, 1, {0: False}, now=now)
            db.session.commit()
        page = f"/teach/cohorts/{ids.written(made.id)}/"
    return Taught(bob, alice, page, attempt)


def as_educator(visit: Visit, made: Taught, address: str) -> None:
    visit.site.enter(visit.device, made.bob)
    visit.go(address)


def learner(visit: Visit) -> None:
    made = taught(visit)
    as_educator(visit, made, made.of_learner)


def learner_not_sharing(visit: Visit) -> None:
    made = taught(visit, says=False, shares=False)
    as_educator(visit, made, made.of_learner)


def attempt(visit: Visit) -> None:
    made = taught(visit)
    as_educator(visit, made, made.of_attempt)


def too_long(visit: Visit) -> None:
    made = taught(visit)
    as_educator(visit, made, made.of_attempt)
    visit.page.get_by_text("Comment on decision 2").click()
    visit.page.locator("#comment-2").fill("slow " * 2_001)
    with visit.page.expect_navigation():
        visit.page.locator("#decision-2 .say").get_by_role("button", name="Send").click()


def scene(visit: Visit) -> None:
    made = taught(visit)
    as_educator(visit, made, f"{made.of_attempt}scene-1")


def end(visit: Visit) -> None:
    made = taught(visit)
    as_educator(visit, made, f"{made.of_attempt}scene-2")


def report(visit: Visit, query: str = "") -> None:
    made = taught(visit)
    as_educator(visit, made, f"{made.of_learner}report{query}")


def debrief(visit: Visit) -> None:
    made = taught(visit)
    visit.site.enter(visit.device, made.alice)
    visit.go(f"/learn/attempts/{ids.written(made.attempt)}/debrief")


def home(visit: Visit) -> None:
    made = taught(visit)
    visit.site.enter(visit.device, made.alice)
    visit.go("/learn/")


VIEWS_OF_LEARNER: dict[str, View] = {
    "one learner": learner,
    "one learner who does not share": learner_not_sharing,
    "attempt of a learner": attempt,
    "comment that is too long": (too_long, 422),
    "scene that is replayed": scene,
    "scene after it that is replayed": end,
    "report for a meeting": report,
    "report of days that are none": (lambda visit: report(visit, "?from=soon"), 422),
    "debrief with comments": debrief,
    "home with comments": home,
}

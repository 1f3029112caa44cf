"""The pages of assignments, for educators and for learners, each with a way to get there."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from eduapp.actions import cohorts, extending, giving, overriding
from eduapp.actions.audit import Hand
from eduapp.actions.giving import Terms
from eduapp.store import Attempt, Member
from eduapp.web import ids
from eduapp.web.db import db
from tests.browser.play import tick
from tests.browser.site import Act, Somebody
from tests.browser.student import MODULE
from tests.browser.views_of_modules import View, Way
from tests.browser.visit import Visit

DAY = timedelta(days=1)
CASE = "a-short-walk"
NAMES = ("Alice", "Ben", "Dora", "Emil")
WELL = Act("Find out why", ["Look for", "Time her"], "Slower by 29 %.")


@dataclass(frozen=True, slots=True)
class Given:
    """A cohort, its assignments of a case and of a module, and its learners."""

    page: str
    case: int
    module: int
    learners: list[Somebody]

    def of_case(self, rest: str = "") -> str:
        return f"{self.page}assignments/{ids.written(self.case)}/{rest}"


def given(visit: Visit) -> Given:
    """Somebody teaches four learners, who were given a case and a module; one has more time and a mark by hand."""
    bob, now = visit.site.learner("Bob", "educator"), datetime.now(UTC)
    learners = [visit.site.learner(name) for name in NAMES]
    played = visit.site.attempt(learners[0], CASE, WELL, ends_well=True)
    with visit.site.app.app_context():
        hand = Hand(bob.id, bob.name, now, ids.maker(now))
        made = cohorts.create(db.session, ids.new(now), bob.id, "Residents 2027", "Europe/Berlin", now=now)
        for one in learners:
            db.session.add(Member(cohort_id=made.id, person_id=one.id, joined_at=now, shares=True, extra_time=0))
        case = giving.give(db.session, made, "case", CASE, Terms(now - DAY, now + 3 * DAY, now + 9 * DAY, 2), hand)
        module = giving.give(db.session, made, "module", MODULE, Terms(now - 9 * DAY, now - DAY, counts="first"), hand)
        attempt = db.session.get_one(Attempt, ids.read(played.split("/attempts/")[1][:13]))
        attempt.assignment_id, attempt.cohort_id = case.id, made.id
        extending.extend(db.session, case, [learners[1].id], now + 5 * DAY, None, "On leave until Monday.", hand)
        extending.set_extra_time(db.session, made.id, [learners[2].id], 25, "Reads with a magnifier.", hand)
        member = overriding.member_or_404(db.session, module, learners[3].id)
        overriding.override(db.session, module, member, 0.8, "Did it on paper.", hand)
        db.session.commit()
        found = Given(f"/teach/cohorts/{ids.written(made.id)}/", case.id, module.id, learners)
    visit.site.enter(visit.device, bob)
    return found


def at(rest: str) -> Way:
    """A page of the cohort."""
    return lambda visit: visit.go(given(visit).page + rest)


def of_case(rest: str = "") -> Way:
    """A page of the assignment of the case."""
    return lambda visit: visit.go(given(visit).of_case(rest))


def new_lacking(visit: Visit) -> None:
    at("assignments/new")(visit)
    visit.page.get_by_label("Opens").fill("2027-03-08T08:00")
    visit.page.get_by_label("Due").fill("2027-03-01T18:00")
    visit.press("Give it")


def extension_lacking(visit: Visit) -> None:
    of_case()(visit)
    tick(visit.page, "Alice")
    visit.press("Give them more time")


def mark(visit: Visit) -> None:
    found = given(visit)
    visit.go(found.of_case(f"learners/{ids.written(found.learners[0].id)}/mark"))


def as_learner(path: str) -> Way:
    def go(visit: Visit) -> None:
        visit.site.enter(visit.device, given(visit).learners[1])
        visit.go(path)

    return go


def chosen(visit: Visit) -> None:
    """A module that was just begun, with the choice for which assignment its first quiz is taken."""
    as_learner(f"/learn/modules/{MODULE}/")(visit)
    visit.press("Begin this module")


VIEWS_OF_ASSIGNMENTS: dict[str, View] = {
    "assignments of an empty cohort": lambda visit: visit.go(_empty(visit) + "assignments"),
    "assignments": at("assignments"),
    "new assignment": at("assignments/new"),
    "new assignment that does not fit": (new_lacking, 422),
    "assignment": of_case(),
    "extension that lacks something": (extension_lacking, 422),
    "dates and rules": of_case("edit"),
    "mark": mark,
    "extra time": at("extra-time"),
    "changes": at("changes"),
    "home with what is due": as_learner("/learn/"),
    "cover of what was given": as_learner(f"/learn/cases/{CASE}"),
    "module that was given": chosen,
}


def _empty(visit: Visit) -> str:
    bob, now = visit.come_as("Bob", "educator"), datetime.now(UTC)
    with visit.site.app.app_context():
        made = cohorts.create(db.session, ids.new(now), bob.id, "Nobody yet", "UTC", now=now)
        db.session.commit()
        return f"/teach/cohorts/{ids.written(made.id)}/"

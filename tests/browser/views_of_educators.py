"""A quiz that was handed in, for an educator and for the learner; and cohorts that have no educator any more."""

from datetime import UTC, datetime

from sqlalchemy import delete

from eduapp.actions import cohorts, comments, giving, quizzes
from eduapp.actions.audit import Hand
from eduapp.actions.giving import Terms
from eduapp.store import Member, QuizAttempt, Role
from eduapp.web import ids
from eduapp.web.at_hand import takeables
from eduapp.web.db import db
from tests.browser.site import Somebody
from tests.browser.student import MODULE, Student
from tests.browser.views_of_modules import View
from tests.browser.visit import Visit

SAID = (("Alice", 0, "I was not sure."), ("Bob", 0, "What made you wait?"), ("Bob", None, "Well thought."))


def handed_in(visit: Visit) -> tuple[Somebody, Somebody, str, str]:
    """An educator and a learner, with the addresses at which they see the quiz that she handed in for him."""
    bob, alice, now = visit.site.learner("Bob", "educator"), visit.site.learner("Alice"), datetime.now(UTC)
    own = Student(visit.site, alice).take("After the cases", is_right=False)
    attempt = ids.read(own.rstrip("/").rpartition("/")[2])
    with visit.site.app.test_request_context():
        hand = Hand(bob.id, bob.name, now, ids.maker(now))
        made = cohorts.create(db.session, ids.new(now), bob.id, "Residents 2027", "Europe/Berlin", now=now)
        db.session.add(Member(cohort_id=made.id, person_id=alice.id, joined_at=now, shares=True, extra_time=0))
        row = db.session.get_one(QuizAttempt, attempt)
        row.assignment_id = giving.give(db.session, made, "module", MODULE, Terms(), hand).id
        row.cohort_id = made.id
        db.session.commit()
        about = comments.about(quizzes.sitting(db.session, takeables(), attempt, alice.id))
        for name, number, words in SAID:
            by = bob if name == "Bob" else alice
            comments.say(db.session, about, number, words, Hand(by.id, name, now, hand.new_id))
        known = {(one.by_name, one.number): one.id for one in comments.comments(db.session, about)}
        comments.withdraw(db.session, about, known["Alice", 0], Hand(alice.id, "Alice", now, hand.new_id))
        comments.change(db.session, about, known["Bob", 0], "What made you wait here?", hand)
        db.session.commit()
        return bob, alice, f"/teach/cohorts/{ids.written(made.id)}/quizzes/{ids.written(attempt)}/", f"{own}result"


def quiz(visit: Visit) -> None:
    bob, _, page, _ = handed_in(visit)
    visit.site.enter(visit.device, bob)
    visit.go(page)
    visit.page.get_by_text("Change or withdraw it").first.click()


def quiz_of_her_own(visit: Visit) -> None:
    _, alice, _, own = handed_in(visit)
    visit.site.enter(visit.device, alice)
    visit.go_to(own)


def untaught(visit: Visit) -> None:
    bob = visit.site.learner("Bob", "educator")
    visit.site.cohort(bob, visit.site.learner("Alice"))
    with visit.site.app.app_context():
        db.session.execute(delete(Role).where(Role.person_id == bob.id))
        db.session.commit()
    visit.come_as("Carol", "organiser")
    visit.go("/publish/cohorts")
    visit.page.get_by_label("E-mail address of an educator").first.fill("nobody@example.org")
    with visit.page.expect_navigation():
        visit.page.get_by_role("button", name="Let them teach it").first.click()


def last_one(visit: Visit) -> None:
    visit.site.cohort(visit.come_as("Bob", "educator"))
    visit.go("/account/delete")


VIEWS_OF_EDUCATORS: dict[str, View] = {
    "quiz that was handed in": quiz,
    "own quiz with comments": quiz_of_her_own,
    "cohorts without an educator": (untaught, 422),
    "deletion of the last educator": last_one,
}

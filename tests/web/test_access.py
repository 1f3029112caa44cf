"""Who may use what: every route, every role, somebody else's object. What is expected comes from the table."""

import re

import pytest
from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from eduapp.actions import awards, co_educators, comments, drafts, giving, live, problems, signing
from eduapp.actions.giving import Terms
from eduapp.actions.invitations import pending
from eduapp.store import Assignment, Attempt, Cohort, EvidenceChange, Export, QuizAttempt, Role, SignOff
from eduapp.web import clock, ids
from eduapp.web.access import ACCESS, ANYONE, KEEP_WORDS, Who
from eduapp.web.db import db
from tests.browse import Browser
from tests.cards import missed
from tests.cohorting import Plain, hand, monday
from tests.schooling import AFTER, BEFORE, MODULE, PRACTICE, School
from tests.stage import CAST, GOOD_WAY, GUESTS, MEASURE, WALK, Stage

VISITOR = "a visitor"
EVERYBODY = (VISITOR, *CAST)
OWNERS = ("Alice", "Mallory")
# With an account goes what others are to be kept from, so this comes last.
LAST = "account.delete"
# The quizzes of the school have no pictures, no case of the draft is whole, and nobody has a seat in a live case: tests
# of their own see to that.
WITHOUT = frozenset(
    {
        "learn.quiz_picture",
        "teach.question_picture",
        "teach.quiz_attempt_picture",
        "linked.live_picture",
        "preview.picture",
        "preview.case_map_picture",
    }
)
DRAFTED = "cases/walking/the-walk.md"
GOODBYES = (LAST, "account.log_out")


def kinds(name: str) -> Who:
    """What the table knows somebody of the cast as."""
    if name == VISITOR:
        return frozenset({"visitor"})
    if name in GUESTS:
        return frozenset({"guest"})
    role = CAST[name]
    return frozenset({"learner"} if role is None else {"learner", role})


def rules(app: Flask) -> list[Rule]:
    return sorted(app.url_map.iter_rules(), key=lambda rule: (rule.endpoint == LAST, rule.endpoint, rule.rule))


def methods(rule: Rule) -> list[str]:
    return sorted((rule.methods or set()) - {"OPTIONS", "HEAD"})


class Objects:
    """What addresses are filled with: an attempt that is over of Alice and one of Mallory, and so on. Whoever has an
    account is enrolled in the module."""

    def __init__(self, school: School) -> None:
        with school.app.app_context():
            for name in CAST.keys() - GUESTS:
                school.enrol(name)
            self.cards = {name: missed(school, name)[0] for name in OWNERS}
            self.attempts = {name: school.played(name, *GOOD_WAY) for name in OWNERS}
            self.quizzes = {name: school.take(name, BEFORE) for name in OWNERS}
            self.awards = {name: self._award(school, name) for name in OWNERS}
            standing = school.standing("Alice", self.attempts["Alice"])
            problem = problems.report(db.session, standing, school.ids["Alice"], "A slip.", now=clock.now())
            made = monday(school, *OWNERS)
            co_educators.ask(db.session, made, "new@example.org", Plain(), hand(school, "Bob"))
            given = giving.give(db.session, made, "case", WALK, Terms(due_at=clock.now()), hand(school, "Bob"))
            db.session.commit()
            self.problem, self.cohort, self.assignment = problem.id, made.id, given.id
            self.revision = self._handed_in(given)
            for name in OWNERS:  # each did it for the cohort
                row = db.session.get_one(Attempt, self.attempts[name])
                row.assignment_id, row.cohort_id = given.id, made.id
            db.session.commit()
            self.comments = self._said(school)
            self.export = self._made(made.id, school.ids["Bob"])
            self.live = self._over(made)
            self.invitation = pending(db.session, made.id)[0].id
            self.draft, self.remark, self.signature = self._begun(school)
            self.change = self._marked(school)
            self.learner, self.educator = school.ids["Alice"], school.ids["Bob"]

    def _handed_in(self, given: Assignment) -> int:
        """Let the quizzes of the owners be done for the assignment; the revision of them."""
        for attempt in self.quizzes.values():
            row = db.session.get_one(QuizAttempt, attempt)
            row.assignment_id, row.cohort_id = given.id, given.cohort_id
        db.session.commit()
        return row.revision_id

    def _said(self, school: School) -> dict[tuple[str, str, str], int]:
        """A comment by Bob and one by the learner on each attempt at a case or quiz."""
        db.session.expire_all()
        found = {}
        for name in OWNERS:
            standing = school.standing(name, self.attempts[name])
            for kind, work in (("case", standing), ("quiz", school.seated(name, self.quizzes[name]))):
                for by in ("Bob", name):
                    said = comments.about(work)
                    comments.say(db.session, said, None, f"From {by}.", hand(school, by))
                    newest = comments.comments(db.session, said)
                    found[kind, name, by] = next(one.id for one in newest if one.by_name == by)
        db.session.commit()
        return found

    def _made(self, cohort: int, person: int) -> int:
        """A table of the cohort that is done."""
        own = {"id": ids.new(clock.now()), "cohort_id": cohort, "person_id": person, "kind": "csv", "language": "en"}
        made = Export(state="done", asked_at=clock.now(), touched_at=clock.now(), file=b"PK", **own)
        db.session.add(made)
        db.session.commit()
        return made.id

    def _over(self, cohort: Cohort) -> int:
        """A live case of the cohort that is over."""
        begun = live.begin(db.session, ids.new(clock.now()), cohort, WALK, now=clock.now())
        begun.ended_at = clock.now()
        db.session.commit()
        return begun.id

    def _begun(self, school: School) -> tuple[int, int, int]:
        """A draft of a module, which Dan writes, with a remark on it, and a signature."""
        files = {path: b"# A page\n" for path in (DRAFTED, "cases/walking/module.md")}
        made = drafts.begin(db.session, "walking", files, hand(school, "Dan"))
        said = signing.remark(db.session, made, DRAFTED, 1, "# A page", "Is it?", hand(school, "Dan"))
        own = {"person_id": school.ids["Dan"], "by_name": "Dan", "at": clock.now(), "statement": "It is."}
        signed = SignOff(id=ids.new(clock.now()), draft_id=made.id, stage="author", digest=made.digest, **own)
        db.session.add(signed)
        db.session.commit()
        return made.id, said.id, signed.id

    def _marked(self, school: School) -> int:
        """A claim that has changed."""
        own = {"by_id": school.ids["Dan"], "by_name": "Dan", "at": clock.now()}
        changed = EvidenceChange(id=ids.new(clock.now()), claim="E102", what="It was withdrawn.", **own)
        db.session.add(changed)
        db.session.commit()
        return changed.id

    def _award(self, school: School, name: str) -> int:
        school.climb(name)
        school.take(name, AFTER)
        school.evaluate(name)
        return awards.complete(db.session, ids.new(clock.now()), school.study(name), name, now=clock.now()).id

    def _comment(self, rule: Rule, owner: str) -> int:
        """One by whoever may change it there."""
        work = "quiz" if "/quizzes/" in rule.rule else "case"
        return self.comments[work, owner, "Bob" if rule.rule.startswith("/teach") else owner]

    def address(self, rule: Rule, owner: str) -> str:
        attempts = self.quizzes if "/quizzes/" in rule.rule else self.attempts
        is_module = "/modules/" in rule.rule
        known = {
            "attempt": ids.written(attempts[owner]),
            "card": ids.written(self.cards[owner]),
            "cohort": ids.written(self.cohort),
            "assignment": ids.written(self.assignment),
            "comment": ids.written(self._comment(rule, owner)),
            "educator": ids.written(self.educator),
            "revision": ids.written(self.revision),
            "invitation": ids.written(self.invitation),
            "export": ids.written(self.export),
            "live": ids.written(self.live),
            "learner": ids.written(self.learner),
            "case": DRAFTED,
            "claim": "E102",
            "change": ids.written(self.change),
            "remark": ids.written(self.remark),
            "signature": ids.written(self.signature),
            "draft": ids.written(self.draft),
            "award": ids.written(self.awards[owner]),
            "problem": ids.written(self.problem),
            "key": MODULE if is_module else WALK,
            "path": DRAFTED if "/drafts/" in rule.rule else "handouts/a-sheet.md" if is_module else "media/gait.png",
            "filename": "page.css" if rule.endpoint == "static" else "css/bootstrap.min.css",
            "token": "forged",
            "number": "1",
            "position": str(PRACTICE),
        }
        return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: known[found[1]], rule.rule)


def is_log_in(answer: TestResponse) -> bool:
    """The way to the log-in page, or the page itself standing in for words that would be lost."""
    return answer.status_code in (303, 401) and "/account/log-in" in (answer.headers.get("Location", "") + answer.text)


def expected(rule: Rule, name: str, is_own: bool) -> str:
    allowed = ACCESS[rule.endpoint]
    if not allowed & kinds(name):
        return "log in" if kinds(name) <= {"visitor", "guest"} else "not found"
    if "cohort" in rule.arguments:  # one of Bob's, in which the owners learn
        is_there = name in OWNERS if rule.endpoint.startswith("learn.") else name == "Bob"
        return "served" if is_there and rule.endpoint not in WITHOUT else "not found"
    is_private = bool({"attempt", "award", "card"} & rule.arguments) and allowed is not ANYONE
    return "served" if (is_own or not is_private) and rule.endpoint not in WITHOUT else "not found"


def found(answer: TestResponse) -> str:
    if is_log_in(answer):
        return "log in"
    return "not found" if answer.status_code == 404 else "served" if answer.status_code < 500 else "broken"


def ask(browser: Browser, method: str, address: str) -> TestResponse:
    return browser.client.get(address, buffered=True) if method == "GET" else browser.send(address, {"number": "3"})


def test_the_table_names_every_route_and_no_other(app: Flask) -> None:
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == set(ACCESS)


def test_every_route_takes_what_its_view_is_for_and_nothing_else(app: Flask) -> None:
    assert {method for rule in rules(app) for method in methods(rule)} == {"GET", "POST"}


def test_every_route_by_every_role_with_the_object_of_somebody_else(school: School) -> None:
    """Of attempts this means 404 for everybody but the learner, organisers and operators included."""
    objects = Objects(school)
    wrong = []
    browsers = {name: school.browser(None if name == VISITOR else name) for name in EVERYBODY}
    for rule in rules(school.app):
        for name in EVERYBODY:
            owner = "Alice" if name != "Alice" else "Mallory"
            for method in methods(rule):
                fresh = name == VISITOR or rule.endpoint in GOODBYES  # a visitor may have become a guest
                browser = school.browser(None if name == VISITOR else name) if fresh else browsers[name]
                address = objects.address(rule, owner)
                answer, due = ask(browser, method, address), expected(rule, name, is_own=False)
                if rule.endpoint == "account.log_in":
                    due = found(answer)  # its page is what “log in” is known by
                if found(answer) != due:
                    wrong.append((method, address, name, due, answer.status_code))
    assert wrong == []


@pytest.mark.parametrize("name", OWNERS)
def test_every_route_with_an_object_of_ones_own_is_served(school: School, name: str) -> None:
    objects = Objects(school)
    wrong = []
    for rule in rules(school.app):
        for method in methods(rule):
            browser = school.browser(name)
            address = objects.address(rule, name)
            answer, due = ask(browser, method, address), expected(rule, name, is_own=True)
            if rule.endpoint != "account.log_in" and found(answer) != due:
                wrong.append((method, address, due, answer.status_code))
    assert wrong == []


def test_words_of_somebody_who_was_logged_out_are_not_sent_away(school: School) -> None:
    objects, visitor = Objects(school), school.browser()
    kept = [rule for rule in rules(school.app) if rule.endpoint in KEEP_WORDS and "POST" in methods(rule)]
    assert {rule.endpoint for rule in kept} == KEEP_WORDS
    for rule in kept:
        answer = visitor.send(objects.address(rule, "Alice"), {"number": "0", "words": "Two hours of work"})
        assert (rule.endpoint, answer.status_code) == (rule.endpoint, 401)
        assert "Two hours of work" in answer.text, rule.endpoint


def test_a_route_that_is_not_in_the_table_is_closed_to_everybody(stage: Stage) -> None:
    """Also where somebody forgets the table for a new page."""
    stage.app.add_url_rule("/new", "learn.new", lambda: "served")
    for name in EVERYBODY:
        browser = stage.browser(None if name == VISITOR else name)
        assert browser.client.get("/new").status_code == 404


@pytest.mark.parametrize("name", [name for name, role in CAST.items() if role])
def test_a_role_for_one_module_opens_nothing_for_the_whole_site(stage: Stage, name: str) -> None:
    with stage.app.app_context():
        role = db.session.get_one(Role, (stage.ids[name], CAST[name], "*"))
        role.scope = "walking"
        db.session.commit()
    browser = stage.browser(name)
    for address in ("/publish/problems", "/publish/content"):
        assert browser.client.get(address).status_code == 404


def test_a_form_without_its_token_changes_nothing(school: School) -> None:
    objects = Objects(school)
    with school.app.app_context():
        attempt = objects.attempts["Alice"] = school.begin("Alice")
    wrong = []
    for rule in rules(school.app):
        if "POST" in methods(rule):
            browser = school.browser("Alice")
            address = objects.address(rule, "Alice")
            answer = browser.client.post(address, data={"number": "0", "choice": "2"})
            if answer.status_code not in (400, 404):
                wrong.append((address, answer.status_code))
    assert [address for address, _ in wrong if address not in ("/account/log-in", "/account/sign-up")] == []
    with school.app.app_context():
        assert school.row(attempt).decided == 0
        school.play("Alice", attempt, MEASURE)

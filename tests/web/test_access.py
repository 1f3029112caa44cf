"""Who may use what: every route, every role, somebody else's object. What is expected comes from the table."""

import pytest
from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from eduapp.store import Role
from eduapp.web.access import ACCESS, ANYONE, KEEP_WORDS, Who
from eduapp.web.db import db
from tests.browse import Browser
from tests.schooling import School
from tests.stage import CAST, GUESTS, MEASURE, Stage
from tests.web.objects import OWNERS, Objects

VISITOR = "a visitor"
EVERYBODY = (VISITOR, *CAST)
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

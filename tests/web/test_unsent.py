"""What somebody had written when she was logged out is in its field again after she has logged in."""

import re
from html import unescape

import pytest
from sqlalchemy import select

from eduapp.actions import passwords
from eduapp.store import Person, Unsent
from eduapp.web import clock, ids
from eduapp.web.db import db
from tests.browse import Browser
from tests.schooling import AFTER, IN_THE_END, MODULE
from tests.stage import WALK
from tests.taught import Class
from tests.web.teach.onelearner import attempt_page, cohort_page, debrief_page, walked

HIDDEN = re.compile(r'<input type="hidden" name="(next|kept_\w+)" value="([^"]*)">')
PASSWORD = "four words make one"
OWN_WORDS = 7
MINE = "An hour of work, “quoted” <b>.\n\nAnd more."

pytestmark = pytest.mark.usefixtures("quick_passwords")


@pytest.fixture
def pages(class_: Class) -> dict[str, tuple[str, dict[str, object]]]:
    """A form of each kind: where it is sent, and with what."""
    with class_.app.app_context():
        for name in ("Alice", "Bob"):
            passwords.give(db.session, db.session.get_one(Person, class_.ids[name]), PASSWORD, now=clock.now())
        db.session.commit()
        class_.go("Alice")
        given = class_.give(key=WALK)
        attempt = walked(class_, given=given)
        quiz = class_.take_for("Alice", class_.give("module", MODULE), AFTER)
        sits = f"/learn/quizzes/{ids.written(class_.sit('Alice', IN_THE_END))}/"
        mark = f"{cohort_page(class_)}assignments/{ids.written(given.id)}/"
        mark += f"learners/{ids.written(class_.ids['Alice'])}/mark"
    own = debrief_page(attempt).removesuffix("debrief")
    said: dict[str, object] = {"number": "0", "words": MINE}
    return {
        "an answer to educators": (f"{own}comments", {"number": "", "words": MINE}),
        "about a quiz": (f"/learn/quizzes/{ids.written(quiz)}/comments", said),
        "own words in a quiz": (f"{sits}{OWN_WORDS}", {"words": MINE}),
        "an evaluation": (f"/learn/modules/{MODULE}/evaluation", {"q0-0": "yes", "q1-why": MINE}),
        "a comment": (f"{attempt_page(class_, attempt)}comments", said),
        "a comment on a quiz": (f"{cohort_page(class_)}quizzes/{ids.written(quiz)}/comments", said),
        "the reason of a mark": (mark, {"per_cent": "50", "reason": MINE}),
    }


def come_back(class_: Class, address: str, fields: dict[str, object]) -> Browser:
    """Send a form after the session is over, and log in on the page that answers."""
    browser = class_.browser()
    answer = browser.post(address, fields)
    assert answer.status_code == 401
    assert "what you wrote is still here" in browser.text
    kept = {name: unescape(value) for name, value in HIDDEN.findall(answer.text)}
    who = "bob" if address.startswith("/teach") else "alice"
    browser.post("/account/log-in", {"email": f"{who}@example.org", "password": PASSWORD, **kept})
    return browser


def field(browser: Browser) -> list[str]:
    return [
        unescape(found).strip() for found in re.findall(r"<textarea[^>]*>(.*?)</textarea>", browser.page.text, re.S)
    ]


def test_each_form_is_filled_in_again_and_sent_once(
    class_: Class, pages: dict[str, tuple[str, dict[str, object]]]
) -> None:
    for what, (address, fields) in pages.items():
        browser = come_back(class_, address, fields)
        page = browser.last
        assert browser.page.status_code == 200, what
        assert "It is not sent yet." in browser.text, what
        assert MINE in field(browser), what
        browser.get(page)
        assert MINE in field(browser), f"{what}: looking again loses nothing"
        if what != "an evaluation":  # which wants more than this
            browser.post(address, fields)
            assert browser.page.status_code == 200, what
            browser.get(page)
            assert "It is not sent yet." not in browser.text, what
            with class_.app.app_context():
                assert db.session.scalars(select(Unsent.path).where(Unsent.path == address)).all() == [], what


def test_it_waits_for_nobody_else(class_: Class, pages: dict[str, tuple[str, dict[str, object]]]) -> None:
    address, fields = pages["a comment"]
    come_back(class_, address, fields)
    bob = class_.browser("Bob")  # in another browser he finds the page as it is
    bob.get(address.removesuffix("comments"))
    assert MINE not in field(bob)


def test_forged_fields_are_no_error(class_: Class, pages: dict[str, tuple[str, dict[str, object]]]) -> None:
    browser = class_.browser()
    browser.get("/account/log-in")
    for fields in ("no json", "[]", '{"words": 1}', '{"\\u0000": ["\\ud800"]}', "9" * 9_999):
        kept = {"kept_path": "/teach/" + "x" * 400, "kept_fields": fields, "next": "/learn/"}
        assert (
            browser.send("/account/log-in", {"email": "alice@example.org", "password": "wrong", **kept}).status_code
            == 401
        )
    browser.post("/account/log-in", {"email": "alice@example.org", "password": PASSWORD, **kept})
    assert browser.page.status_code == 200

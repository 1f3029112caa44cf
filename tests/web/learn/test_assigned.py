"""What learners are told of their assignments: at home, and before the start."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from eduapp.store import QuizAttempt
from eduapp.web import ids
from eduapp.web.db import db
from tests.browse import Browser
from tests.conftest import NOON, Clock
from tests.schooling import ASK, MODULE
from tests.stage import STAIRS, statements
from tests.taught import Class

DAY = timedelta(days=1)
HOME, COVER, OVERVIEW = "/learn/", f"/learn/cases/{STAIRS}", f"/learn/modules/{MODULE}/"
RADIO = re.compile(r'<input type="radio" name="assignment" value="(\w*)"( checked)?>')


@pytest.fixture
def alice(class_: Class) -> Browser:
    return class_.browser("Alice")


def on_the_way(class_: Class) -> None:
    """Alice has come so far in the module that its case is open."""
    class_.enrol("Alice")
    class_.take("Alice", 0)


def told(browser: Browser, address: str) -> str:
    browser.get(address)
    return browser.text


def test_home_lists_what_is_due_in_the_zone_of_the_cohort(class_: Class, alice: Browser) -> None:
    assert "Given to you" not in told(alice, HOME)
    with class_.app.app_context():
        class_.give(due_at=NOON + DAY)
    page = told(alice, HOME)
    for words in ("What you have to do", "Monday", "due Tue 24 Nov 2026, 13:00", "(Europe/Berlin)", "Not begun"):
        assert words in page


def test_home_says_what_became_of_it(class_: Class, alice: Browser, time: Clock) -> None:
    with class_.app.app_context():
        given = class_.give(due_at=NOON + DAY)
        class_.climb_for("Alice", given, ASK)
    assert "✓ Done · mark 100 %" in told(alice, HOME)
    with class_.app.app_context():
        class_.override("Alice", given, 0.5)
        class_.give(due_at=NOON + DAY)
    assert "mark 50 % (set by an educator: The file was broken.)" in told(alice, HOME)
    time.pass_(days=2)
    assert "Late: not done yet" in told(alice, HOME)


def test_nobody_else_is_told_of_it(class_: Class) -> None:
    with class_.app.app_context():
        class_.give(due_at=NOON + DAY)
        class_.give("module", MODULE)
    for name in ("Dan", "Bob", None, "Gus"):
        for address in (HOME, COVER, OVERVIEW):
            assert "Given to you" not in told(class_.browser(name), address), (name, address)


def test_the_cover_says_before_the_start_what_holds(class_: Class, alice: Browser) -> None:
    with class_.app.app_context():
        class_.give(due_at=NOON + DAY, closes_at=NOON + 2 * DAY, attempts=2, counts="first")
        on_the_way(class_)
    page = told(alice, COVER)
    for words in (
        "Given to you in Monday",
        "due Tue 24 Nov 2026, 13:00, closes Wed 25 Nov 2026, 13:00 (Europe/Berlin)",
        "2 attempts are allowed.",
        "The first one that is finished gives the mark.",
        "Seen by those who teach it: Bob.",
    ):
        assert words in page


def test_the_one_due_first_is_chosen_and_none_can_be(class_: Class, alice: Browser) -> None:
    with class_.app.app_context():
        given = [class_.give(due_at=NOON + DAY).id, class_.give("module", MODULE, due_at=NOON + 2 * DAY).id]
        on_the_way(class_)
    sooner, later = map(ids.written, given)
    assert RADIO.findall(alice.get(COVER).text) == [(sooner, " checked"), (later, ""), ("", "")]


def test_her_own_dates_are_told_and_not_those_of_all(class_: Class, alice: Browser) -> None:
    with class_.app.app_context():
        given = class_.give(opens_at=NOON - DAY, due_at=NOON + DAY)
        class_.extend("Alice", given, NOON + 5 * DAY)
    assert "due Sat 28 Nov 2026, 13:00" in told(alice, HOME)
    assert "due Tue 24 Nov 2026, 13:00" in told(class_.browser("Mallory"), HOME)


def test_of_a_time_that_comes_twice_it_is_said_which(class_: Class, alice: Browser) -> None:
    with class_.app.app_context():
        class_.give(due_at=NOON.replace(year=2027, month=10, day=31, hour=1))
    assert "due Sun 31 Oct 2027, 02:00 (UTC+0100)" in told(alice, HOME)


def test_what_is_not_open_says_when_it_is_and_offers_no_choice(class_: Class, alice: Browser) -> None:
    with class_.app.app_context():
        class_.give("module", MODULE, opens_at=NOON + DAY)
        class_.enrol("Alice")
    page = told(alice, OVERVIEW)
    assert "opens Tue 24 Nov 2026, 13:00 (Europe/Berlin). What you begin before counts for you alone." in page
    assert RADIO.findall(alice.page.text) == []


def test_what_closed_and_what_is_used_up_says_so(class_: Class, alice: Browser) -> None:
    with class_.app.app_context():
        class_.give("module", MODULE, closes_at=NOON)
        class_.climb_for("Alice", class_.give(attempts=1))
        on_the_way(class_)
    page = told(alice, COVER)
    assert "open from Mon 23 Nov 2026, 13:00 to Mon 23 Nov 2026, 13:00 (Europe/Berlin)" in page
    assert "all attempts are used. What you begin now counts for you alone." in page


def test_the_module_page_says_it_and_lets_her_choose_with_each_quiz(class_: Class, alice: Browser) -> None:
    with class_.app.app_context():
        given = class_.give("module", MODULE, due_at=NOON + DAY)
    assert "Given to you in Monday" in told(alice, OVERVIEW)
    with class_.app.app_context():
        class_.enrol("Alice")
    assert RADIO.findall(alice.get(OVERVIEW).text) == [(ids.written(given.id), " checked"), ("", "")]


def test_who_played_a_case_before_is_told_that_a_new_attempt_is_needed(class_: Class, alice: Browser) -> None:
    with class_.app.app_context():
        class_.give(due_at=NOON + DAY)
        on_the_way(class_)
    assert "You have played this before" not in told(alice, COVER)
    with class_.app.app_context():
        class_.begin("Alice", STAIRS)
    assert "For the assignment of Monday a new attempt is needed: what" in told(alice, COVER)
    assert "What you would go on with is yours alone, too" not in alice.text, "it was begun outside of the module"
    with class_.app.app_context():
        class_.climb("Alice")
        given = class_.give(key=STAIRS)
        class_.belong(class_.climb("Alice"), given)
    assert "For the assignment of Monday a new attempt is needed" in told(alice, COVER)
    assert "Monday, Monday" not in alice.text, "for the other one it was played"


def test_who_goes_on_with_what_is_hers_alone_is_told_so(class_: Class, alice: Browser) -> None:
    with class_.app.app_context():
        on_the_way(class_)
    alice.get(COVER)
    alice.post(f"{COVER}/begin")
    with class_.app.app_context():
        class_.give(due_at=NOON + DAY)
    page = told(alice, COVER)
    assert "Go on at decision 1" in page
    assert "What you would go on with is yours alone, too: begin anew for the assignment." in page


def test_parts_of_a_module_that_were_done_before_are_named(class_: Class, alice: Browser) -> None:
    with class_.app.app_context():
        on_the_way(class_)
        class_.climb("Alice")
        given = class_.give("module", MODULE, due_at=NOON + DAY)
    page = told(alice, OVERVIEW)
    assert "For the assignment of Monday 0 of 3 parts are done." in page
    assert "a new attempt is needed: The stairs at home." in page
    assert "These you have done before and cannot take again: Before." in page
    with class_.app.app_context():
        class_.belong(class_.climb("Alice"), given)
    page = told(alice, OVERVIEW)
    assert "For the assignment of Monday 1 of 3 parts are done." in page
    assert "a new attempt is needed:" not in page


def test_educators_are_told_that_what_was_done_before_does_not_count(class_: Class) -> None:
    with class_.app.app_context():
        class_.enrol("Alice")
        class_.take("Alice", 0)
        given = class_.give("module", MODULE)
        page = f"/teach/cohorts/{ids.written(class_.cohort)}/assignments/"
        own = f"{page}{ids.written(given.id)}/"
    bob = class_.browser("Bob")
    for address in (f"{page}new", own):
        assert "What somebody did of it before it was given" in told(bob, address)
    assert "0 of 2 learners are done." in told(bob, own)
    assert "A test of the module that somebody cannot take again stays not done" in bob.text


def test_the_pages_take_as_many_statements_for_much_as_for_little(class_: Class, alice: Browser) -> None:
    def give() -> None:
        with class_.app.app_context():
            class_.give()
            class_.give("module", MODULE)

    def sent(address: str) -> int:
        with statements(class_.app) as found:
            alice.get(address)
        return len(found)

    give()
    few = [(sent(address), sent(address))[1] for address in (HOME, COVER, OVERVIEW)]
    for _ in range(3):
        give()
    assert [sent(address) for address in (HOME, COVER, OVERVIEW)] == few


def test_an_attempt_is_begun_for_the_assignment_that_was_chosen(class_: Class, alice: Browser) -> None:
    with class_.app.app_context():
        given = class_.give(due_at=NOON + DAY)
        known = given.id, given.cohort_id
        on_the_way(class_)
    for sent, found in ((ids.written(known[0]), known), ("", (None, None))):
        address = alice.send(f"{COVER}/begin", {"assignment": sent, "anew": "yes"}).headers["Location"]
        with class_.app.app_context():
            row = class_.row(ids.read(address.split("/")[3]))
            assert (row.assignment_id, row.cohort_id) == found


def test_nobody_begins_for_an_assignment_of_others(class_: Class) -> None:
    with class_.app.app_context():
        given = class_.give(due_at=NOON + DAY).id
        class_.enrol("Dan")
        class_.take("Dan", 0)
    answer = class_.browser("Dan").send(f"{COVER}/begin", {"assignment": ids.written(given)})
    assert answer.status_code == 400
    assert "Nothing can be begun for that assignment now" in answer.text


def test_a_quiz_is_begun_for_the_module_that_was_given(class_: Class, alice: Browser) -> None:
    with class_.app.app_context():
        given = class_.give("module", MODULE, due_at=NOON + DAY)
        known = given.id, given.cohort_id
        class_.enrol("Alice")
    alice.send(f"{OVERVIEW}quizzes/0", {"assignment": ids.written(known[0])})
    with class_.app.app_context():
        (begun,) = db.session.scalars(select(QuizAttempt)).all()
        assert (begun.assignment_id, begun.cohort_id) == known


@pytest.mark.parametrize("sent", ["x", "0000000000000", "uuuuuuuuuuuuu", "zzzzzzzzzzzzzzzzzzzzzz", "\0"])
def test_what_is_no_assignment_begins_nothing(class_: Class, alice: Browser, sent: str) -> None:
    with class_.app.app_context():
        on_the_way(class_)
    assert alice.send(f"{COVER}/begin", {"assignment": sent}).status_code == 400
    with class_.app.app_context():
        assert class_.study("Alice").steps[1].item.done.begun == 0

"""The page of a module: before, within and after; enrolling; its quizzes and its pages to print."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from eduapp.actions import releases, shelf
from eduapp.web import clock, ids
from eduapp.web.db import db
from tests import schooling
from tests.browse import Browser
from tests.conftest import Clock
from tests.content import change
from tests.schooling import AFTER, AT_ONCE, BEFORE, CASE, MODULE, PRACTICE, WRONG, School
from tests.stage import STAIRS, statements

PAGE = f"/learn/modules/{MODULE}/"
HANDOUT = f"{PAGE}handouts/a-sheet.md"
MOST_OF_A_PAGE = 5
TITLES = ("Before", "The stairs at home", "On the way", "Afterwards", "Told at once", "Told in the end")


@pytest.fixture
def alice(school: School) -> Browser:
    """Alice, who is enrolled."""
    with school.app.app_context():
        school.enrol("Alice")
    return school.browser("Alice")


def load(school: School, folder: Path) -> None:
    with school.app.app_context():
        shelf.load(db.session, folder, now=clock.now())
        db.session.commit()


@pytest.mark.parametrize("name", [None, "Gus", "Alice"])
def test_before_anybody_enrols_it_says_what_it_is_and_what_holds(school: School, name: str | None) -> None:
    school.app.config["CONTACT"] = "ask@site.example"
    browser = school.browser(name)
    browser.get(PAGE)
    for part in (
        "Legs over a year",
        "can be asked and measured",
        "Neurologists and residents",
        *TITLES,
        "University of Somewhere",
        "1.25",
        "Dan Author",
        "Questions ask@site.example",
        "What the whole module rests on: 3 sources",
    ):
        assert part in browser.text, part
    assert "a maximum of 1.25 <em>CME credits</em>." in browser.page.text
    assert ("Begin this module" in browser.text) == (name == "Alice")
    assert ("A module needs an account" in browser.text) == (name != "Alice")


def test_who_enrols_stands_at_the_pre_test(school: School) -> None:
    browser = school.browser("Alice")
    browser.get(PAGE)
    browser.post(f"{PAGE}enrol")
    assert browser.last == PAGE
    assert "Next Before" in browser.text
    assert "nobody fails it" in browser.text
    assert browser.text.count("It opens when you have finished “Before”.") == 1
    browser.post(f"{PAGE}enrol")
    assert "Next Before" in browser.text, "enrolling twice is enrolling once"


def test_the_way_goes_on_step_by_step_to_the_certificate(school: School, alice: Browser) -> None:
    steps: dict[str, Callable[[], object]] = {
        "Before": lambda: school.take("Alice", BEFORE),
        "The stairs at home": lambda: school.climb("Alice"),
        "Afterwards": lambda: school.take("Alice", AFTER),
        "Evaluation": lambda: school.evaluate("Alice"),
    }
    for title, do in steps.items():
        alice.get(PAGE)
        assert f"Next {title}" in alice.text
        with school.app.app_context():
            do()
    alice.get(PAGE)
    assert "All is done Certificate" in alice.text
    assert "What is missing for the credit Nothing." in alice.text


def test_what_is_missing_for_the_credit_is_said(school: School, alice: Browser) -> None:
    with school.app.app_context():
        school.go("Alice", WRONG)
    alice.get(PAGE)
    assert "In “Afterwards” you reached 0 %; 70 % are needed." in alice.text
    assert "The evaluation is not answered yet." in alice.text
    assert "1 attempt left" in alice.text
    assert "Next Afterwards" in alice.text
    assert "best 0 % · not passed yet" in alice.text


def test_a_quiz_opens_in_its_turn_and_says_for_what_it_waits(alice: Browser) -> None:
    alice.get(PAGE)
    answer = alice.post(f"{PAGE}quizzes/{AFTER}")
    assert answer.status_code == 400
    assert "It opens when you have finished “Before”." in alice.text


def test_a_pre_test_is_not_begun_twice(school: School, alice: Browser) -> None:
    with school.app.app_context():
        school.take("Alice", BEFORE)
    alice.get(PAGE)
    assert alice.post(f"{PAGE}quizzes/{BEFORE}").status_code == 400
    assert "A pre-test is taken once." in alice.text


def test_attempts_at_the_post_test_end(school: School, alice: Browser) -> None:
    with school.app.app_context():
        school.go("Alice", WRONG)
        school.take("Alice", AFTER, WRONG)
    alice.get(PAGE)
    assert alice.post(f"{PAGE}quizzes/{AFTER}").status_code == 400
    assert "All 2 attempts are used." in alice.text
    with school.app.app_context():
        school.evaluate("Alice")
    alice.get(PAGE)
    assert "No attempt is left Certificate" in alice.text


def test_beginning_twice_goes_on_with_the_same_attempt(school: School, alice: Browser) -> None:
    alice.get(PAGE)
    first, again = (alice.send(f"{PAGE}quizzes/{BEFORE}").location for _ in range(2))
    assert first == again
    alice.get(PAGE)
    assert "Go on" in alice.text


@pytest.mark.parametrize("position", [CASE, 6, 99_999])
def test_there_is_a_quiz_only_where_the_module_has_one(school: School, alice: Browser, position: int) -> None:
    with school.app.app_context():
        school.go("Alice")
    alice.get(PAGE)
    assert alice.send(f"{PAGE}quizzes/{position}").status_code == 404


def test_what_was_answered_is_one_link_away(school: School, alice: Browser) -> None:
    with school.app.app_context():
        attempt = school.take("Alice", BEFORE)
    alice.get(PAGE)
    assert f"/learn/quizzes/{ids.written(attempt)}/result" in alice.page.text


def test_nothing_of_somebody_else_is_on_it(school: School, alice: Browser) -> None:
    with school.app.app_context():
        school.finish("Mallory")
    alice.get(PAGE)
    assert "Next Before" in alice.text


def test_who_is_not_enrolled_takes_no_part(school: School, alice: Browser) -> None:
    mallory = school.browser("Mallory")
    for position in (BEFORE, PRACTICE, AT_ONCE):
        assert mallory.send(f"{PAGE}quizzes/{position}").status_code == 404
    assert mallory.client.get(HANDOUT).status_code == 404


def test_a_new_release_is_told_to_who_is_in_the_old_one(school: School, alice: Browser, tmp_path: Path) -> None:
    overview = schooling.OVERVIEW.replace("# Legs over a year", "# Legs over two years")
    load(school, schooling.write(tmp_path, overview))
    alice.get(PAGE)
    assert "You are in release 1. Release 2 is in force" in alice.text
    assert "What is new" not in alice.text, "a folder that is loaded does not say"
    assert "Legs over two years" not in alice.text
    mallory = school.browser("Mallory")
    assert "Legs over two years" in mallory.get(PAGE).text


def test_what_is_new_in_a_release_is_told_to_who_is_in_an_older_one(
    school: School, alice: Browser, tmp_path: Path
) -> None:
    overview = schooling.OVERVIEW.replace("# Legs over a year", "# Legs over two years")
    load(school, schooling.write(tmp_path, overview))
    with school.app.app_context():
        made = releases.in_force(db.session, MODULE)
        assert made is not None
        made.changes = "Two years instead of <one>."
        db.session.commit()
    alice.get(PAGE)
    assert "What is new in release 2 Two years instead of <one>." in alice.text


def test_a_module_that_has_expired_is_begun_and_played_to_its_end_without_credit(school: School, time: Clock) -> None:
    time.time = datetime(2027, 11, 1, tzinfo=UTC)
    mallory = school.browser("Mallory")
    mallory.get(PAGE)
    assert "It has expired: it can be played on, and gives no credit any more." in mallory.text
    mallory.post(f"{PAGE}enrol")
    assert "Next Before" in mallory.text
    with school.app.test_request_context():
        school.finish("Mallory")
    mallory.get(f"{PAGE}certificate")
    assert "Credit could be claimed until 31 Oct 2027" in mallory.text
    credit = {"name": "Mallory", "what": "credit", "hours-0": "0.25", "hours-1": ""}
    assert mallory.post(f"{PAGE}certificate", credit).status_code == 400
    assert mallory.post(f"{PAGE}certificate", {"name": "Mallory", "what": "completion"}).status_code == 200
    assert "Certificate of completion Granted to Mallory" in mallory.text


def test_a_module_that_is_gone_goes_on_for_whoever_is_in_it(school: School, alice: Browser, tmp_path: Path) -> None:
    folder = schooling.write(tmp_path)
    (folder / MODULE / "module.md").unlink()
    load(school, folder)
    alice.get(PAGE)
    assert "Next Before" in alice.text
    assert alice.send(f"{PAGE}quizzes/{BEFORE}").status_code == 303
    mallory = school.browser("Mallory")
    assert mallory.client.get(PAGE).status_code == 404
    assert mallory.send(f"{PAGE}enrol").status_code == 404


@pytest.mark.parametrize("key", ["nothing", "%00", "walking%00", "x" * 3000])
def test_a_module_that_is_not_there_has_no_page(school: School, alice: Browser, key: str) -> None:
    assert alice.client.get(f"/learn/modules/{key}/").status_code == 404
    assert alice.send(f"/learn/modules/{key}/enrol").status_code == 404
    assert alice.send(f"/learn/modules/{key}/quizzes/0").status_code == 404


def test_its_case_leads_to_the_module_until_it_opens(school: School, alice: Browser) -> None:
    alice.get(f"/learn/cases/{STAIRS}")
    assert "It opens when you have finished “Before”." in alice.text
    answer = alice.send(f"/learn/cases/{STAIRS}/begin")
    assert (answer.status_code, answer.location) == (303, PAGE)
    with school.app.app_context():
        school.take("Alice", BEFORE)
    assert alice.send(f"/learn/cases/{STAIRS}/begin").location.startswith("/learn/attempts/")


def test_a_page_to_print_is_there_as_it_was_in_the_release(school: School, alice: Browser, tmp_path: Path) -> None:
    alice.get(PAGE)
    assert HANDOUT in alice.page.text
    folder = schooling.write(tmp_path)
    change(folder / MODULE / "handouts/a-sheet.md", "Count the stairs", "Count the steps")
    load(school, folder)
    alice.get(HANDOUT)
    for part in ("A sheet for the waiting room", "Count the stairs of a week.", "A made-up journal 3"):
        assert part in alice.text


@pytest.mark.parametrize(
    "path", ["module.md", "the-stairs.md", "handouts/", "handouts/b.md", "../evidence.yaml", "%00"]
)
def test_nothing_else_of_the_module_can_be_printed(alice: Browser, path: str) -> None:
    assert alice.client.get(f"{PAGE}{path}").status_code == 404


def test_the_page_takes_as_few_statements_after_much_as_after_little(school: School, alice: Browser) -> None:
    taken = set()
    for times in (0, 1, 6):
        with school.app.app_context():
            for _ in range(times):
                school.take("Alice", PRACTICE)
        alice.get(PAGE)
        with statements(school.app) as sent:
            assert alice.client.get(PAGE).status_code == 200
        taken.add(len(sent))
    assert len(taken) == 1
    assert taken.pop() <= MOST_OF_A_PAGE, sent


def test_each_part_says_how_long_it_takes(alice: Browser) -> None:
    alice.get(PAGE)
    assert "On the way Questions to practise, optional · 1 minute" in alice.text


def test_below_the_title_of_a_page_to_print_no_size_of_heading_is_left_out(school: School, tmp_path: Path) -> None:
    folder = schooling.write(tmp_path)
    change(folder / MODULE / "handouts/a-sheet.md", "Count the stairs", "## Day by day\n\nCount the stairs")
    load(school, folder)
    with school.app.app_context():
        school.enrol("Alice")
    html = school.browser("Alice").get(HANDOUT).text
    assert "<h2>Day by day</h2>" in html


def test_the_debrief_within_a_module_leads_on_in_it(school: School) -> None:
    with school.app.test_request_context():
        school.enrol("Alice")
        school.take("Alice", BEFORE)
        attempt = ids.written(school.climb("Alice"))
    dock = school.browser("Alice").get(f"/learn/attempts/{attempt}/debrief").text.partition('class="dock"')[2]
    assert f'href="{PAGE}">Go on with the module</a>' in dock

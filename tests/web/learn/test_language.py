"""In another language the pages of learning say nothing in English."""

import pytest

from eduapp.actions import awards, follow_ups
from eduapp.case.play import Decision
from eduapp.quiz.given import Given
from eduapp.store import Evaluation
from eduapp.web import clock, ids
from eduapp.web.db import db
from tests import schooling
from tests.actions.shown import keep, shown
from tests.asking import KINDS, NUMBER, ORDER, RIGHT, WORDS
from tests.asking import WRONG as ALL_WRONG
from tests.browse import Browser
from tests.cards import missed
from tests.conftest import Clock
from tests.schooling import AT_ONCE, BEFORE, IN_THE_END, MODULE, WRONG, School
from tests.stage import GOOD_WAY, HARMFUL_WAY, LETTER, MEASURE, STAIRS, Stage, page_of
from tests.web.foreign import unmarked
from tests.web.learn.taking import begin, form

pytestmark = pytest.mark.usefixtures("pseudo")
on_sqlite = pytest.mark.parametrize("schooled_url", ["sqlite"], indirect=True)
PAGE = f"/learn/modules/{MODULE}/"


# What authors and learners wrote, as it stands together on a page.
TOGETHER = ("Dan Author, author:", "Recognising change: Saying it:", "Ask about a year.", "She walks more slowly. No.")


def says_nothing(browser: Browser, *paths: str) -> None:
    for path in paths:
        assert unmarked(browser.get(path).text, *TOGETHER) == [], path
        assert "⟦" in browser.text


@on_sqlite
def test_the_end_of_a_module(school: School) -> None:
    with school.app.test_request_context():
        school.go("Alice")
        school.finish("Bob", WRONG)
        school.finish("Carol")
        now = clock.now()
        made = awards.complete(db.session, ids.new(now), school.study("Carol"), "Carol", now=now)
        code = ids.written(made.id)
        token = asked(school, "Bob")
        db.session.commit()
    module = f"/learn/modules/{schooling.MODULE}"
    address = f"http://127.0.0.1:8000/verify/{code}"
    pages = {
        "Alice": (f"{module}/evaluation", f"{module}/certificate"),
        "Bob": (f"{module}/certificate",),
        "Carol": (f"{module}/certificate", f"/verify/{code}"),
        None: (f"/follow-up/{token}", "/follow-up/forged"),
    }
    for name, paths in pages.items():
        browser = school.browser(name)
        shown = [browser.get(path).text for path in paths] + [browser.post(paths[0], {}).text]
        for page in shown:
            assert unmarked(page, address, code, *TOGETHER) == [], (name, paths)


def asked(school: School, name: str) -> str:
    """The token of the link by which somebody is asked what became of intentions."""
    evaluation = db.session.get_one(Evaluation, school.study(name).enrolment.id)
    evaluation.asked_at = clock.now()
    return follow_ups.link(evaluation, school.app.config["SECRET_KEY"], now=clock.now())


@pytest.mark.parametrize("stocked_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("way", [(), (MEASURE,), GOOD_WAY, HARMFUL_WAY], ids=["begun", "ticks", "good", "harmful"])
def test_a_play(stage: Stage, way: tuple[Decision, ...]) -> None:
    with stage.app.test_request_context():
        page = page_of(stage.played("Alice", *way))
    browser = stage.browser("Alice")
    for path in (page, f"{page}debrief", f"{page}problem"):
        assert unmarked(browser.get(path).text) == [], path
    assert unmarked(browser.post(page, {"number": 0, "choice": 9, "words": LETTER.words}).text) == []


@pytest.mark.parametrize("stocked_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("fields", [{"choice": 2}, {"choice": 3}, {"asked": 0, "choice": 2}, {"asked": 0}])
def test_a_review(stage: Stage, time: Clock, fields: dict[str, int]) -> None:
    with stage.app.test_request_context():
        missed(stage)
    time.pass_(days=1)
    browser = stage.browser("Alice")
    assert unmarked(browser.get("/learn/review").text) == []
    assert unmarked(browser.post(browser.last, {"number": 0, **fields}).text) == []
    for path in ("/learn/review?plan=show", "/reminders/forged"):
        assert unmarked(browser.get(path).text) == []


@on_sqlite
@pytest.mark.parametrize("name", [None, "Gus", "Alice", "Bob"])
def test_the_way_through_a_module(school: School, name: str | None) -> None:
    with school.app.test_request_context():
        school.enrol("Bob")
        school.take("Bob", BEFORE)
    browser = school.browser(name)
    says_nothing(browser, "/learn/", PAGE, f"/learn/cases/{STAIRS}")
    if name in ("Alice", "Bob"):
        assert unmarked(browser.post(f"{PAGE}enrol").text, *TOGETHER) == []
        assert unmarked(browser.post(f"{PAGE}quizzes/3").text) == [], "it is not open yet"
        says_nothing(browser, f"{PAGE}handouts/a-sheet.md", "/learn/")


@on_sqlite
@pytest.mark.parametrize("given", [RIGHT, ALL_WRONG, (None,) * len(KINDS)], ids=["right", "wrong", "blank"])
def test_a_quiz(school: School, given: tuple[Given | None, ...]) -> None:
    with school.app.test_request_context():
        school.go("Alice")
    browser = school.browser("Alice")
    for position in (AT_ONCE, IN_THE_END):
        quiz = begin(browser, position)
        says_nothing(browser, quiz)
        for number, one in enumerate(given):
            html = browser.get(f"{quiz}{number + 1}").text
            assert unmarked(html) == []
            fields = {} if one is None else form(html, number, one)
            assert unmarked(browser.post(f"{quiz}{number + 1}", fields).text, *TOGETHER) == []
        says_nothing(browser, f"{quiz}end")
        assert unmarked(browser.post(f"{quiz}end").text, *TOGETHER) == []


@on_sqlite
def test_what_cannot_be_answered_so(school: School) -> None:
    with school.app.test_request_context():
        school.go("Alice")
    browser = school.browser("Alice")
    quiz = begin(browser, IN_THE_END)
    slips: dict[int, dict[str, object]] = {
        NUMBER: {"text": "six"},
        ORDER: {"place-0": 1},
        WORDS: {"words": "x" * 10_001},
    }
    for number, fields in slips.items():
        browser.get(f"{quiz}{number + 1}")
        assert unmarked(browser.post(f"{quiz}{number + 1}", fields).text, "x" * 10_001) == []


@on_sqlite
def test_progress(school: School, time: Clock) -> None:
    browser = school.browser("Alice")
    says_nothing(browser, "/learn/progress")
    for day, y in enumerate((1.0, 0.0)):
        with school.app.test_request_context():
            for competency in ("recognise", "communicate"):
                keep(school.ids["Alice"], *[shown((day, competency, at), y, competency) for at in range(9)])
        time.pass_(days=1)
        says_nothing(browser, "/learn/progress")

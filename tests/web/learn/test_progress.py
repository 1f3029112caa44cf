"""The page of progress: what can be said, and nothing before it can be."""

import re

import pytest

from eduapp.mastery.standing import ENOUGH
from tests.actions.shown import keep, shown
from tests.browse import Browser
from tests.conftest import Clock
from tests.schooling import School
from tests.stage import GOOD_WAY, STAIRS, WALK, Stage, statements

PAGE = "/learn/progress"
MOST_OF_A_PAGE = 5


def show(stage: Stage, day: int, *shares: float, of: str = "recognise") -> None:
    with stage.app.app_context():
        keep(stage.ids["Alice"], *[shown((day, at), y, of) for at, y in enumerate(shares)])


def page(stage: Stage, name: str = "Alice") -> Browser:
    browser = stage.browser(name)
    browser.get(PAGE)
    return browser


def row(browser: Browser, competency: str) -> str:
    (found,) = re.findall(rf'<th scope="row">{competency}<(.*?)</tr>', browser.page.text, re.DOTALL)
    return str(found)


def test_before_there_is_any_evidence_it_says_so_and_what_to_do(stage: Stage) -> None:
    browser = page(stage)
    assert "Nothing is known yet" in browser.text
    assert f"/learn/cases/{WALK}" in browser.page.text
    assert "%" not in row(browser, "Recognising change")


@pytest.mark.parametrize("count", [1, ENOUGH - 1])
def test_below_enough_pieces_no_chance_is_told(stage: Stage, count: int) -> None:
    show(stage, 0, *[1.0] * count)
    browser = page(stage)
    assert "Not enough yet to say what you can do" in browser.text
    told = row(browser, "Recognising change")
    assert "not enough yet" in told
    assert "%" not in told
    assert f"{count} piece" in browser.text


def test_from_enough_pieces_on_a_chance_is_told_with_its_interval(stage: Stage) -> None:
    show(stage, 0, *[1.0] * ENOUGH)
    browser = page(stage)
    assert "A first picture: recognising change" in browser.text
    assert "not enough yet" not in row(browser, "Recognising change")
    assert "not enough yet" in row(browser, "Saying it")
    assert "%" in row(browser, "Recognising change")


def test_what_is_strong_and_what_is_next_is_a_sentence(stage: Stage) -> None:
    show(stage, 0, *[1.0] * 20, of="communicate")
    show(stage, 1, *[0.0] * 20)
    assert "Strongest at saying it; recognising change is next" in page(stage).text
    assert "weakest so far" in row(page(stage), "Recognising change")


def test_without_a_difference_none_is_claimed(stage: Stage) -> None:
    show(stage, 0, *[1.0, 0.0] * 5, of="communicate")
    show(stage, 1, *[1.0, 0.0] * 5)
    browser = page(stage)
    assert re.search(r"\d+ to \d+ % so far, without great differences; ", browser.text)
    assert "weakest so far" not in browser.text


@pytest.mark.parametrize("count", [0, 3, 20])
def test_it_never_claims_a_level(stage: Stage, count: int) -> None:
    show(stage, 0, *[1.0] * count)
    text = page(stage).text.lower().replace("evidence for a milestone, never a level: who supervises you assigns", "")
    assert [word for word in ("level", "expert", "beginner", "master", "grade") if word in text] == []


def test_how_it_changed_is_drawn_with_its_table_from_two_days_on(stage: Stage, time: Clock) -> None:
    show(stage, 0, *[1.0] * ENOUGH)
    assert "Over time" not in page(stage).text
    time.pass_(days=1)
    show(stage, 1, *[0.0] * ENOUGH)
    browser = page(stage)
    assert "Over time" in browser.text
    assert "<svg" in browser.page.text
    assert re.search(r"Recognising change: \d+ % → \d+ %", browser.text)


def test_what_was_finished_is_not_suggested_again(stage: Stage) -> None:
    with stage.app.app_context():
        stage.played("Alice", *GOOD_WAY)
    browser = page(stage)
    suggested = browser.page.text.partition("Next, because")[2].partition("What moved it")[0]
    assert f"/learn/cases/{STAIRS}" in suggested
    assert f"/learn/cases/{WALK}" not in suggested
    assert "The walk to the shop: 3 decisions" in browser.text


def test_nothing_of_somebody_else_is_on_it(stage: Stage) -> None:
    show(stage, 0, *[1.0] * 20)
    assert "Nothing is known yet" in page(stage, "Mallory").text


def test_it_takes_as_few_statements_after_much_as_after_little(stage: Stage, time: Clock) -> None:
    taken, browser = set(), stage.browser("Alice")
    for day in range(12):
        show(stage, day, 1.0, 0.0, 0.5)
        time.pass_(days=1)
        if day in (0, 4, 11):
            browser.get(PAGE)
            with statements(stage.app) as sent:
                assert browser.client.get(PAGE).status_code == 200
            taken.add(len(sent))
    assert len(taken) == 1
    assert taken.pop() <= MOST_OF_A_PAGE, sent


def test_the_heading_names_what_the_first_case_below_is_for(stage: Stage) -> None:
    show(stage, 0, *[1.0] * ENOUGH)
    show(stage, 1, *[0.0] * ENOUGH, of="communicate")
    html = page(stage).page.text
    heading = html.partition("<h1>")[2].partition("</h1>")[0]
    proposed = html.partition('<span class="tag">')[2].partition("</span>")[0]
    assert proposed
    assert heading.endswith(f"{proposed[0].lower()}{proposed[1:]} is next")


def test_of_a_quiz_questions_are_told_and_of_a_case_decisions(school: School) -> None:
    with school.app.test_request_context():
        school.go("Alice")
    text = page(school).text
    assert "Afterwards: 1 question, 100 % of its point" in text
    assert "The stairs at home: 1 decision, 100 % of the way from the worst to the best" in text


def test_a_module_that_was_begun_comes_before_what_would_teach_most(school: School) -> None:
    assert "that you have begun" not in page(school).text
    with school.app.test_request_context():
        school.enrol("Alice")
    text = page(school).text
    assert "Modules that you have begun Legs over a year What would teach you most" in text

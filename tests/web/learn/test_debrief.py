"""The debrief: what became of it, and every decision beside the best one."""

import re

from eduapp.case.play import Decision
from tests.browse import Browser
from tests.stage import AGE, FALLS, FIGURES, GOOD_WAY, HARMFUL_WAY, MEASURE, PILE, RENEW, Stage, page_of
from tests.web.learn.strolls import visible

WRITTEN = (MEASURE, FIGURES, Decision(1, (), "<b>Later</b> & never."), RENEW)


def debrief(stage: Stage, *decided: Decision, name: str = "Alice") -> tuple[Browser, str]:
    with stage.app.app_context():
        page = page_of(stage.played(name, *decided))
    browser = stage.browser(name)
    assert browser.get(f"{page}debrief").status_code == 200
    return browser, page


def test_it_begins_when_the_case_is_over(stage: Stage) -> None:
    with stage.app.app_context():
        page = page_of(stage.played("Alice", MEASURE))
    browser = stage.browser("Alice")
    browser.get(f"{page}debrief")
    assert browser.last == page
    assert "The corridor" in browser.text


def test_the_result_is_told_with_the_best_that_was_possible(stage: Stage) -> None:
    browser, _ = debrief(stage, *GOOD_WAY)
    assert re.search(r"\b237\b of \d+", browser.text)
    assert "passed" in browser.text
    assert "What was unsafe" not in browser.text


def test_unsafe_acts_stand_plainly_right_under_the_result(stage: Stage) -> None:
    browser, _ = debrief(stage, *HARMFUL_WAY)
    text = browser.text
    assert "With an unsafe act no case is passed." in text
    assert "2 unsafe acts" in text
    assert text.index("2 unsafe acts") < text.index("A change was waved away without a look.")
    assert text.index("The second chance went by unused.") < text.index("Your path beside the best one")


def test_every_decision_is_told_with_what_was_chosen_and_what_it_earned(stage: Stage) -> None:
    browser, _ = debrief(stage, *GOOD_WAY)
    for part in (
        "Have you fallen since the spring?",
        "+37 Recognising change",
        "Measure how she walks",
        "+41 Recognising change",
        "Time twenty-five feet",
        "+100 Recognising change",
        "Send it today",
        "+59 Saying it",
        "The stopwatch is in the drawer.",
    ):
        assert part in browser.text


def test_the_best_choice_is_told_where_another_one_was_made(stage: Stage) -> None:
    browser, _ = debrief(stage, *HARMFUL_WAY)
    assert "Best here" in browser.text
    assert "It leads to “The corridor”." in browser.text


def test_the_path_is_drawn_with_a_text_for_those_who_do_not_see_it(stage: Stage) -> None:
    browser, _ = debrief(stage, *HARMFUL_WAY)
    assert re.search(r"<figure class=\"path\">\s*<svg[^>]*role=\"img\"", browser.page.text)


def test_ones_words_stand_beside_the_model_answer_and_are_shown_as_they_were_typed(stage: Stage) -> None:
    browser, _ = debrief(stage, *WRITTEN)
    assert "<b>Later</b>" not in browser.page.text
    text = visible(browser.page.text)
    for part in ("<b>Later</b> & never.", "That she walks more slowly than in spring", "Says what happens next"):
        assert part in text


def test_what_one_finds_in_ones_words_is_kept(stage: Stage) -> None:
    browser, page = debrief(stage, *WRITTEN)
    answer = browser.send(f"{page}words", {"number": 2, "point": [1]})
    assert (answer.status_code, answer.location) == (303, f"{page}debrief#decision-3")
    shown = stage.browser("Alice").client.get(f"{page}debrief").text
    assert re.search(r'name="point" value="1"[^>]* checked', shown)
    assert not re.search(r'name="point" value="0"[^>]* checked', shown)
    browser.send(f"{page}words", {"number": 2})
    assert not re.search(r'name="point"[^>]* checked', browser.get(f"{page}debrief").text)


def test_a_forged_tick_changes_nothing(stage: Stage) -> None:
    browser, page = debrief(stage, *WRITTEN)
    assert browser.send(f"{page}words", {"number": 0, "point": [0]}).status_code == 404
    assert browser.send(f"{page}words", {"number": "x", "point": [0]}).status_code == 400
    assert browser.send(f"{page}words", {"number": 2, "point": ["-1"]}).status_code == 400
    assert browser.send(f"{page}words", {"number": 2, "point": [99]}).status_code == 303
    assert not re.search(r'name="point"[^>]* checked', browser.get(f"{page}debrief").text)


def test_what_others_chose_is_told_from_five_plays_on(stage: Stage) -> None:
    with stage.app.app_context():
        for name in ("Bob", "Carol", "Dan", "Rita"):
            stage.played(name, *GOOD_WAY)
    browser, _ = debrief(stage, *HARMFUL_WAY)
    assert "What 5 learners did at their first attempt" in browser.text
    assert "80 %" in browser.text


def test_four_plays_are_too_few_to_tell(stage: Stage) -> None:
    with stage.app.app_context():
        for name in ("Bob", "Carol", "Dan"):
            stage.played(name, *GOOD_WAY)
    browser, _ = debrief(stage, *HARMFUL_WAY)
    assert "learners did" not in browser.text


def test_the_competencies_and_references_are_those_of_the_case(stage: Stage) -> None:
    browser, _ = debrief(stage, FALLS, AGE, RENEW)
    assert re.search(r"Recognising change −73 \d+", browser.text)
    assert re.search(r"Saying it 0 \d+", browser.text)
    assert "A fall is told only when it is asked for." in browser.text


def test_the_debrief_of_somebody_else_is_not_there(stage: Stage) -> None:
    _, page = debrief(stage, MEASURE, FIGURES, PILE, RENEW)
    for name in ("Mallory", "Bob", "Carol", "Olga", "Gus"):
        assert stage.browser(name).client.get(f"{page}debrief").status_code == 404

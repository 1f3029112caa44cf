"""Deciding in the browser: once, whoever presses how often, and nothing that was forged."""

from threading import Barrier, Thread

import pytest

from eduapp.actions.play import MOST_WORDS, Desk, Standing, recall
from eduapp.case.play import Decision
from tests.browse import Browser
from tests.stage import (
    AGE,
    FALLS,
    FIGURES,
    GOOD_WAY,
    HARMFUL_WAY,
    LETTER,
    MEASURE,
    PILE,
    ROUND,
    Stage,
    ask,
    page_of,
    send,
)


def decisions(stage: Stage, attempt: int) -> tuple[Decision, ...]:
    with stage.app.app_context():
        return stage.standing("Alice", attempt).play.decisions


def open_(stage: Stage, *decided: Decision, name: str = "Alice") -> tuple[Browser, str, int]:
    """Somebody's browser, the address of an attempt in which so much was decided, and its id."""
    with stage.app.app_context():
        attempt = stage.played(name, *decided)
    return stage.browser(name), page_of(attempt), attempt


def test_a_decision_leads_to_the_scene_where_the_attempt_stands(stage: Stage) -> None:
    browser, page, attempt = open_(stage)
    answer = send(browser, page, 0, 2)
    assert (answer.status_code, answer.location) == (303, page)
    assert decisions(stage, attempt) == (MEASURE,)


def test_an_ask_leads_to_its_answer_on_the_same_page(stage: Stage) -> None:
    browser, page, attempt = open_(stage)
    answer = ask(browser, page, 0, 0)
    assert (answer.status_code, answer.location) == (303, f"{page}#ask-0")
    assert decisions(stage, attempt) == (FALLS,)


def test_ticks_and_words_are_part_of_the_decision(stage: Stage) -> None:
    browser, page, attempt = open_(stage, MEASURE)
    send(browser, page, 1, 0, tick=[1, 0, 1])
    send(browser, page, 2, 0, words="She walks\r\nmore slowly.\0")
    assert decisions(stage, attempt)[1:] == (FIGURES, Decision(0, (), "She walks\nmore slowly."))


def test_a_reload_or_a_double_click_decides_once(stage: Stage) -> None:
    for decided, fields in (
        ((), {"choice": 2}),
        ((), {"ask": 0}),
        ((MEASURE,), {"choice": 0, "tick": [0, 1]}),
        ((MEASURE, FIGURES), {"choice": 0, "words": "She walks more slowly."}),
        ((AGE,), {"choice": 1}),
    ):
        browser, page, attempt = open_(stage, *decided)
        for _ in range(3):
            assert browser.send(page, {"number": len(decided), **fields}).status_code == 303
        assert len(decisions(stage, attempt)) == len(decided) + 1


def test_both_halves_of_a_double_click_at_the_same_moment_are_answered_alike(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    browsers = [open_(stage, MEASURE, FIGURES)]
    attempt, page = browsers[0][2], browsers[0][1]
    clicks = [browsers[0][0], stage.browser("Alice")]
    barrier, statuses = Barrier(2), list[int]()
    first = iter((True, True))

    def recall_at_once(desk: Desk, attempt: int, person: int) -> Standing | None:
        standing = recall(desk, attempt, person)
        if next(first, False):
            barrier.wait(timeout=20)  # both know where the attempt stands before one of them writes
        return standing

    monkeypatch.setattr("eduapp.web.learn.attempt.recall", recall_at_once)

    def click(browser: Browser) -> None:
        statuses.append(send(browser, page, 2, 0, words=LETTER.words).status_code)

    threads = [Thread(target=click, args=(browser,)) for browser in clicks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [303, 303]
    assert decisions(stage, attempt) == (MEASURE, FIGURES, LETTER)


def test_a_second_tab_is_told_that_the_case_has_moved_on_and_keeps_its_words(stage: Stage) -> None:
    browser, page, attempt = open_(stage, MEASURE, FIGURES)
    browser.get(page)
    tab = stage.browser("Alice")
    assert send(tab, page, 2, 1, words="Later.").status_code == 303
    late = browser.post(page, {"number": 2, "choice": 0, "words": "What I <b>wrote</b>"})
    assert late.status_code == 409
    assert "The case has moved on" in browser.text
    assert "What I &lt;b&gt;wrote&lt;/b&gt;" in late.text
    assert decisions(stage, attempt) == (MEASURE, FIGURES, PILE)


def test_a_page_from_before_a_loop_does_not_decide_in_the_scene_when_it_comes_round(stage: Stage) -> None:
    browser, page, attempt = open_(stage, AGE, ROUND)
    assert send(browser, page, 0, 2).status_code == 409
    assert decisions(stage, attempt) == (AGE, ROUND)


@pytest.mark.parametrize(
    "fields",
    [
        {"choice": 1},  # its condition fails
        {"choice": 4},
        {"ask": 1},
        {"choice": 9},
        {"choice": -1},
        {"choice": "٢"},
        {"choice": "2.0"},
        {"choice": "10001"},
        {"choice": 2, "tick": 0},
        {"choice": 2, "tick": "x"},
        {"ask": ""},
        {"choice": 2, "number": ""},
        {"choice": 2, "number": "+0"},
        {"choice": 2, "number": "9" * 30},
    ],
)
def test_what_the_page_did_not_offer_is_a_plain_400_and_changes_nothing(
    stage: Stage, fields: dict[str, object]
) -> None:
    browser, page, attempt = open_(stage)
    answer = browser.post(page, {"number": 0, **fields})
    assert answer.status_code == 400
    assert "othing has changed" in browser.text
    assert decisions(stage, attempt) == ()


def test_words_that_are_too_long_are_told_and_not_cut(stage: Stage) -> None:
    browser, page, attempt = open_(stage, MEASURE, FIGURES)
    assert send(browser, page, 2, 0, words="x" * (MOST_WORDS + 1)).status_code == 400
    assert send(browser, page, 2, 0, words="x" * MOST_WORDS).status_code == 303
    assert len(decisions(stage, attempt)[-1].words) == MOST_WORDS


def test_what_is_missing_is_said_and_what_was_filled_in_stays(stage: Stage) -> None:
    browser, page, attempt = open_(stage, MEASURE)
    answer = browser.post(page, {"number": 1, "choice": 0})
    assert answer.status_code == 422
    assert "Tick 1 to 2." in browser.text
    answer = browser.post(page, {"number": 1, "tick": [0, 1]})
    assert answer.status_code in (303, 422)
    browser, page, attempt = open_(stage)
    browser.post(page, {"number": 0})
    assert "Choose what you do" in browser.text
    assert decisions(stage, attempt) == ()


def test_words_are_asked_for_where_the_scene_wants_them(stage: Stage) -> None:
    browser, page, attempt = open_(stage, MEASURE, FIGURES)
    answer = browser.post(page, {"number": 2, "choice": 1, "words": "  "})
    assert answer.status_code == 422
    assert 'value="1" required checked' in answer.text
    assert decisions(stage, attempt) == (MEASURE, FIGURES)


def test_leaving_decides_nothing_and_keeps_what_was_filled_in(stage: Stage) -> None:
    browser, page, attempt = open_(stage, MEASURE, FIGURES)
    answer = browser.send(page, {"number": 2, "choice": 1, "words": "Half a", "leave": "yes"})
    assert (answer.status_code, answer.location) == (303, "/learn/cases/the-walk")
    shown = stage.browser("Alice").get(page).text
    assert ">Half a</textarea>" in shown
    assert 'value="1" required checked' in shown
    assert decisions(stage, attempt) == (MEASURE, FIGURES)


def test_reporting_a_problem_leaves_without_losing_what_was_filled_in(stage: Stage) -> None:
    browser, page, attempt = open_(stage, MEASURE, FIGURES)
    answer = browser.send(page, {"number": 2, "words": "Half a", "leave": "problem"})
    assert answer.location == f"{page}problem"
    assert ">Half a</textarea>" in browser.get(page).text
    assert decisions(stage, attempt) == (MEASURE, FIGURES)


def test_words_stay_through_an_ask(stage: Stage) -> None:
    browser, page, _ = open_(stage)
    ask(browser, page, 0, 0)
    ask(browser, page, 1, 1, words="Half a")
    assert 'name="words" value="Half a"' in browser.get(page).text


def test_a_case_that_is_over_takes_no_decision(stage: Stage) -> None:
    for way in (GOOD_WAY, HARMFUL_WAY):
        browser, page, attempt = open_(stage, *way)
        assert send(browser, page, len(way), 0).status_code == 409
        assert send(browser, page, 0, 4).status_code == 409
        assert decisions(stage, attempt) == way


def test_somebody_elses_attempt_takes_no_decision(stage: Stage) -> None:
    _, page, attempt = open_(stage)
    for name in ("Mallory", "Carol", "Olga", "Gus"):
        assert send(stage.browser(name), page, 0, 2).status_code == 404
    assert decisions(stage, attempt) == ()

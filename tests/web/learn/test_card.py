"""The page of a card: what was missed as it was seen, nothing of its key before the answer, all of it after."""

import re
from html import unescape
from pathlib import Path
from random import Random

import pytest

from eduapp.web import ids
from tests import content
from tests.browse import Browser
from tests.cards import SCORED, card_of, missed, missed_questions, shares_of, standing_of
from tests.conftest import Clock
from tests.stage import FALLS, FIGURES, MEASURE, PILE, RENEW, Stage, statements
from tests.web.crawl import URL_ENCODED, Page, encoded, spoilt
from tests.web.learn.strolls import not_due

KEYS = ("Twice, she says", "The stopwatch is in the drawer", "She nods and takes her coat", "waved away")
MOST_STATEMENTS = 6
# What is right, in the fields of the page.
RIGHT: dict[str, dict[str, object]] = {
    "single": {"option": 0},
    "multiple": {"option": [0, 2]},
    "number": {"text": "5,5"},
    "order": {},
    "match": {},
}


def address_of(card: int) -> str:
    return f"/learn/review/{ids.written(card)}/"


@pytest.fixture
def cards(stage: Stage, time: Clock) -> list[int]:
    """Two cards of Alice, due today: the clinic, and a year later."""
    with stage.app.app_context():
        made = missed(stage)
    time.pass_(days=1)
    return made


@pytest.fixture
def alice(stage: Stage, cards: list[int]) -> Browser:
    """Her browser at the first card."""
    browser = stage.browser("Alice")
    browser.get("/learn/review")
    assert browser.last == address_of(cards[0])
    return browser


def test_a_card_shows_the_introduction_the_patient_and_the_scene_and_nothing_else_of_the_case(
    stage: Stage, alice: Browser, cards: list[int]
) -> None:
    with stage.app.app_context():
        for shown in (
            "Rosa is 51",
            "Months since the first visit 0",
            "The clinic",
            "What now?",
            "Measure how she walks",
        ):
            assert shown in alice.text
        playable = stage.playable()
        page = unescape(alice.page.text)
        opening = stage.standing("Alice", card_of(cards[0]).attempt_id or 0).plays[:1]
        assert {piece for piece in not_due(playable.case, opening) if piece in page} == set()


def test_nothing_of_the_key_is_on_the_page_before_the_answer(alice: Browser) -> None:
    for key in KEYS:
        assert key not in alice.text
    assert "checked" not in alice.page.text


def test_after_the_answer_it_is_told_what_was_right_and_why_and_when_it_comes_back(alice: Browser) -> None:
    page = alice.last
    alice.post(page, {"number": 0, "choice": 3})
    assert alice.last == page
    for said in ("That was unsafe", "Tell her that it is her age", "She nods and takes her coat", "waved away"):
        assert said in alice.text
    assert "First ask or look up: Have you fallen since the spring?" in alice.text
    assert "A fall is told only when it is asked for." in alice.text
    assert "It comes back tomorrow." in alice.text
    assert [link for link in Page(page, alice.page.text).links if link.endswith("/learn/review")]
    assert "Next card" in alice.text
    alice.get("/learn/review")
    assert alice.last != page


def test_asks_are_answered_where_they_stand_and_what_was_chosen_stays(alice: Browser, cards: list[int]) -> None:
    page = alice.last
    alice.post(page, {"number": 0, "ask": 0, "choice": 3})
    assert "Twice, she says" in alice.text
    assert "May your husband tell us more?" in alice.text, "the ask opened another one"
    assert 'name="asked" value="0"' in alice.page.text
    assert re.search(r'value="3" required checked', alice.page.text)
    alice.post(page, {"number": 0, "asked": 0, "ask": 1})
    assert "He counts the chairs" in alice.text
    assert "Speak with both of them at once" in alice.text
    alice.post(page, {"number": 0, "asked": [0, 1], "choice": 2})
    assert "That was good" in alice.text
    assert "It comes back in 2 days, on 26 Nov 2026." in alice.text


def test_a_reload_or_a_second_click_counts_once_and_another_answer_changes_nothing(
    stage: Stage, alice: Browser, cards: list[int]
) -> None:
    page = alice.last
    for choice in (3, 3, 2):
        assert alice.send(page, {"number": 0, "choice": choice}).status_code == 303
    alice.get(page)
    assert "This card was answered already, in another tab perhaps." in alice.text
    with stage.app.app_context():
        assert shares_of(cards[0]) == [0.0]


def test_what_is_missing_is_said_and_nothing_is_kept(stage: Stage, alice: Browser, cards: list[int]) -> None:
    page = alice.last
    answer = alice.post(page, {"number": 0, "asked": 0})
    assert answer.status_code == 422
    assert "Choose what you do, then decide." in alice.text
    assert "Twice, she says" in alice.text
    with stage.app.app_context():
        assert shares_of(cards[0]) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"choice": 9},
        {"choice": 0},
        {"choice": 2, "asked": 2},
        {"choice": 2, "asked": [0, 0]},
        {"choice": 2, "tick": 1},
        {"choice": "x"},
        {"ask": 3},
    ],
)
def test_what_the_page_does_not_offer_is_refused(alice: Browser, fields: dict[str, object]) -> None:
    assert alice.send(alice.last, {"number": 0, **fields}).status_code == 400


def test_a_scene_with_words_asks_for_the_choice_only(stage: Stage, time: Clock) -> None:
    with stage.app.app_context():
        stage.played("Alice", FALLS, MEASURE, FIGURES, PILE, RENEW)
    time.pass_(days=1)
    browser = stage.browser("Alice")
    browser.get("/learn/review")
    assert "The letter" in browser.text
    assert "<textarea" not in browser.page.text
    browser.post(browser.last, {"number": 0, "choice": 0})
    assert "It arrives before lunch." in browser.text
    assert "You wrote" not in browser.text


def test_a_picture_of_the_card_is_there_and_no_other_file(stage: Stage, alice: Browser) -> None:
    picture = f"{alice.last}media/gait.png"
    assert picture in [link.removeprefix("http://localhost") for link in Page(alice.last, alice.page.text).links]
    assert alice.client.get(picture).data == content.PICTURE
    for path in ("the-walk.md", "media/none.png"):
        assert alice.client.get(alice.last + path).status_code == 404
    for name in ("Mallory", "Carol"):
        assert stage.browser(name).client.get(picture).status_code == 404


@pytest.mark.parametrize("kind", SCORED)
def test_a_question_comes_back_as_a_form_and_is_told_afterwards(
    stage: Stage, time: Clock, tmp_path: Path, kind: str
) -> None:
    with stage.app.app_context():
        made = missed_questions(stage, tmp_path / "quiz")
    time.pass_(days=1)
    browser = stage.browser("Alice")
    page = address_of(made[kind])
    browser.get(page)
    assert "So it is." not in browser.text
    assert browser.post(page, {"number": 0}).status_code == 422
    assert "Answer first: what is right comes after it." in browser.text
    browser.post(page, {"number": 0, **(RIGHT[kind] or listed(browser, kind))})
    assert "So it is." in browser.text
    assert "A fall is told only when it is asked for." in browser.text
    assert "Right" in browser.text
    assert "It comes back in 2 days" in browser.text
    with stage.app.app_context():
        assert shares_of(made[kind]) == [1.0]


def listed(browser: Browser, kind: str) -> dict[str, object]:
    """The right order or the right pairs, found by their words on the page."""
    if kind == "order":
        items = re.findall(r'<label for="place-(\d)">(\w+)</label>', browser.page.text)
        return {f"place-{at}": 1 + ["Notice", "Measure", "Confirm", "Tell"].index(item) for at, item in items}
    lefts = re.findall(r'<label for="right-(\d)">(\w+)</label>', browser.page.text)
    rights = dict(re.findall(r'<option value="(\d)">(\w+)</option>', browser.page.text))
    pairs = {"Walk": "Legs", "Pegs": "Hands", "SDMT": "Speed"}
    return {f"right-{at}": {word: number for number, word in rights.items()}[pairs[left]] for at, left in lefts}


def test_an_answer_that_cannot_be_read_is_kept_on_the_page(stage: Stage, time: Clock, tmp_path: Path) -> None:
    with stage.app.app_context():
        made = missed_questions(stage, tmp_path / "quiz")
    time.pass_(days=1)
    browser = stage.browser("Alice")
    assert browser.post(address_of(made["number"]), {"number": 0, "text": "five or so"}).status_code == 422
    assert 'value="five or so"' in browser.page.text


def test_a_review_changes_nothing_of_what_progress_says(stage: Stage, alice: Browser) -> None:
    with stage.app.app_context():
        before = standing_of(stage.ids["Alice"])
    progress = alice.client.get("/learn/progress").text
    alice.post(alice.last, {"number": 0, "asked": 0, "choice": 2})
    with stage.app.app_context():
        assert standing_of(stage.ids["Alice"]) == before
    assert alice.client.get("/learn/progress").text == progress


def test_a_card_takes_few_statements(stage: Stage, alice: Browser) -> None:
    page = alice.last
    for method, fields in (("GET", {}), ("POST", {"number": 0, "choice": 2}), ("GET", {})):
        with statements(stage.app) as sent:
            answer = alice.client.get(page) if method == "GET" else alice.send(page, fields)
            assert answer.status_code in (200, 303)
        assert 0 < len(sent) <= MOST_STATEMENTS, sent
    with statements(stage.app) as sent:
        alice.client.get("/learn/review")
    assert 0 < len(sent) <= MOST_STATEMENTS, sent


def test_whatever_a_form_sends_is_answered_with_a_page(stage: Stage, time: Clock, tmp_path: Path) -> None:
    with stage.app.app_context():
        made = [*missed(stage), *missed_questions(stage, tmp_path / "quiz").values()]
    time.pass_(days=1)
    browser, lots = stage.browser("Alice"), Random(7)
    for address in (*map(address_of, made), "/learn/review?plan=show"):
        for form in Page(address, browser.client.get(address).text).forms:
            for fields in spoilt(form, lots, 3):
                answer = browser.client.post(form.action, data=encoded(fields), content_type=URL_ENCODED)
                assert answer.status_code < 500, fields
                query = browser.client.get(f"{address_of(made[0])}?{encoded(fields).decode()}")
                assert query.status_code < 500, fields

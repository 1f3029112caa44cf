"""Quizzes as learners take them: each kind of question in a form, what is told and when, and nothing lost."""

import pytest

from eduapp.web import ids
from tests.asking import CONCORDANCE, KINDS, MATCH, MULTIPLE, ORDER, RIGHT, SECRET, SINGLE, WORDS
from tests.browse import Browser
from tests.schooling import AFTER, AT_ONCE, BEFORE, IN_THE_END, School
from tests.stage import statements
from tests.web.learn.taking import OPTIONS, answer, begin, checked, form, kept, told

EVERY = range(len(KINDS))
MOST_OF_A_GET, MOST_OF_A_POST = 7, 13


def test_a_quiz_begins_with_its_introduction_then_with_its_first_question(alice: Browser) -> None:
    quiz = begin(alice, AT_ONCE)
    alice.get(quiz)
    for part in ("A word before it begins.", "7 questions", "each answer is explained at once, and stands"):
        assert part in alice.text
    assert f"{quiz}1" in alice.page.text
    answer(alice, quiz, 0)
    alice.get(quiz)
    assert alice.last == f"{quiz}2", "from then on it goes on where it was left"


@pytest.mark.parametrize("number", EVERY, ids=KINDS)
def test_a_right_answer_to_any_question_is_told_at_once(alice: Browser, gone: School, number: int) -> None:
    quiz = begin(alice, AT_ONCE)
    assert not told(alice.get(f"{quiz}{number + 1}").text), "nothing of it is told before"
    page = answer(alice, quiz, number)
    assert told(page)
    assert ("Compare your words" if number == WORDS else "panel" if number == CONCORDANCE else "Right") in alice.text
    assert list(kept(gone, quiz)) == [number]


@pytest.mark.parametrize("number", EVERY, ids=KINDS)
def test_told_in_the_end_an_answer_is_filled_in_when_one_comes_back(alice: Browser, number: int) -> None:
    quiz = begin(alice, IN_THE_END)
    page = answer(alice, quiz, number)
    assert not told(page)
    html = alice.get(f"{quiz}{number + 1}").text
    assert not told(html)
    fields = form(html, number, RIGHT[number])
    due = [one for value in fields.values() for one in (value if isinstance(value, list) else [value])]
    assert sorted(checked(html)) == sorted(map(str, due))


@pytest.mark.parametrize("number", EVERY, ids=KINDS)
def test_where_it_is_told_in_the_end_a_question_can_be_left_blank(alice: Browser, gone: School, number: int) -> None:
    quiz = begin(alice, IN_THE_END)
    alice.get(f"{quiz}{number + 1}")
    assert alice.post(f"{quiz}{number + 1}").status_code == 200
    assert kept(gone, quiz) == {number: None}


def test_told_in_the_end_nothing_of_the_key_is_on_any_page_before_it_is_handed_in(alice: Browser) -> None:
    quiz = begin(alice, IN_THE_END)
    pages = [alice.get(quiz).text, *(answer(alice, quiz, number) for number in EVERY), alice.get(f"{quiz}end").text]
    assert [page for page in pages if told(page)] == []
    assert "All questions are answered." in alice.text
    result = alice.post(f"{quiz}end").text
    assert result.lower().count(SECRET) >= 10
    assert "5 of 5" in alice.text
    assert "2 questions are not marked." in alice.text


def test_what_is_open_is_said_before_it_is_handed_in(alice: Browser) -> None:
    quiz = begin(alice, IN_THE_END)
    answer(alice, quiz, SINGLE)
    title = alice.get(f"{quiz}end").text.partition("<title>")[2]
    assert title.startswith("Before you hand it in · Told in the end")
    assert "6 questions are not answered yet" in alice.text
    assert f"{quiz}2" in alice.page.text


def test_of_a_pre_test_nothing_is_told_before_the_post_test_is_done(school: School) -> None:
    with school.app.app_context():
        school.enrol("Alice")
        attempt = school.take("Alice", BEFORE)
    browser, result = school.browser("Alice"), f"/learn/quizzes/{ids.written(attempt)}/result"
    secrets = ("So that it can be compared", "Then it is later", "A measured walk")
    browser.get(result)
    assert "This is where you begin" in browser.text
    assert [secret for secret in secrets if secret in browser.page.text] == []
    assert "<li>Measure it</li>" in browser.page.text, "one's own answer"
    assert "Wait for next spring" not in browser.text
    with school.app.app_context():
        school.climb("Alice")
        school.take("Alice", AFTER)
    assert [secret for secret in secrets if secret not in browser.get(result).text] == []


def test_what_was_handed_in_is_handed_in_once(alice: Browser) -> None:
    quiz = begin(alice, IN_THE_END)
    for _ in range(2):
        alice.post(f"{quiz}end")
        assert alice.last == f"{quiz}result"
    for page in ("", "1", "end"):
        alice.get(f"{quiz}{page}")
        assert alice.last == f"{quiz}result"


def test_there_is_no_result_before_the_end(alice: Browser) -> None:
    quiz = begin(alice, IN_THE_END)
    answer(alice, quiz, SINGLE)
    alice.get(f"{quiz}result")
    assert alice.last == f"{quiz}2"


def test_leaving_keeps_what_was_answered(alice: Browser, gone: School) -> None:
    quiz = begin(alice, IN_THE_END)
    answer(alice, quiz, WORDS, leave="yes")
    assert "Legs over a year" in alice.text
    assert kept(gone, quiz) == {WORDS: {"words": "She walks more slowly."}}
    assert begin(alice, IN_THE_END) == quiz, "the attempt goes on"


def test_going_back_keeps_what_was_answered(alice: Browser, gone: School) -> None:
    quiz = begin(alice, IN_THE_END)
    answer(alice, quiz, MULTIPLE, back="yes")
    assert alice.last == f"{quiz}1"
    assert list(kept(gone, quiz)) == [MULTIPLE]


def test_a_second_attempt_says_that_it_does_not_count_for_the_standing(alice: Browser) -> None:
    for is_first in (True, False):
        quiz = begin(alice, IN_THE_END)
        alice.get(f"{quiz}end")
        alice.post(f"{quiz}end")
        assert ("Not your first attempt" in alice.text) is not is_first


def test_the_quiz_of_somebody_else_is_not_there(alice: Browser, gone: School) -> None:
    quiz = begin(alice, AT_ONCE)
    mallory = gone.browser("Mallory")
    for page in ("", "1", "end", "result"):
        assert mallory.client.get(f"{quiz}{page}").status_code == 404
    for page in ("1", "end"):
        assert mallory.send(f"{quiz}{page}", {"option": 0}).status_code == 404
    assert kept(gone, quiz) == {}


def test_what_is_listed_is_in_another_order_for_each_attempt_and_stays_so(alice: Browser) -> None:
    quiz = begin(alice, IN_THE_END)
    pages = [[form(alice.get(f"{quiz}{n + 1}").text, n, RIGHT[n]) for n in (SINGLE, ORDER, MATCH)] for _ in range(2)]
    assert pages[0] == pages[1]
    assert len(OPTIONS[SINGLE]) == 3


@pytest.mark.parametrize("position", [AT_ONCE, IN_THE_END])
def test_a_question_takes_few_statements(alice: Browser, gone: School, position: int) -> None:
    quiz = begin(alice, position)
    answer(alice, quiz, SINGLE)
    html = alice.get(f"{quiz}2").text
    with statements(gone.app) as sent:
        assert alice.client.get(f"{quiz}2").status_code == 200
    assert len(sent) <= MOST_OF_A_GET, sent
    with statements(gone.app) as sent:
        assert alice.send(f"{quiz}2", form(html, MULTIPLE, RIGHT[MULTIPLE])).status_code == 303
    assert len(sent) <= MOST_OF_A_POST, sent

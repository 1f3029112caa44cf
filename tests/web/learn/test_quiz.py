"""Quizzes as learners take them: each kind of question in a form, what is told and when, and nothing lost."""

import pytest
from sqlalchemy import select

from eduapp.store import Answer
from eduapp.web import ids
from eduapp.web.db import db
from tests.asking import CONCORDANCE, KINDS, MATCH, MULTIPLE, NUMBER, ORDER, RIGHT, SECRET, SINGLE, WORDS, WRONG
from tests.browse import Browser
from tests.schooling import AFTER, AT_ONCE, BEFORE, IN_THE_END, School
from tests.stage import statements
from tests.web.learn.taking import OPTIONS, begin, checked, form

EVERY = range(len(KINDS))
MOST_OF_A_GET, MOST_OF_A_POST = 7, 13


@pytest.fixture
def alice(school: School) -> Browser:
    """Alice in her browser, at the point of the module where all quizzes are open."""
    with school.app.app_context():
        school.go("Alice")
    return school.browser("Alice")


def answer(browser: Browser, quiz: str, number: int, **more: object) -> str:
    """Answer a question rightly; the page that comes of it."""
    html = browser.get(f"{quiz}{number + 1}").text
    return browser.post(f"{quiz}{number + 1}", {**form(html, number, RIGHT[number]), **more}).text


def kept(school: School, quiz: str) -> dict[int, object]:
    with school.app.app_context():
        rows = select(Answer).where(Answer.attempt_id == ids.read(quiz.strip("/").rpartition("/")[2]))
        return {row.number: row.given for row in db.session.scalars(rows)}


def told(html: str) -> bool:
    return SECRET in html.lower()


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
def test_a_right_answer_to_any_question_is_told_at_once(alice: Browser, school: School, number: int) -> None:
    quiz = begin(alice, AT_ONCE)
    assert not told(alice.get(f"{quiz}{number + 1}").text), "nothing of it is told before"
    page = answer(alice, quiz, number)
    assert told(page)
    assert ("Compare your words" if number == WORDS else "panel" if number == CONCORDANCE else "Right") in alice.text
    assert list(kept(school, quiz)) == [number]


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
def test_where_it_is_told_at_once_a_slip_of_the_thumb_tells_nothing(
    alice: Browser, school: School, number: int
) -> None:
    quiz = begin(alice, AT_ONCE)
    assert not told(again(alice, quiz, number))
    assert "Answer first: what is right comes after it." in alice.text
    assert kept(school, quiz) == {}


@pytest.mark.parametrize("number", EVERY, ids=KINDS)
def test_where_it_is_told_in_the_end_a_question_can_be_left_blank(alice: Browser, school: School, number: int) -> None:
    quiz = begin(alice, IN_THE_END)
    alice.get(f"{quiz}{number + 1}")
    assert alice.post(f"{quiz}{number + 1}").status_code == 200
    assert kept(school, quiz) == {number: None}


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


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("6.25", "6.25"),
        ("6,25", "6.25"),
        (" 6,25 seconds ", "6.25"),
        ("6.25 SECONDS", "6.25"),
        ("\N{MINUS SIGN}1", "-1"),
    ],
)
def test_a_number_is_read_as_people_type_it(alice: Browser, text: str, reads: str) -> None:
    quiz = begin(alice, AT_ONCE)
    alice.get(f"{quiz}{NUMBER + 1}")
    assert alice.post(f"{quiz}{NUMBER + 1}", {"text": text}).status_code == 200
    told = f"Understood as {reads}. Right is 6.25; from 6 to 6.5 counts. In seconds."
    assert told in alice.text.replace("\N{MINUS SIGN}", "-")


def again(browser: Browser, quiz: str, number: int, **fields: object) -> str:
    """What is sent cannot be read: the page of the question comes back with a sentence."""
    browser.get(f"{quiz}{number + 1}")
    page = browser.post(f"{quiz}{number + 1}", fields)
    assert page.status_code == 422
    assert 'role="alert"' in page.text
    return page.text


@pytest.mark.parametrize("position", [AT_ONCE, IN_THE_END])
def test_what_cannot_be_read_is_said_and_stays_in_the_form(alice: Browser, school: School, position: int) -> None:
    quiz = begin(alice, position)
    assert checked(again(alice, quiz, NUMBER, text="about six")) == ["about six"]
    assert "could not be read as a number" in alice.text
    assert checked(again(alice, quiz, NUMBER, text="6 miles")) == ["6 miles"]
    assert "counted in seconds" in alice.text
    again(alice, quiz, NUMBER, text="6" * 5000)
    places: dict[str, object] = {"place-0": 2, "place-1": 2, "place-2": 1, "place-3": ""}
    assert checked(again(alice, quiz, ORDER, **places)) == ["2", "2", "1"]
    assert "Give every item one place" in alice.text
    assert kept(school, quiz) == {}


def test_words_that_are_too_many_are_refused_and_all_of_them_stay_in_the_form(alice: Browser, school: School) -> None:
    quiz, words = begin(alice, IN_THE_END), "häuser " * 2857  # 20,000 characters
    page = again(alice, quiz, WORDS, words=words)
    assert words in page
    assert "more than 10000 characters" in alice.text
    assert kept(school, quiz) == {}
    assert alice.post(f"{quiz}{WORDS + 1}", {"words": words[:9_999]}).status_code == 200
    assert kept(school, quiz) != {}


FORGED: dict[int, list[dict[str, object]]] = {
    SINGLE: [{"option": "x"}, {"option": -1}, {"option": 99_999_999}, {"option": "٣"}],
    MULTIPLE: [{"option": ["0", "x"]}],
    ORDER: [{"place-0": "x", "place-1": 1, "place-2": 2, "place-3": 3}],
    MATCH: [{"right-0": "x"}],
    CONCORDANCE: [{"option": ""}],
}


@pytest.mark.parametrize("number", FORGED)
def test_what_no_page_of_ours_sends_changes_nothing(alice: Browser, school: School, number: int) -> None:
    quiz = begin(alice, IN_THE_END)
    alice.get(f"{quiz}{number + 1}")
    for fields in FORGED[number]:
        assert alice.send(f"{quiz}{number + 1}", fields).status_code == 400, fields
    if number != ORDER:
        beyond = {"right-0" if number == MATCH else "option": 9}
        assert alice.send(f"{quiz}{number + 1}", beyond).status_code == 422
    assert kept(school, quiz) == {}


@pytest.mark.parametrize("number", [0, len(KINDS) + 1, 99_999])
def test_a_question_that_is_not_asked_is_not_there(alice: Browser, number: int) -> None:
    quiz = begin(alice, IN_THE_END)
    alice.get(f"{quiz}1")
    assert alice.client.get(f"{quiz}{number}").status_code == 404
    assert alice.send(f"{quiz}{number}", {"option": 0}).status_code == 404


def test_another_tab_that_answers_otherwise_is_told_that_the_first_answer_stands(
    alice: Browser, school: School
) -> None:
    quiz = begin(alice, AT_ONCE)
    html = alice.get(f"{quiz}1").text
    first, second = (form(html, SINGLE, given[SINGLE]) for given in (RIGHT, WRONG))
    alice.post(f"{quiz}1", first)
    before = kept(school, quiz)
    alice.post(f"{quiz}1", second)
    assert "answered already, in another tab perhaps. The first answer stands." in alice.text
    assert "Right" in alice.text
    alice.post(f"{quiz}1", first)
    assert "answered already" not in alice.text, "the same answer, sent twice"
    assert kept(school, quiz) == before


@pytest.mark.parametrize("position", [AT_ONCE, IN_THE_END])
def test_words_that_come_too_late_are_given_back(alice: Browser, school: School, position: int) -> None:
    quiz = begin(alice, position)
    answer(alice, quiz, WORDS)
    if position == IN_THE_END:
        alice.post(f"{quiz}end")
    page = alice.post(f"{quiz}{WORDS + 1}", {"words": "An hour of work."})
    assert page.status_code == 409
    assert "An hour of work.</textarea>" in page.text
    assert kept(school, quiz)[WORDS] == {"words": "She walks more slowly."}


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


def test_leaving_keeps_what_was_answered(alice: Browser, school: School) -> None:
    quiz = begin(alice, IN_THE_END)
    answer(alice, quiz, WORDS, leave="yes")
    assert "Legs over a year" in alice.text
    assert kept(school, quiz) == {WORDS: {"words": "She walks more slowly."}}
    assert begin(alice, IN_THE_END) == quiz, "the attempt goes on"


def test_going_back_keeps_what_was_answered(alice: Browser, school: School) -> None:
    quiz = begin(alice, IN_THE_END)
    answer(alice, quiz, MULTIPLE, back="yes")
    assert alice.last == f"{quiz}1"
    assert list(kept(school, quiz)) == [MULTIPLE]


def test_a_second_attempt_says_that_it_does_not_count_for_the_standing(alice: Browser) -> None:
    for is_first in (True, False):
        quiz = begin(alice, IN_THE_END)
        alice.get(f"{quiz}end")
        alice.post(f"{quiz}end")
        assert ("Not your first attempt" in alice.text) is not is_first


def test_the_quiz_of_somebody_else_is_not_there(alice: Browser, school: School) -> None:
    quiz = begin(alice, AT_ONCE)
    mallory = school.browser("Mallory")
    for page in ("", "1", "end", "result"):
        assert mallory.client.get(f"{quiz}{page}").status_code == 404
    for page in ("1", "end"):
        assert mallory.send(f"{quiz}{page}", {"option": 0}).status_code == 404
    assert kept(school, quiz) == {}


def test_what_is_listed_is_in_another_order_for_each_attempt_and_stays_so(alice: Browser) -> None:
    quiz = begin(alice, IN_THE_END)
    pages = [[form(alice.get(f"{quiz}{n + 1}").text, n, RIGHT[n]) for n in (SINGLE, ORDER, MATCH)] for _ in range(2)]
    assert pages[0] == pages[1]
    assert len(OPTIONS[SINGLE]) == 3


@pytest.mark.parametrize("position", [AT_ONCE, IN_THE_END])
def test_a_question_takes_few_statements(alice: Browser, school: School, position: int) -> None:
    quiz = begin(alice, position)
    answer(alice, quiz, SINGLE)
    html = alice.get(f"{quiz}2").text
    with statements(school.app) as sent:
        assert alice.client.get(f"{quiz}2").status_code == 200
    assert len(sent) <= MOST_OF_A_GET, sent
    with statements(school.app) as sent:
        assert alice.send(f"{quiz}2", form(html, MULTIPLE, RIGHT[MULTIPLE])).status_code == 303
    assert len(sent) <= MOST_OF_A_POST, sent

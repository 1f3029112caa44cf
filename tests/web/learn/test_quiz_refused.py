"""What a quiz cannot take as it was sent: what is said of it, and that nothing of it is kept or lost."""

import pytest

from tests.asking import CONCORDANCE, KINDS, MATCH, MULTIPLE, NUMBER, ORDER, RIGHT, SINGLE, WORDS, WRONG
from tests.browse import Browser
from tests.schooling import AT_ONCE, IN_THE_END, School
from tests.web.learn.taking import answer, begin, checked, form, kept, told


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


@pytest.mark.parametrize("number", range(len(KINDS)), ids=KINDS)
def test_where_it_is_told_at_once_a_slip_of_the_thumb_tells_nothing(alice: Browser, gone: School, number: int) -> None:
    quiz = begin(alice, AT_ONCE)
    assert not told(again(alice, quiz, number))
    assert "Answer first: what is right comes after it." in alice.text
    assert kept(gone, quiz) == {}


@pytest.mark.parametrize("position", [AT_ONCE, IN_THE_END])
def test_what_cannot_be_read_is_said_and_stays_in_the_form(alice: Browser, gone: School, position: int) -> None:
    quiz = begin(alice, position)
    assert checked(again(alice, quiz, NUMBER, text="about six")) == ["about six"]
    assert "could not be read as a number" in alice.text
    assert checked(again(alice, quiz, NUMBER, text="6 miles")) == ["6 miles"]
    assert "counted in seconds" in alice.text
    again(alice, quiz, NUMBER, text="6" * 5000)
    places: dict[str, object] = {"place-0": 2, "place-1": 2, "place-2": 1, "place-3": ""}
    assert checked(again(alice, quiz, ORDER, **places)) == ["2", "2", "1"]
    assert "Give every item one place" in alice.text
    assert kept(gone, quiz) == {}


def test_words_that_are_too_many_are_refused_and_all_of_them_stay_in_the_form(alice: Browser, gone: School) -> None:
    quiz, words = begin(alice, IN_THE_END), "häuser " * 2857  # 20,000 characters
    page = again(alice, quiz, WORDS, words=words)
    assert words in page
    assert "more than 10000 characters" in alice.text
    assert kept(gone, quiz) == {}
    assert alice.post(f"{quiz}{WORDS + 1}", {"words": words[:9_999]}).status_code == 200
    assert kept(gone, quiz) != {}


FORGED: dict[int, list[dict[str, object]]] = {
    SINGLE: [{"option": "x"}, {"option": -1}, {"option": 99_999_999}, {"option": "٣"}],
    MULTIPLE: [{"option": ["0", "x"]}],
    ORDER: [{"place-0": "x", "place-1": 1, "place-2": 2, "place-3": 3}],
    MATCH: [{"right-0": "x"}],
    CONCORDANCE: [{"option": ""}],
}


@pytest.mark.parametrize("number", FORGED)
def test_what_no_page_of_ours_sends_changes_nothing(alice: Browser, gone: School, number: int) -> None:
    quiz = begin(alice, IN_THE_END)
    alice.get(f"{quiz}{number + 1}")
    for fields in FORGED[number]:
        assert alice.send(f"{quiz}{number + 1}", fields).status_code == 400, fields
    if number != ORDER:
        beyond = {"right-0" if number == MATCH else "option": 9}
        assert alice.send(f"{quiz}{number + 1}", beyond).status_code == 422
    assert kept(gone, quiz) == {}


@pytest.mark.parametrize("number", [0, len(KINDS) + 1, 99_999])
def test_a_question_that_is_not_asked_is_not_there(alice: Browser, number: int) -> None:
    quiz = begin(alice, IN_THE_END)
    alice.get(f"{quiz}1")
    assert alice.client.get(f"{quiz}{number}").status_code == 404
    assert alice.send(f"{quiz}{number}", {"option": 0}).status_code == 404


def test_another_tab_that_answers_otherwise_is_told_that_the_first_answer_stands(alice: Browser, gone: School) -> None:
    quiz = begin(alice, AT_ONCE)
    html = alice.get(f"{quiz}1").text
    first, second = (form(html, SINGLE, given[SINGLE]) for given in (RIGHT, WRONG))
    alice.post(f"{quiz}1", first)
    before = kept(gone, quiz)
    alice.post(f"{quiz}1", second)
    assert "answered already, in another tab perhaps. The first answer stands." in alice.text
    assert "Right" in alice.text
    alice.post(f"{quiz}1", first)
    assert "answered already" not in alice.text, "the same answer, sent twice"
    assert kept(gone, quiz) == before


@pytest.mark.parametrize("position", [AT_ONCE, IN_THE_END])
def test_words_that_come_too_late_are_given_back(alice: Browser, gone: School, position: int) -> None:
    quiz = begin(alice, position)
    answer(alice, quiz, WORDS)
    if position == IN_THE_END:
        alice.post(f"{quiz}end")
    page = alice.post(f"{quiz}{WORDS + 1}", {"words": "An hour of work."})
    assert page.status_code == 409
    assert "An hour of work.</textarea>" in page.text
    assert kept(gone, quiz)[WORDS] == {"words": "She walks more slowly."}

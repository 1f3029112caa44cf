"""A quiz that a learner handed in, as her educator sees it: as she sees it, and only where it was for the cohort."""

import re

import pytest

from eduapp.web import ids
from tests.asking import RIGHT, SECRET
from tests.schooling import AFTER, BEFORE, IN_THE_END, MODULE, WRONG
from tests.stage import statements
from tests.taught import Class
from tests.web.foreign import unmarked
from tests.web.teach.onelearner import cohort_page, learner_page

MOST = 20
MAIN = re.compile(r'<ol class="questions-told">.*(?=<section class="talk")', re.DOTALL)
FORM = re.compile(r"<details class=\"say.*?</details>", re.DOTALL)


def handed_in(class_: Class, position: int = AFTER, *answers: object) -> tuple[str, str]:
    """The address of a quiz that Alice did for Monday, as Bob and as Alice have it; outside of the application."""
    with class_.app.app_context():
        class_.go("Alice")
        given = class_.give("module", MODULE)
        attempt = ids.written(class_.take_for("Alice", given, position, *answers))  # type: ignore[arg-type]
    return f"{cohort_page(class_)}quizzes/{attempt}/", f"/learn/quizzes/{attempt}/result"


def told(html: str) -> str:
    """What is said of the questions, but for the forms and for what is one's own or new."""
    found = MAIN.search(html)
    assert found is not None
    whole = FORM.sub("", found[0]).replace("comment own", "comment").replace(' <span class="you">new</span>', "")
    return " ".join(whole.split())


def test_each_question_is_there_as_it_was_answered_and_as_she_sees_it(class_: Class) -> None:
    page, own = handed_in(class_, IN_THE_END, *RIGHT)
    bob, alice = class_.browser("Bob"), class_.browser("Alice")
    bob.get(learner_page(class_))
    assert page in bob.page.text, "the timeline leads there"
    bob.get(page)
    bob.post(f"{page}comments", {"number": "6", "words": "And the year before?"})
    alice.get(own)
    assert told(alice.page.text) == told(bob.page.text)
    for part in ("your answer", "A model answer", SECRET, "And the year before?"):
        assert part.lower() in bob.text.lower()


def test_comments_are_told_answered_and_seen(class_: Class) -> None:
    page, own = handed_in(class_, AFTER, WRONG)
    bob, alice = class_.browser("Bob"), class_.browser("Alice")
    bob.get(page)
    bob.post(f"{page}comments", {"number": "0", "words": "Why wait?"})
    bob.post(f"{page}comments", {"number": "", "words": "Well done."})
    alice.get("/learn/")
    assert "2 new from your educators: “Afterwards”" in alice.text
    alice.get(own)
    for part in ("Why wait?", "Well done.", "new"):
        assert part in alice.text
    answer = alice.send(own.replace("result", "comments"), {"number": "0", "words": "It was late."})
    assert (answer.status_code, answer.headers["Location"].endswith("#question-1")) == (303, True)
    bob.get(learner_page(class_))
    assert "Alice wrote about “Afterwards”" in bob.text
    bob.get(page)
    assert "It was late." in bob.text
    bob.get(learner_page(class_))
    assert "Alice wrote about" not in bob.text
    assert bob.send(f"{page}comments", {"number": "1", "words": "Well?"}).status_code == 404
    assert bob.post(f"{page}comments", {"number": "0", "words": " "}).status_code == 422


def test_what_was_right_in_a_pre_test_is_told_to_both_after_the_post_test(class_: Class) -> None:
    with class_.app.app_context():
        class_.enrol("Alice")
        given = class_.give("module", MODULE)
        attempt = ids.written(class_.take_for("Alice", given, BEFORE, WRONG))
    page, bob = f"{cohort_page(class_)}quizzes/{attempt}/", class_.browser("Bob")
    bob.get(page)
    assert "is told here, and to Alice, when Alice has done the post-test" in bob.text
    assert "So that it can be compared." not in bob.text
    with class_.app.app_context():
        class_.climb("Alice")
        class_.take("Alice", AFTER)
    bob.get(page)
    assert "So that it can be compared." in bob.text


@pytest.mark.parametrize("is_for", ["nobody", "another cohort", "this one, not handed in"])
def test_what_is_not_done_for_the_cohort_is_not_there(class_: Class, is_for: str) -> None:
    with class_.app.app_context():
        class_.go("Alice")
        given = class_.give("module", MODULE)
        attempt = class_.sit("Alice", IN_THE_END) if "not handed in" in is_for else class_.take("Alice", IN_THE_END)
        if is_for != "nobody":
            class_.belong(attempt, given)
        other = class_.found("Tuesday")
        class_.join("Alice", other.id)
        cohort = other.id if is_for == "another cohort" else class_.cohort
    bob, page = class_.browser("Bob"), f"{cohort_page(class_, cohort)}quizzes/{ids.written(attempt)}/"
    assert bob.get(page).status_code == 404
    assert bob.send(f"{page}comments", {"number": "0", "words": "Well?"}).status_code == 404


def test_the_page_costs_as_much_for_many_as_for_few(class_: Class) -> None:
    page, _ = handed_in(class_)
    bob, costs = class_.browser("Bob"), set()
    for many in (0, 5):
        for number in range(many):
            bob.post(f"{page}comments", {"number": "0", "words": f"Word {number}."})
        bob.get(page)
        with statements(class_.app) as sent:
            bob.client.get(page)
        costs.add(len(sent))
    assert len(costs) == 1
    assert costs.pop() <= MOST, sent


@pytest.mark.parametrize("schooled_url", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("pseudo")
def test_it_says_nothing_in_english_elsewhere(class_: Class) -> None:
    page, own = handed_in(class_)
    bob, alice = class_.browser("Bob"), class_.browser("Alice")
    bob.post(f"{page}comments", {"number": "0", "words": "Monday"})
    for browser, address in ((bob, page), (alice, own)):
        browser.get(address)
        assert unmarked(browser.page.text, "Monday", "Alice", "Bob") == [], address

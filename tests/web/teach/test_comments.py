"""Comments and marks of own words: the learner is told, sees just what the educator sees, and can answer."""

import re

from sqlalchemy import select

from eduapp.store import Comment, Mail, RubricMark
from eduapp.web.db import db
from tests.browse import Browser
from tests.conftest import Clock
from tests.stage import FALLS, GOOD_WAY, Stage
from tests.taught import Class
from tests.web.teach.onelearner import attempt_page, cohort_page, debrief_page, learner_page, walked

CHANGE = re.compile(r'action="([^"]+/comments/\w+)"')
LETTER = 3  # the decision of the good way in which words are written


def bob_at(class_: Class, attempt: int) -> tuple[Browser, str]:
    bob, page = class_.browser("Bob"), attempt_page(class_, attempt)
    assert bob.get(page).status_code == 200
    return bob, page


def mails(class_: Class) -> list[Mail]:
    with class_.app.app_context():
        return list(db.session.scalars(select(Mail).order_by(Mail.id)))


def test_the_learner_sees_what_the_educator_wrote_and_marked(class_: Class) -> None:
    with class_.app.app_context():
        attempt = walked(class_)
    bob, page = bob_at(class_, attempt)
    bob.post(f"{page}comments", {"number": "0", "words": "Why <b>this</b> first?"})
    bob.post(f"{page}comments", {"number": "", "words": "Well done."})
    bob.post(f"{page}rubric", {"number": str(LETTER), "point-0": "no", "point-1": "yes"})
    alice = class_.browser("Alice")
    alice.get("/learn/")
    assert "3 new from your educators: “The walk to the shop”" in alice.text
    alice.get(debrief_page(attempt))
    for part in ("Why <b>this</b> first?", "Well done.", "Bob", "new", "Not found: Names the figure"):
        assert part in alice.text
    assert "<b>this</b>" not in alice.page.text
    alice.get("/learn/")
    assert "from your educators" not in alice.text


def test_the_learner_answers_and_the_educator_sees_it(class_: Class) -> None:
    with class_.app.app_context():
        attempt = walked(class_)
    bob, page = bob_at(class_, attempt)
    bob.post(f"{page}comments", {"number": "0", "words": "Why this first?"})
    alice = class_.browser("Alice")
    alice.get(debrief_page(attempt))
    answer = alice.send(f"{debrief_page(attempt).removesuffix('debrief')}comments", {"number": "0", "words": "To see."})
    assert answer.status_code == 303
    assert answer.headers["Location"].endswith("#decision-1")
    bob.get(learner_page(class_))
    assert "Alice wrote about “The walk to the shop”" in bob.text
    bob.get(page)
    assert "To see." in bob.text
    bob.get(learner_page(class_))
    assert "Alice wrote about" not in bob.text
    assert "Alice answered" in bob.text


def test_too_much_is_refused_with_a_sentence_and_nothing_is_lost(class_: Class) -> None:
    long = "slow " * 4_000
    with class_.app.app_context():
        attempt = walked(class_)
    _, page = bob_at(class_, attempt)
    for name, address in (("Bob", page), ("Alice", debrief_page(attempt).removesuffix("debrief"))):
        browser = class_.browser(name)
        browser.get("/account/theme")
        answer = browser.post(f"{address}comments", {"number": "", "words": long})
        assert answer.status_code == 422
        assert "That is longer than the 10000 characters" in browser.text
        assert long.strip() in browser.page.text
    with class_.app.app_context():
        assert db.session.scalars(select(Comment)).all() == []


def test_an_empty_comment_is_refused(class_: Class) -> None:
    with class_.app.app_context():
        attempt = walked(class_)
    bob, page = bob_at(class_, attempt)
    assert bob.post(f"{page}comments", {"number": "1", "words": " \n "}).status_code == 422
    assert "Nothing is written yet." in bob.text
    assert mails(class_) == []


def test_a_comment_on_no_decision_is_not_there(class_: Class) -> None:
    with class_.app.app_context():
        attempt, going = walked(class_), walked(class_, FALLS, name="Mallory")
    bob, page = bob_at(class_, attempt)
    for number in ("4", "-1", "one", "99999999"):
        assert bob.send(f"{page}comments", {"number": number, "words": "Well."}).status_code == 404
    assert bob.send(f"{page}rubric", {"number": "0", "point-0": "yes"}).status_code == 404
    running = attempt_page(class_, going)
    assert bob.send(f"{running}comments", {"number": "0", "words": "Well."}).status_code == 404


def test_a_form_that_was_sent_twice_counts_once(class_: Class) -> None:
    with class_.app.app_context():
        attempt = walked(class_)
    bob, page = bob_at(class_, attempt)
    for _ in range(2):
        bob.post(f"{page}comments", {"number": "0", "words": "Why?"})
    with class_.app.app_context():
        assert len(db.session.scalars(select(Comment)).all()) == 1


def test_what_an_educator_writes_in_a_day_is_one_mail(class_: Class, time: Clock) -> None:
    with class_.app.app_context():
        attempt = walked(class_)
    bob, page = bob_at(class_, attempt)
    for words in ("One.", "Two.", "Three."):
        bob.post(f"{page}comments", {"number": "0", "words": words})
        time.pass_(minutes=2)
    (mail,) = mails(class_)
    assert mail.recipient == "alice@example.org"
    assert "Bob has looked at your work in the cohort “Monday”" in mail.body
    time.pass_(hours=1)
    bob.post(f"{page}comments", {"number": "0", "words": "Four."})
    first, second = mails(class_)
    assert first.due_at is not None
    assert second.due_at is not None
    assert (second.due_at - first.due_at).total_seconds() >= 24 * 3600


def test_whoever_has_seen_it_needs_no_mail(class_: Class) -> None:
    with class_.app.app_context():
        attempt = walked(class_)
    bob, page = bob_at(class_, attempt)
    bob.post(f"{page}comments", {"number": "0", "words": "One."})
    class_.browser("Alice").get(debrief_page(attempt))
    assert [mail.due_at for mail in mails(class_)] == [None]


def test_marks_can_be_changed_and_taken_back(class_: Class) -> None:
    with class_.app.app_context():
        attempt = walked(class_)
    bob, page = bob_at(class_, attempt)
    for fields in ({"point-0": "yes", "point-1": "no", "point-7": "yes"}, {"point-0": "", "point-1": "yes"}):
        bob.post(f"{page}rubric", {"number": str(LETTER), **fields})
    with class_.app.app_context():
        assert [(mark.point, mark.is_there) for mark in db.session.scalars(select(RubricMark))] == [(1, True)]


def test_an_attempt_for_nobody_has_no_comments(stage: Stage) -> None:
    with stage.app.app_context():
        attempt = stage.played("Alice", *GOOD_WAY)
    alice = stage.browser("Alice")
    alice.get(debrief_page(attempt))
    assert "Write to your educators" not in alice.text
    page = debrief_page(attempt).removesuffix("debrief")
    assert alice.send(f"{page}comments", {"number": "", "words": "Well."}).status_code == 404


def test_nobody_else_writes_there(class_: Class) -> None:
    with class_.app.app_context():
        attempt = walked(class_)
    own, taught = debrief_page(attempt).removesuffix("debrief"), attempt_page(class_, attempt)
    for name, page in (("Mallory", own), ("Bob", own), ("Mallory", taught), ("Alice", taught), ("Carol", taught)):
        assert class_.browser(name).send(f"{page}comments", {"number": "", "words": "Hi."}).status_code == 404


def test_the_writer_changes_and_withdraws_what_is_hers_and_nobody_is_told_twice(class_: Class) -> None:
    with class_.app.app_context():
        attempt = walked(class_)
    bob, page = bob_at(class_, attempt)
    bob.post(f"{page}comments", {"number": "0", "words": "Why tis first?"})
    alice = class_.browser("Alice")
    alice.get(debrief_page(attempt))
    own = CHANGE.findall(bob.page.text)
    assert CHANGE.findall(alice.page.text) == []
    bob.post(own[0], {"words": "Why this first?"})
    assert "edited" in bob.text
    alice.get("/learn/")
    assert "from your educators" not in alice.text
    alice.get(debrief_page(attempt))
    for part in ("Why this first?", "edited"):
        assert part in alice.text
    bob.post(own[0], {"words": "", "withdraw": "yes"})
    assert bob.send(own[0], {"words": "Still there?"}).status_code == 404
    alice.get(debrief_page(attempt))
    assert "Bob withdrew a comment on 23 Nov 2026." in alice.text
    assert "Why this" not in alice.text
    assert len(mails(class_)) == 1
    bob.get(f"{cohort_page(class_)}changes")
    for part in ("comment changed", "Why tis first?", "comment withdrawn", "Why this first?"):
        assert part in bob.text


def test_what_was_withdrawn_before_it_was_read_is_no_news(class_: Class) -> None:
    with class_.app.app_context():
        attempt = walked(class_)
    bob, page = bob_at(class_, attempt)
    bob.post(f"{page}comments", {"number": "", "words": "For somebody else."})
    bob.post(CHANGE.findall(bob.page.text)[0], {"withdraw": "yes"})
    assert [mail.due_at for mail in mails(class_)] == [None]
    alice = class_.browser("Alice")
    alice.get("/learn/")
    assert "from your educators" not in alice.text


def test_nobody_changes_the_words_of_somebody_else(class_: Class) -> None:
    with class_.app.app_context():
        attempt = walked(class_)
    bob, page = bob_at(class_, attempt)
    alice, own = class_.browser("Alice"), debrief_page(attempt).removesuffix("debrief")
    alice.get(debrief_page(attempt))
    alice.post(f"{own}comments", {"number": "", "words": "Mine."})
    hers = CHANGE.findall(alice.page.text)[0]
    assert bob.send(hers.replace(own, page), {"words": "His."}).status_code == 404
    assert alice.post(hers, {"words": "slow " * 4_000}).status_code == 422
    assert ("slow " * 4_000).strip() in alice.page.text
    alice.post(hers, {"words": "Mine, and changed."})
    bob.get(f"{cohort_page(class_)}changes")
    assert "comment changed" in bob.text
    assert "Mine." not in bob.text, "the words of a learner are hers"

"""More time for some, extra time, marks by hand and the list of changes, on their pages."""

import re
from datetime import timedelta

import pytest

from eduapp.web import ids
from tests.browse import Browser
from tests.conftest import NOON, Clock
from tests.schooling import ASK, PRAISE
from tests.stage import statements
from tests.taught import Class

DAY = timedelta(days=1)


@pytest.fixture
def bob(class_: Class) -> Browser:
    return class_.browser("Bob")


@pytest.fixture
def page(class_: Class) -> str:
    """That of an assignment which Alice has done badly."""
    with class_.app.app_context():
        made = class_.give(opens_at=NOON - DAY, due_at=NOON + 7 * DAY, closes_at=NOON + 8 * DAY, created_at=NOON - DAY)
        class_.climb_for("Alice", made, PRAISE)
        return f"/teach/cohorts/{ids.written(class_.cohort)}/assignments/{ids.written(made.id)}/"


def learner(class_: Class, name: str) -> str:
    return ids.written(class_.ids[name])


def changes(class_: Class, bob: Browser, query: str = "") -> str:
    bob.get(f"/teach/cohorts/{ids.written(class_.cohort)}/changes{query}")
    return bob.text


def test_the_page_says_how_everybody_stands(bob: Browser, page: str) -> None:
    bob.get(page)
    assert "1 of 2 learners is done. Due Mon 30 Nov 2026, 13:00." in bob.text
    assert "Alice done 0 %" in bob.text
    assert "Mallory not begun none" in bob.text


def test_those_who_are_ticked_get_more_time(class_: Class, bob: Browser, page: str) -> None:
    bob.get(page)
    both = [learner(class_, "Alice"), learner(class_, "Mallory")]
    bob.post(page, {"learner": both, "due_at": "2026-12-05T18:00", "reason": "The ward was short of staff."})
    assert "2 learners have more time." in bob.text
    assert bob.text.count("extended: The ward was short of staff.") == 2
    bob.post(page, {"learner": both[:1], "take_back": "yes", "reason": "She was on leave anyway."})
    assert "1 extension was taken back." in bob.text
    assert bob.text.count("extended:") == 1
    trail = changes(class_, bob)
    assert "Alice: extension · The stairs at home from: due Sat 5 Dec 2026, 18:00 to: none" in trail
    assert "Why: She was on leave anyway." in trail


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"due_at": "2026-12-05T18:00", "reason": "Ill."}, "Choose at least one learner."),
        ({"learner": "Alice", "due_at": "2026-12-05T18:00"}, "Say why: it is kept beside the change."),
        ({"learner": "Alice", "reason": "Ill."}, "Give at least one date."),
        ({"learner": "Alice", "due_at": "2026-11-25T18:00", "reason": "Ill."}, "An extension gives more time"),
        ({"learner": "Alice", "due_at": "now", "reason": "Ill."}, "Give a day and a time"),
    ],
)
def test_an_extension_that_does_not_fit_is_told_and_nobody_gets_one(
    class_: Class, bob: Browser, page: str, sent: dict[str, str], words: str
) -> None:
    if "learner" in sent:
        sent = sent | {"learner": learner(class_, "Alice")}
    bob.get(page)
    assert bob.post(page, sent).status_code == 422
    assert words in bob.text
    assert "extended:" not in bob.text
    assert ("checked" in bob.page.text) is ("learner" in sent), "who was ticked stays ticked"


@pytest.mark.parametrize("stranger", ["Dan", "u", "0000000000000", "7zzzzzzzzzzzzzzzzzzz"])
def test_a_stranger_gets_nothing_and_nobody_else_does(class_: Class, bob: Browser, page: str, stranger: str) -> None:
    bob.get(page)
    sent = learner(class_, stranger) if stranger == "Dan" else stranger
    values = {"learner": [learner(class_, "Alice"), sent], "due_at": "2026-12-05T18:00", "reason": "Ill."}
    assert bob.post(page, values).status_code == 404
    assert "extended:" not in bob.get(page).text


def test_extra_time_lengthens_every_assignment(class_: Class, bob: Browser, page: str) -> None:
    extra = f"/teach/cohorts/{ids.written(class_.cohort)}/extra-time"
    assert "Nobody has extra time" in bob.get(extra).text
    bob.post(extra, {"learner": learner(class_, "Alice"), "per_cent": "25", "reason": "Dyslexia."})
    assert "1 learner has extra time" in bob.text
    assert "2 Dec 2026, 13:00" in bob.get(page).text
    assert "Alice: extra time from: 0 % to: 25 % Why: Dyslexia." in changes(class_, bob)
    for sent, words in (("x", "Give a number from 0 to 300."), ("301", "Give a number from 0 to 300.")):
        bob.post(extra, {"learner": learner(class_, "Alice"), "per_cent": sent, "reason": "Why not."})
        assert words in bob.text


def test_a_mark_is_set_by_hand_and_taken_back(class_: Class, bob: Browser, page: str) -> None:
    mark = f"{page}learners/{learner(class_, 'Alice')}/mark"
    assert "Alice has 0 %" in bob.get(mark).text
    behind = re.search(r'<ul class="attempts">.*?href="([^"]+)"', bob.page.text, re.DOTALL)
    assert behind, "what gave the mark is one click away"
    assert "Alice" in class_.browser("Bob").get(behind[1]).text
    bob.post(mark, {"per_cent": "66,5", "reason": "The chart did not load."})
    assert "set by hand" in bob.text
    assert "mark 66 % (set by an educator" in class_.browser("Alice").get("/learn/").text
    bob.get(mark)
    assert "Set by hand: The chart did not load. The attempts give 0 %." in bob.text
    bob.post(mark, {"take_back": "yes", "reason": "It did load."})
    assert "set by hand" not in bob.text.replace("where it is set by hand", "")
    assert "from: mark 66 %, by hand to: mark 0 % Why: It did load." in changes(class_, bob)


@pytest.mark.parametrize("per_cent", ["", "good", "101", "-1", "nan", "inf", "1e400"])
def test_a_mark_that_is_none_is_told_at_its_field(class_: Class, bob: Browser, page: str, per_cent: str) -> None:
    mark = f"{page}learners/{learner(class_, 'Mallory')}/mark"
    bob.get(mark)
    answer = bob.post(mark, {"per_cent": per_cent, "reason": "Why not."})
    assert answer.status_code == 422
    assert "Give a number from 0 to 100." in bob.text
    assert "Mallory has no mark yet" in bob.text


def test_nobody_from_elsewhere_has_a_mark_here(class_: Class, bob: Browser, page: str) -> None:
    assert bob.get(f"{page}learners/{learner(class_, 'Dan')}/mark").status_code == 404


def test_changes_are_of_one_learner_or_of_one_assignment(class_: Class, bob: Browser, page: str, time: Clock) -> None:
    bob.get(page)
    for name in ("Alice", "Mallory"):
        time.pass_(minutes=1)
        bob.post(page, {"learner": learner(class_, name), "due_at": "2026-12-05T18:00", "reason": f"{name} was ill."})
    assert changes(class_, bob).index("Mallory was ill.") < changes(class_, bob).index("Alice was ill.")
    for query in (f"?learner={learner(class_, 'Alice')}", f"?learner={learner(class_, 'Alice')}&as=csv"):
        changes(class_, bob, query)
        assert "Alice was ill." in bob.page.text
        assert "Mallory was ill." not in bob.page.text
    assert "Alice was ill." in changes(class_, bob, f"?assignment={page.split('/')[-2]}")
    assert "Nothing was changed." in changes(class_, bob, f"?assignment={ids.written(1)}")
    assert "Alice was ill." in changes(class_, bob, "?assignment=&learner=uuu&before=")


def test_many_changes_stand_on_several_pages(class_: Class, bob: Browser) -> None:
    with class_.app.app_context():
        class_.change_often(101)
    first = changes(class_, bob)
    assert "change number 100" in first
    assert "change number 0 " not in first
    bob.get(_older(bob))
    assert "change number 0" in bob.text


def _older(bob: Browser) -> str:
    (found,) = [part.split('"')[0] for part in bob.page.text.split('href="') if "before=" in part.split('"')[0]]
    return found.replace("&amp;", "&")


def test_the_pages_take_as_many_statements_for_many_as_for_few(class_: Class, bob: Browser, page: str) -> None:
    trail = f"/teach/cohorts/{ids.written(class_.cohort)}/changes"

    def sent(address: str) -> int:
        with statements(class_.app) as found:
            bob.get(address)
        return len(found)

    few = [(sent(address), sent(address))[1] for address in (page, trail)]
    with class_.app.app_context():
        class_.change_often(5)
        for name in ("Dan", "Rita", "Olga"):
            class_.join(name)
            class_.climb_for(name, class_.give(), ASK)
    assert [sent(address) for address in (page, trail)] == few
    assert max(few) <= 14

"""Giving a cohort something to do, on the page."""

from datetime import timedelta

import pytest

from eduapp.actions.giving import of_cohort
from eduapp.store import Assignment
from eduapp.web import ids
from eduapp.web.db import db
from tests.browse import Browser
from tests.conftest import NOON
from tests.schooling import ASK, MODULE
from tests.stage import STAIRS, statements
from tests.taught import Class

DAY = timedelta(days=1)
GIVEN = {"what": f"case:{STAIRS}", "opens_at": "2026-12-01T08:00", "due_at": "2026-12-08T18:00", "counts": "first"}


@pytest.fixture
def page(class_: Class) -> str:
    return f"/teach/cohorts/{ids.written(class_.cohort)}/assignments"


@pytest.fixture
def bob(class_: Class) -> Browser:
    return class_.browser("Bob")


def given(class_: Class) -> list[Assignment]:
    with class_.app.app_context():
        return of_cohort(db.session, class_.cohort)


def of(page: str, one: Assignment, rest: str = "") -> str:
    return f"{page}/{ids.written(one.id)}/{rest}"


def test_what_is_given_stands_in_the_list_in_the_zone_of_the_cohort(class_: Class, bob: Browser, page: str) -> None:
    assert "Nothing is asked of this cohort yet" in bob.get(page).text
    bob.get(f"{page}/new")
    bob.post(f"{page}/new", GIVEN | {"attempts": "3"})
    assert bob.last == page
    for words in ("Given to everybody in Monday.", "The stairs at home", "8 Dec 2026, 18:00", "All times are those of"):
        assert words in bob.text
    (made,) = given(class_)
    assert (made.due_at, made.attempts, made.counts) == (NOON.replace(month=12, day=8, hour=17), 3, "first")


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"due_at": "2026-11-30T18:00"}, "due_at", "It would be due before it opens."),
        ({"closes_at": "2026-12-02T18:00"}, "closes_at", "It would close before it is due."),
        ({"due_at": "tomorrow"}, "due_at", "Give a day and a time"),
        ({"due_at": "2027-03-28T02:30"}, "due_at", "02:30 does not exist on that day in Europe/Berlin"),
        ({"attempts": "many"}, "attempts", "Give a number from 1 to 100, or nothing."),
        ({"attempts": "0"}, "attempts", "Give a number from 1 to 100, or nothing."),
        ({"counts": ""}, "counts", "Choose which attempt counts."),
        ({"what": "case:nothing"}, "what", "Choose a case or a module of the list."),
        ({"what": ""}, "what", "Choose a case or a module of the list."),
        ({"what": f"module:{MODULE}", "attempts": "2"}, "attempts", "A module says by itself"),
    ],
)
def test_what_does_not_fit_is_told_at_its_field_and_nothing_is_given(
    class_: Class, bob: Browser, page: str, sent: dict[str, str], field: str, words: str
) -> None:
    bob.get(f"{page}/new")
    answer = bob.post(f"{page}/new", GIVEN | sent)
    assert answer.status_code == 422
    assert f'id="{field}-slip"' in answer.text
    assert words in bob.text
    assert given(class_) == []


def test_what_was_typed_is_kept_when_something_does_not_fit(bob: Browser, page: str) -> None:
    bob.get(f"{page}/new")
    answer = bob.post(f"{page}/new", GIVEN | {"closes_at": "2026-12-02T18:00"})
    for value in ("2026-12-01T08:00", "2026-12-08T18:00", "2026-12-02T18:00"):
        assert f'value="{value}"' in answer.text


def test_of_a_time_that_comes_twice_it_is_said_which_is_meant(class_: Class, bob: Browser, page: str) -> None:
    bob.get(f"{page}/new")
    bob.post(f"{page}/new", GIVEN | {"due_at": "2027-10-31T02:30"})
    assert "The clocks go back in that night: Sun 31 Oct 2027, 02:30 (UTC+0100) is meant." in bob.text


def test_dates_and_rules_are_changed(class_: Class, bob: Browser, page: str) -> None:
    bob.get(f"{page}/new")
    bob.post(f"{page}/new", GIVEN)
    (made,) = given(class_)
    assert 'value="2026-12-08T18:00"' in bob.get(of(page, made, "edit")).text
    bob.post(of(page, made, "edit"), GIVEN | {"due_at": "2026-12-09T18:00", "counts": "last"})
    assert "Due Wed 9 Dec 2026, 18:00." in bob.text
    assert bob.post(of(page, made, "edit"), GIVEN | {"due_at": "2026-11-09T18:00"}).status_code == 422
    assert given(class_)[0].counts == "last"


def test_what_is_withdrawn_can_be_given_again(class_: Class, bob: Browser, page: str) -> None:
    with class_.app.app_context():
        class_.give()
    bob.get(of(page, given(class_)[0]))
    bob.post(of(page, given(class_)[0], "withdraw"))
    assert "Withdrawn on Mon 23 Nov 2026, 13:00" in bob.text
    bob.post(of(page, given(class_)[0], "restore"))
    assert "Given again." in bob.text
    assert given(class_)[0].withdrawn_at is None


def test_the_list_counts_who_is_done_and_who_is_overdue(class_: Class, bob: Browser, page: str) -> None:
    with class_.app.app_context():
        made = class_.give(due_at=NOON + DAY, created_at=NOON - DAY)
        class_.climb_for("Alice", made, ASK)
        class_.give(due_at=NOON - DAY, created_at=NOON - 2 * DAY)
    bob.get(page)
    assert "1 assignment is overdue for somebody" in bob.text
    bob.get(f"{page}?as=csv")
    lines = bob.page.text.lstrip("\ufeff").splitlines()
    assert [line.split(",")[-3:] for line in lines[1:]] == [["0", "0", "2"], ["1", "0", "0"]]


def test_an_archived_cohort_is_given_nothing(class_: Class, bob: Browser, page: str) -> None:
    bob.get(f"{page}/new")
    with class_.app.app_context():
        class_.archive()
    assert bob.post(f"{page}/new", GIVEN).status_code == 400
    assert given(class_) == []


def test_nothing_of_another_cohort_is_there(class_: Class, bob: Browser, page: str) -> None:
    with class_.app.app_context():
        other = class_.give(cohort_id=class_.found("Tuesday").id).id
    for rest in ("", "edit"):
        assert bob.get(f"{page}/{ids.written(other)}/{rest}").status_code == 404
    for rest in ("", "edit", "withdraw", "restore"):
        assert bob.post(f"{page}/{ids.written(other)}/{rest}").status_code == 404
    assert class_.browser("Alice").get(page).status_code == 404


def test_the_list_takes_as_many_statements_for_many_as_for_few(class_: Class, bob: Browser, page: str) -> None:
    def sent() -> int:
        with statements(class_.app) as found:
            bob.get(page)
        return len(found)

    with class_.app.app_context():
        class_.give()
    sent()
    few = sent()
    with class_.app.app_context():
        for name in ("Dan", "Rita", "Olga"):
            class_.join(name)
            class_.climb_for(name, class_.give(), ASK)
    sent()  # reads what the case is called, which a process keeps
    assert sent() == few <= 10

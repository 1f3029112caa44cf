"""All decisions of a cohort as a table: the page, how far it is, and the file."""

import pytest

from eduapp.actions import exporting
from eduapp.actions.decision_table import columns
from eduapp.cli.post import Secretary
from eduapp.jobs.export import export
from eduapp.store import Export
from eduapp.web import clock, ids
from eduapp.web.db import db
from tests.browse import Browser
from tests.interop.tabular.read import rows_of_csv, rows_of_xlsx
from tests.stage import GOOD_WAY, WALK, statements
from tests.taught import Class
from tests.web.foreign import unmarked


def page_of(class_: Class) -> str:
    return f"/teach/cohorts/{ids.written(class_.cohort)}/export"


def bob(class_: Class) -> Browser:
    browser = class_.browser("Bob")
    browser.get(page_of(class_))
    return browser


def make(class_: Class) -> None:
    with class_.app.app_context():
        assert export(db.engine, class_.playables, Secretary(class_.app), clock=clock.now)


def asked(class_: Class, **values: object) -> str:
    """The address of one that was asked for."""
    with class_.app.app_context():
        now = clock.now()
        own = {"cohort_id": class_.cohort, "person_id": class_.ids["Bob"], "kind": "xlsx", "language": "en"}
        made = Export(**{"id": ids.new(now), "state": "working", "asked_at": now, "touched_at": now, **own, **values})
        db.session.add(made)
        db.session.commit()
        return f"{page_of(class_)}/{ids.written(made.id)}"


def test_from_the_page_of_the_cases_to_the_file(class_: Class) -> None:
    with class_.app.app_context():
        given = class_.give(key=WALK)
        class_.play("Alice", class_.belong(class_.begin("Alice", WALK), given), *GOOD_WAY)
    browser = class_.browser("Bob")
    browser.get(page_of(class_).replace("/export", "/cases"))
    assert page_of(class_) in browser.page.text
    browser.get(page_of(class_))
    assert "Refresh" not in browser.page.headers
    browser.post(page_of(class_), {"kind": "xlsx"})
    assert "Waiting for its turn" in browser.text
    assert browser.page.headers["Refresh"] == "5"
    make(class_)
    browser.get(page_of(class_))
    assert "Refresh" not in browser.page.headers
    assert "Download 1 attempt, kept for 7 days" in browser.text
    address = browser.page.text.partition(f'href="{page_of(class_)}/')[2].partition('"')[0]
    file = browser.get(f"{page_of(class_)}/{address}")
    assert len(rows_of_xlsx(file.data)) == 1 + len(GOOD_WAY)
    assert ".xlsx" in file.headers["Content-Disposition"]


def test_how_far_it_is_stands_in_words_and_in_a_bar(class_: Class) -> None:
    asked(class_, done=3, total=8)
    browser = bob(class_)
    assert "3 of 8 attempts" in browser.text
    assert 'max="8" value="3"' in browser.page.text


def test_one_that_failed_says_what_to_do(class_: Class) -> None:
    asked(class_, state="failed")
    browser = bob(class_)
    assert "It could not be made. Make it again" in browser.text
    assert "Refresh" not in browser.page.headers


def test_the_page_says_what_each_column_means(class_: Class) -> None:
    browser = bob(class_)
    assert "Seconds since the scene was entered" in browser.text
    assert rows_of_csv(browser.get(f"{page_of(class_)}?as=csv").data)[1][0] == "attempt"


def test_nobody_else_sees_the_page_or_gets_the_file(class_: Class) -> None:
    address = asked(class_, state="done", file=b"PK")
    assert bob(class_).get(address).status_code == 200
    for name in ("Alice", "Carol", "Olga"):
        for path in (address, page_of(class_)):
            assert class_.browser(name).get(path).status_code == 404
    with class_.app.app_context():
        other = class_.found("Tuesday").id
    assert bob(class_).get(address.replace(ids.written(class_.cohort), ids.written(other))).status_code == 404


def test_what_is_not_done_or_is_gone_is_not_there(class_: Class) -> None:
    assert bob(class_).get(asked(class_)).status_code == 404


def test_a_form_that_says_something_else_is_told_so(class_: Class) -> None:
    answer = bob(class_).send(page_of(class_), {"kind": "pdf"})
    assert answer.status_code < 500
    with class_.app.app_context():
        assert db.session.query(Export).count() == 0


def test_the_page_takes_the_same_statements_however_much_was_made(class_: Class) -> None:
    counts = []
    for _ in range(2):
        asked(class_, state="done", file=b"PK")
        browser = class_.browser("Bob")
        with statements(class_.app) as sent:
            browser.get(page_of(class_))
        assert not any(".file" in statement for statement in sent)
        counts.append(len(sent))
    assert counts[0] == counts[1]


def test_what_has_no_room_in_a_workbook_is_refused_before_it_is_made(
    class_: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "MOST_ROWS", len(GOOD_WAY))
    with class_.app.app_context():
        given = class_.give(key=WALK)
        class_.play("Alice", class_.belong(class_.begin("Alice", WALK), given), *GOOD_WAY)
    browser = bob(class_)
    browser.post(page_of(class_), {"kind": "xlsx"})
    assert "Waiting for its turn" in browser.text
    with class_.app.app_context():
        class_.play("Alice", class_.belong(class_.begin("Alice", WALK), given), *GOOD_WAY)
    assert browser.post(page_of(class_), {"kind": "xlsx"}).status_code == 422
    assert "These are 8 decisions, and a workbook has room for 4. Make CSV files: they hold all." in browser.text
    assert 'value="xlsx"' not in browser.page.text
    assert browser.post(page_of(class_), {"kind": "csv"}).status_code == 200
    assert browser.last == page_of(class_)


def test_who_had_it_made_is_in_the_list_of_changes_once(class_: Class) -> None:
    browser = bob(class_)
    for _ in range(2):
        browser.post(page_of(class_), {"kind": "csv"})
    browser.get(page_of(class_).replace("/export", "/changes"))
    assert browser.text.count("table of all decisions made") == 1
    assert "to: as csv" in browser.text


@pytest.mark.usefixtures("pseudo")
def test_in_another_language_nothing_is_said_in_english(class_: Class) -> None:
    for state in ("waiting", "working", "done", "failed"):
        asked(class_, state=state)
    names = [column.key for column in columns(str)]
    text = bob(class_).page.text
    assert "⟦" in text
    assert unmarked(text, "Monday", "CSV XLSX", "eduapp", "column means", "column", "means", *names) == []

"""The board of a cohort: what it says, whom it names, and what it costs."""

import re

import pytest

from eduapp.actions.teaching import Lessons
from eduapp.store import ActTally, Change, Cohort
from eduapp.web import clock, ids
from eduapp.web.db import db
from tests.browse import Browser
from tests.conftest import NOON
from tests.crowd import crowd
from tests.interop.tabular.read import rows_of_csv, rows_of_xlsx
from tests.schooling import PRAISE
from tests.stage import AGE, WALK, statements
from tests.taught import Class

RULE = {"unsafe_on": "y", "failed_on": "y", "failed": "2", "days_on": "y", "days": "3", "fell_on": "y", "fell": "10"}


def filled(class_: Class, size: int) -> str:
    """The address of the board of a new cohort with so many learners."""
    with class_.app.app_context():
        made = class_.found(f"A cohort of {size}")
        crowd(db.session, made.id, size, clock.now())
        return f"/teach/cohorts/{ids.written(made.id)}/"


def bob(class_: Class, page: str) -> Browser:
    browser = class_.browser("Bob")
    assert browser.get(page).status_code == 200
    return browser


def own(class_: Class) -> str:
    return f"/teach/cohorts/{ids.written(class_.cohort)}/"


def test_an_empty_cohort_says_so(class_: Class) -> None:
    with class_.app.app_context():
        page = f"/teach/cohorts/{ids.written(class_.found('Nobody yet').id)}/"
    assert "Nobody has joined yet" in bob(class_, page).text


def test_nobody_needs_a_hand_where_nothing_is_due(class_: Class) -> None:
    text = bob(class_, own(class_)).text
    assert "None of 2 learners needs a hand now" in text
    assert "Nothing is assigned to this cohort yet." in text


def test_the_first_line_counts_who_needs_a_hand(class_: Class) -> None:
    text = bob(class_, filled(class_, 12)).text
    assert "Three of twelve did something unsafe; six have not begun what is due; two fell in standing" in text


def test_who_needs_a_hand_is_named_with_the_reason_and_a_way_to_write(class_: Class) -> None:
    with class_.app.app_context():
        given = class_.give(due_at=NOON)
        class_.climb_for("Alice", given, PRAISE)
        class_.climb_for("Alice", given, PRAISE)
    browser = bob(class_, own(class_))
    assert "Failed “The stairs at home” 2 times" in browser.text
    assert "See the last try (Alice)" in browser.text
    assert "Has not begun “The stairs at home”, due Mon 23 Nov 2026, 13:00" in browser.text
    assert 'href="mailto:mallory@example.org?subject=Monday"' in browser.page.text


def test_who_has_left_is_not_on_the_board(class_: Class) -> None:
    with class_.app.app_context():
        class_.give(due_at=NOON)
        member = class_.member("Mallory")
        member.left_at = NOON
        db.session.commit()
    text = bob(class_, own(class_)).text
    assert "Alice" in text
    assert "Mallory" not in text


def test_a_standing_that_is_not_shared_is_not_shown(class_: Class) -> None:
    page = filled(class_, 6)
    rows = rows_of_csv(bob(class_, f"{page}?as=csv&table=standings").page.data)
    fatma = dict(zip(rows[0], next(row for row in rows if row[0].startswith("Fatma")), strict=True))
    figures = {title: value for title, value in fatma.items() if title != "Learner" and not title.endswith("note")}
    assert set(figures.values()) == {""}
    assert {value for title, value in fatma.items() if title.endswith("note")} == {"not shared"}


def test_below_eight_pieces_nothing_is_said(class_: Class) -> None:
    browser = bob(class_, filled(class_, 2))
    assert "not enough yet 4 pieces of evidence" in browser.text


def test_the_heat_map_has_the_interval_beside_the_chance(class_: Class) -> None:
    text = bob(class_, filled(class_, 12)).text
    assert re.search(r"\d\d % \d\d to \d\d %, \d+ pieces", text)


def test_what_is_withdrawn_is_not_on_the_board(class_: Class) -> None:
    with class_.app.app_context():
        class_.give(due_at=NOON, withdrawn_at=NOON)
    assert "The stairs at home" not in bob(class_, own(class_)).text


@pytest.mark.parametrize("table", ["needs-a-hand", "work", "standings"])
def test_every_table_leaves_as_both_files_with_the_same_rows(class_: Class, table: str) -> None:
    page = filled(class_, 12)
    query = f"{page}?table={table}&sort=learner&order=desc"
    csv, xlsx = (bob(class_, f"{query}&as={kind}").page for kind in ("csv", "xlsx"))
    assert f"{table}.csv" in csv.headers["Content-Disposition"]
    rows, cells = rows_of_csv(csv.data), rows_of_xlsx(xlsx.data)
    assert [row[0] for row in rows] == [row[0] for row in cells]
    assert len(rows) >= 9
    names = [row[0] for row in rows[1:]]
    assert names == sorted(names, reverse=True)


def test_the_work_is_filtered_by_a_word(class_: Class) -> None:
    page = filled(class_, 12)
    rows = rows_of_csv(bob(class_, f"{page}?table=work&q=unsafe&as=csv").page.data)
    assert [row[0] for row in rows[1:]] == ["Ben Example", "Fatma Example", "Jana Example"]
    assert "3 of 12 rows hold “unsafe”." in bob(class_, f"{page}?table=work&q=unsafe").text


def test_the_rule_is_said_and_can_be_changed(class_: Class) -> None:
    page = filled(class_, 12)
    browser = bob(class_, page)
    assert "3 days before it is due" in browser.text
    browser.post(f"{page}rule", {"days_on": "y", "days": "1", "failed": "2", "fell": ""})
    assert "The rule is changed." in browser.text
    assert "Whoever is named here is one who has not begun something 1 day before it is due." in browser.text
    assert "did something unsafe;" not in browser.text
    with class_.app.app_context():
        change = db.session.query(Change).filter_by(what="rule").one()
        assert change.by_name == "Bob"
        assert (change.before or {})["unsafe"] is True
        assert change.after == {"days": 1, "unsafe": False, "failed": None, "fell": None}


def test_a_rule_that_stays_as_it_is_is_no_change(class_: Class) -> None:
    bob(class_, own(class_)).post(f"{own(class_)}rule", RULE)
    with class_.app.app_context():
        assert db.session.query(Change).filter_by(what="rule").count() == 0


def test_a_rule_that_is_switched_off_names_nobody(class_: Class) -> None:
    page = filled(class_, 12)
    browser = bob(class_, page)
    browser.post(f"{page}rule", {})
    assert "None of 12 learners needs a hand now" in browser.text
    assert "Every part of the rule is switched off" in browser.text


@pytest.mark.parametrize("days", ["", "-1", "61", "three", "²", "9" * 5000, "\0"])
def test_a_number_that_cannot_be_meant_changes_nothing(class_: Class, days: str) -> None:
    browser = bob(class_, own(class_))
    answer = browser.send(f"{own(class_)}rule", RULE | {"days": days})
    assert answer.status_code == 422
    assert "Give a number of days from 0 to 60." in answer.text
    with class_.app.app_context():
        assert db.session.get_one(Cohort, class_.cohort).rule["days"] == 3


@pytest.mark.parametrize(
    "query", ["sort=nothing", "table=x&sort=learner", "as=pdf", "q=%00", "order=up", "q=" + "x" * 999]
)
def test_an_address_that_asks_for_what_is_not_there_shows_the_board(class_: Class, query: str) -> None:
    assert "What they can do" in bob(class_, f"{own(class_)}?{query}").text


def test_the_board_of_somebody_else_is_not_there(class_: Class) -> None:
    for name in ("Alice", "Carol", "Mallory"):
        browser = class_.browser(name)
        for path in ("", "?as=csv", "?as=xlsx&table=standings"):
            assert browser.client.get(own(class_) + path).status_code == 404
        assert browser.send(f"{own(class_)}rule", RULE).status_code == 404


def test_the_statements_do_not_grow_with_the_cohort(class_: Class) -> None:
    def sent(size: int) -> int:
        page, browser = filled(class_, size), class_.browser("Bob")
        browser.client.get(page)  # reads what revisions are called, which a process keeps
        with statements(class_.app) as found:
            assert browser.client.get(page).status_code == 200
        return len(found)

    assert sent(2) == sent(12) <= 12


def test_a_mark_leads_to_its_page_and_what_is_not_begun_to_more_time(class_: Class) -> None:
    with class_.app.app_context():
        given = class_.give(due_at=NOON)
        class_.climb_for("Alice", given, PRAISE)
        place = f"{own(class_)}assignments/{ids.written(given.id)}/"
        alice, mallory = (ids.written(class_.ids[name]) for name in ("Alice", "Mallory"))
    browser = bob(class_, own(class_))
    assert f'href="{place}learners/{alice}/mark"' in browser.page.text
    assert f"learners/{mallory}/mark" not in browser.page.text
    assert f'href="{place}?learner={mallory}"' in browser.page.text
    assert f'value="{mallory}" checked' in browser.get(f"{place}?learner={mallory}").text


def test_what_is_worth_teaching_is_looked_for_again_when_somebody_has_decided(class_: Class) -> None:
    with class_.app.app_context():
        found, known = Lessons(), class_.weighings
        assert found.get(db.session, known, class_.cohort) == []
        counts = {"cohort_id": class_.cohort, "revision_id": class_.playable().id, "is_first": True, "scene": 0}
        harm = len(class_.playable().rules.scenes[0].options) + AGE.choice
        db.session.add(ActTally(**counts, act=harm, count=6))
        db.session.flush()
        (lesson,) = found.get(db.session, known, class_.cohort)
        assert (lesson.key, lesson.act.count) == (WALK, 6)
        assert found.get(db.session, known, class_.cohort)[0] is lesson

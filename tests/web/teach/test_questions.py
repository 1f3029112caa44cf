"""How the questions of a cohort do, as its educator reads it.

The examined: 24 learners and the quiz of five questions that earn marks. In the four others the best eight earn 4, the
middle eight 2, the lowest eight 0; in the first the best choose B, which is wrong, and the others A, which is right.
Facility of the first: 16/24 = 67 %. Totals: 4, 3 and 1, eight of each: mean 8/3 = 2.67, median 3; squares of what they
are off 16/9, 1/9 and 25/9, each eight times: 336/9, variance 336/9/23 = 1.6232, deviation 1.27.
"""

import re
from pathlib import Path

import pytest

from eduapp.actions import shelf
from eduapp.actions.item_analysis import taken
from eduapp.quiz.given import Given
from eduapp.web import clock, ids
from eduapp.web.db import db
from tests import content, schooling
from tests.asking import RIGHT as ALL_RIGHT
from tests.asking import WRONG as ALL_WRONG
from tests.browse import Browser
from tests.conftest import NOON, Clock
from tests.examined import examine
from tests.interop.tabular.read import rows_of_csv, rows_of_xlsx
from tests.schooling import IN_THE_END, MODULE, PRACTICE, RIGHT, WRONG
from tests.stage import statements
from tests.taught import Class
from tests.web.foreign import unmarked

KEY = "The best learners chose B: look at the key."


def best() -> list[Given]:
    return [ALL_WRONG[0], *ALL_RIGHT[1:]]


def middle() -> list[Given]:
    return [ALL_RIGHT[0], ALL_RIGHT[1], ALL_RIGHT[2], *ALL_WRONG[3:]]


def lowest() -> list[Given]:
    return [ALL_RIGHT[0], *ALL_WRONG[1:]]


def examined(class_: Class, each: int = 8) -> str:
    """The address of the quiz, once so many learners of each third have handed it in."""
    with class_.app.app_context():
        class_.enrol("Alice")
        given = class_.give("module", MODULE)
        revision = class_.study("Alice").steps[IN_THE_END].part.revision_id
        takeable = class_.takeables.get(db.session.connection(), revision)
        sheets = [sheet for made in (best, middle, lowest) for sheet in [made()] * each]
        examine(db.session, given, takeable, sheets, clock.now())
        db.session.commit()
        return f"{pages(class_)}{ids.written(revision)}/"


def pages(class_: Class) -> str:
    return f"/teach/cohorts/{ids.written(class_.cohort)}/questions/"


def address(class_: Class, edition: int = 0) -> str:
    """That of the only quiz which was handed in."""
    revision = taken(db.session, class_.cohort)[0].editions[edition].revision_id
    return f"{pages(class_)}{ids.written(revision)}/"


def bob(class_: Class, page: str) -> Browser:
    browser = class_.browser("Bob")
    assert browser.get(page).status_code == 200
    return browser


def table(class_: Class, page: str, name: str) -> dict[str, dict[str, str]]:
    """The rows of a table by the first cell of each, as its CSV has them."""
    mark = "&" if "?" in page else "?"
    titles, *rows = rows_of_csv(bob(class_, f"{page}{mark}as=csv&table={name}").page.data)
    return {row[0]: dict(zip(titles, row, strict=True)) for row in rows}


def test_a_cohort_that_was_asked_nothing_is_told_so(class_: Class) -> None:
    text = bob(class_, pages(class_)).text
    assert "Nobody has handed in a quiz yet" in text
    assert "Quizzes belong to modules" in text


def test_the_board_leads_to_the_questions_and_they_to_each_quiz(class_: Class) -> None:
    page = examined(class_, 1)
    assert f'href="{pages(class_)}"' in bob(class_, pages(class_).removesuffix("questions/")).page.text
    listed = bob(class_, pages(class_))
    assert "1 quiz was handed in" in listed.text
    assert f'href="{page}"' in listed.page.text
    row = table(class_, pages(class_), "quizzes")["Told in the end"]
    assert row["Last handed in"] == "2026-11-23 13:00"
    assert (row["First attempts"], row["Tried again"], row["Mean of the first, %"]) == ("3", "0", "53")


def test_the_first_line_says_what_is_worth_a_look_and_why(class_: Class) -> None:
    text = bob(class_, examined(class_)).text
    assert "Question 1 is worth a look" in text
    assert KEY in text


def test_the_figures_are_those_worked_by_hand(class_: Class) -> None:
    page = examined(class_)
    whole = table(class_, page, "figures")
    values = {name: row["Value"] for name, row in whole.items()}
    assert (values["Mean"], values["Median"], values["Standard deviation"]) == ("2.67", "3.00", "1.27")
    assert {row["Learners"] for row in whole.values()} == {"24"}
    first = table(class_, page, "questions")["The dog of Rosa"]
    assert (first["Number"], first["Facility, %"]) == ("1", "67")
    assert first["Discrimination index, %"].startswith("-")
    assert first["What stands out"].startswith(KEY)


def test_options_are_told_by_thirds_with_the_key(class_: Class) -> None:
    page = f"{examined(class_)}1/"
    text = bob(class_, page).text
    assert KEY in text
    assert "What do you do?" in text
    rows = table(class_, page, "options")
    assert list(rows) == ["A. Time her walk", "B. Praise the dog", "C. Look out of the window", "No answer"]
    counts = [list(row.values())[2:6] for row in rows.values()]
    assert counts == [["16", "0", "8", "8"], ["8", "8", "0", "0"], ["0"] * 4, ["0"] * 4]
    assert [row["Key"] for row in rows.values()] == ["right", "wrong", "wrong", ""]
    assert rows["C. Look out of the window"]["Their mean elsewhere: note"] == "– nobody chose it"


@pytest.mark.parametrize(
    ("number", "first"),
    [
        (3, ["6.25 seconds", "16", "67", "right"]),
        (4, ["Wake up early", "1", "8", "33", "right"]),
        (5, ["A corridor", "Legs of a person", "8", "33", "right"]),
    ],
)
def test_where_nothing_is_chosen_the_answers_are_counted(class_: Class, number: int, first: list[str]) -> None:
    page = f"{examined(class_)}{number}/"
    assert "What was answered" in bob(class_, page).text
    found = rows_of_csv(bob(class_, f"{page}?table=answers&as=csv").page.data)[1:]
    assert first in found


@pytest.mark.parametrize(
    ("number", "key"), [(3, "Right is 6.25"), (4, "Wake up early"), (5, "Nine pegs → Hands of a person")]
)
def test_where_nothing_is_chosen_the_page_has_the_key(class_: Class, number: int, key: str) -> None:
    text = bob(class_, f"{examined(class_, 1)}{number}/").text
    assert key in text
    assert "Who chose what" not in text


def test_under_twenty_learners_no_question_is_judged(class_: Class) -> None:
    page = examined(class_, 6)
    text = bob(class_, page).text
    assert "18 learners: too few to judge the questions by" in text
    assert "With fewer than 20, read these figures with care." in text
    assert KEY not in text
    assert "worth a look" not in text
    rows = table(class_, page, "questions")
    assert {row["What stands out: note"] for row in rows.values()} == {"– too few learners to say"}
    assert KEY not in bob(class_, f"{page}1/").text


def test_what_is_undefined_is_a_dash_with_the_reason(class_: Class) -> None:
    with class_.app.app_context():
        class_.enrol("Alice")
        class_.take_for("Alice", class_.give("module", MODULE), PRACTICE, RIGHT)
        page = address(class_)
    whole = table(class_, page, "figures")
    assert whole["Standard deviation"]["Value: note"] == "– one learner only"
    assert whole["Cronbach’s alpha"]["Value: note"] == "– one learner only"
    assert table(class_, page, "questions")["A walk of 10 minutes"]["Facility, %"] == "100"


def test_later_attempts_stand_apart_and_stay_so(class_: Class, time: Clock) -> None:
    with class_.app.app_context():
        class_.enrol("Alice")
        given = class_.give("module", MODULE)
        for answer in (WRONG, RIGHT):
            time.pass_(hours=1)
            class_.take_for("Alice", given, PRACTICE, answer)
        page = address(class_)
    assert table(class_, page, "questions")["A walk of 10 minutes"]["Facility, %"] == "0"
    later = bob(class_, f"{page}?attempts=later")
    assert "The last attempt of each learner who handed it in again." in later.text
    assert table(class_, f"{page}?attempts=later", "questions")["A walk of 10 minutes"]["Facility, %"] == "100"
    ways = re.findall(r'(?:href|action)="([^"]*(?:table=|/1/)[^"]*)"', later.page.text)
    assert len(ways) > 10
    assert all("attempts=later" in way for way in ways)


def test_a_revision_has_figures_of_its_own(class_: Class, tmp_path: Path, time: Clock) -> None:
    with class_.app.app_context():
        given = class_.give("module", MODULE)
        class_.enrol("Alice")
        class_.take_for("Alice", given, PRACTICE, WRONG)
        time.pass_(days=1)
        cases = schooling.write(tmp_path / "changed")
        content.change(cases.parent / "quizzes/walking/practice.md", "Wait for next spring", "Wait for the spring")
        shelf.load(db.session, cases, now=clock.now())
        db.session.commit()
        class_.enrol("Mallory")
        class_.take_for("Mallory", given, PRACTICE, RIGHT)
        newest, before = address(class_), address(class_, 1)
    browser = bob(class_, newest)
    assert "As of 24 Nov 2026 (newest)" in browser.text
    assert f'href="{before}"' in browser.page.text
    assert "B. Wait for the spring" in table(class_, f"{newest}1/", "options")
    assert "B. Wait for next spring" in table(class_, f"{before}1/", "options")
    assert table(class_, before, "questions")["A walk of 10 minutes"]["Facility, %"] == "0"
    assert table(class_, pages(class_), "quizzes")["On the way"]["Mean of the first, %"] == "50"


def test_pictures_of_a_quiz_are_there_for_its_educator_alone(class_: Class, tmp_path: Path) -> None:
    cases = schooling.write(tmp_path / "pictured")
    place = cases.parent / "quizzes/walking"
    (place / "media").mkdir()
    (place / "media/walk.png").write_bytes(content.PICTURE)
    content.change(place / "practice.md", "What do you do?", "![A walk](media/walk.png)\n\nWhat do you do?")
    with class_.app.app_context():
        shelf.load(db.session, cases, now=NOON)
        db.session.commit()
        class_.enrol("Alice")
        class_.take_for("Alice", class_.give("module", MODULE), PRACTICE, RIGHT)
        page = f"{address(class_)}1/"
    assert 'src="media/walk.png"' in bob(class_, page).page.text
    assert bob(class_, f"{page}media/walk.png").page.data == content.PICTURE
    assert class_.browser("Bob").client.get(f"{page}media/other.png").status_code == 404
    assert class_.browser("Alice").client.get(f"{page}media/walk.png").status_code == 404


@pytest.mark.parametrize("table_", ["questions", "figures"])
def test_every_table_leaves_as_both_files_with_the_same_rows(class_: Class, table_: str) -> None:
    page = f"{examined(class_, 2)}?table={table_}"
    csv, xlsx = (bob(class_, f"{page}&as={kind}").page for kind in ("csv", "xlsx"))
    rows, cells = rows_of_csv(csv.data), rows_of_xlsx(xlsx.data)
    assert [row[0] for row in rows] == [row[0] for row in cells]
    assert len(rows) == 6


@pytest.mark.parametrize("number", ["0", "6", "7", "8", "99999999999"])
def test_a_question_that_earns_no_marks_is_not_there(class_: Class, number: str) -> None:
    page = examined(class_, 1)
    assert class_.browser("Bob").client.get(f"{page}{number}/").status_code == 404


def test_questions_of_another_cohort_are_not_there(class_: Class) -> None:
    page = examined(class_, 1)
    with class_.app.app_context():
        other = ids.written(class_.found("Tuesday").id)
    elsewhere = page.replace(ids.written(class_.cohort), other)
    for name, asked in (("Alice", page), ("Carol", page), ("Bob", elsewhere)):
        client = class_.browser(name).client
        for path in ("", "?as=csv", "?as=xlsx&table=figures", "1/", "1/?as=csv"):
            assert client.get(asked + path).status_code == 404, (name, path)
    assert class_.browser("Alice").client.get(pages(class_)).status_code == 404


def test_the_statements_do_not_grow_with_the_cohort(class_: Class) -> None:
    def sent(page: str) -> int:
        browser = class_.browser("Bob")
        browser.client.get(page)
        with statements(class_.app) as found:
            assert browser.client.get(page).status_code == 200
        return len(found)

    page = examined(class_, 1)
    few = [sent(one) for one in (pages(class_), page, f"{page}1/")]
    with class_.app.app_context():
        takeable = class_.takeables.get(db.session.connection(), ids.read(page[-14:-1]))
        examine(db.session, class_.give("module", MODULE), takeable, [best(), lowest()] * 5, clock.now())
        db.session.commit()
    assert [sent(one) for one in (pages(class_), page, f"{page}1/")] == few
    assert max(few) <= 7


# What authors wrote, and names.
WRITTEN = ("Monday", "CSV XLSX", "eduapp", "Europe/Berlin", "Told in the end", "Legs over a year", "Bob")
HEADINGS = ("The dog of Rosa", "What to ask for", "How long it took", "What comes first", "What measures what")


@pytest.mark.parametrize("schooled_url", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("pseudo")
def test_in_another_language_nothing_is_said_in_english(class_: Class) -> None:
    page = examined(class_)
    for one in (pages(class_), page, f"{page}?attempts=later", f"{page}4/"):
        text = bob(class_, one).page.text
        assert "⟦" in text
        assert unmarked(text, *WRITTEN, *HEADINGS) == [], one

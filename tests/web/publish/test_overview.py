"""The first page of those who publish."""

from datetime import UTC, datetime

from tests.conftest import Clock
from tests.drafted import begin
from tests.schooling import School
from tests.stage import Stage, statements
from tests.web.publish.test_problems import report


def test_it_says_what_waits_and_lists_the_modules_with_their_dates(school: School, time: Clock) -> None:
    carol = school.browser("Carol")
    carol.get("/publish/")
    assert "Nothing waits for you" in carol.text
    assert "Legs over a year in force 1 23 Nov 2026, 12:00 20 Nov 2026 31 Oct 2027 0" in carol.text
    assert 'href="/publish/modules/walking/"' in carol.page.text
    time.time = datetime(2027, 10, 1, tzinfo=UTC)
    carol = school.browser("Carol")
    carol.get("/publish/")
    assert "1 thing waits for you “Legs over a year”: 1 thing runs out soon, or has." in carol.text
    assert "The module expires on 31 Oct 2027: then it gives no credit any more." in carol.text
    carol.get("/publish/modules/walking/")
    assert "What runs out soon, or has The module expires on 31 Oct 2027" in carol.text
    rita = school.browser("Rita")
    rita.get("/publish/")
    assert "Nothing waits for you" in rita.text
    time.time = datetime(2027, 11, 1, tzinfo=UTC)
    carol = school.browser("Carol")
    carol.get("/publish/")
    assert "Legs over a year expired 1" in carol.text
    assert "The module expired on 31 Oct 2027" in carol.text


def test_a_draft_waits_for_its_author_and_problems_for_an_organiser(stage: Stage) -> None:
    report(stage, "Alice", "The floor is green.")
    dan, carol = stage.browser("Dan"), stage.browser("Carol")
    begin(dan)
    dan.get("/publish/")
    assert "1 thing waits for you “Walking” is to be finished and signed by its author." in dan.text
    carol.get("/publish/")
    assert "Learners reported 1 problem." in carol.text


def test_it_takes_as_many_statements_whatever_it_holds(school: School) -> None:
    carol = school.browser("Carol")
    carol.get("/publish/")
    with statements(school.app) as before:
        carol.get("/publish/")
    with school.app.test_request_context():
        for name in ("Alice", "Mallory", "Bob"):
            school.enrol(name)
    begin(school.browser("Dan"))
    with statements(school.app) as after:
        carol.get("/publish/")
    assert len(after) <= len(before) + 1
    assert len(before) <= 16

"""The list of an educator's cohorts, and a new one."""

from tests.cohorting import monday, teach_too
from tests.stage import Stage, statements


def test_an_educator_begins_one_and_stands_on_its_board(stage: Stage) -> None:
    bob = stage.browser("Bob")
    bob.get("/teach/")
    assert "You teach no cohort yet" in bob.text
    bob.post("/teach/", {"name": "Residents", "time_zone": "Europe/Berlin"})
    assert bob.last.startswith("/teach/cohorts/")
    bob.get("/teach/")
    assert "Residents" in bob.text
    assert "0 learners · no assignment is open Invite its learners" in bob.text
    assert 'value="Europe/Berlin"' in bob.page.text, "the next one is most likely in the same zone"


def test_what_is_missing_is_told(stage: Stage) -> None:
    bob = stage.browser("Bob")
    assert bob.post("/teach/", {"name": " ", "time_zone": "Berlin"}).status_code == 422
    assert "Give the cohort a name" in bob.text
    assert "There is no time zone Berlin." in bob.text


def test_each_says_how_many_learn_in_it(stage: Stage) -> None:
    with stage.app.app_context():
        monday(stage, "Alice", "Mallory")
        monday(stage, "Alice", by="Carol", name="Tuesday")
    bob = stage.browser("Bob")
    bob.get("/teach/")
    assert "2 learners" in bob.text
    assert "Tuesday" not in bob.text


def test_whoever_only_helps_to_teach_one_begins_none(stage: Stage) -> None:
    with stage.app.app_context():
        teach_too(stage, monday(stage), "Mallory")
    mallory = stage.browser("Mallory")
    mallory.get("/teach/")
    assert "Monday" in mallory.text
    assert "Begin a cohort" not in mallory.text
    assert mallory.post("/teach/", {"name": "Mine", "time_zone": "UTC"}).status_code == 400


def test_the_page_takes_as_many_statements_for_many_as_for_one(stage: Stage) -> None:
    taken = set()
    bob = stage.browser("Bob")
    for many in (1, 5):
        with stage.app.app_context():
            for number in range(many):
                monday(stage, "Alice", name=f"Cohort {number}")
        with statements(stage.app) as sent:
            bob.client.get("/teach/")
        taken.add(len(sent))
    assert len(taken) == 1, taken
    assert taken.pop() <= 5

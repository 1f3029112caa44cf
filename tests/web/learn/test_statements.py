"""How many SQL statements a step of play takes, the bounds of transactions not counted."""

import pytest
from flask import Flask

from eduapp.actions.play import Desk
from tests.stage import AGE, GOOD_WAY, ROUND, WALK, Stage, ask, page_of, send, statements

MOST_OF_A_POST, MOST_OF_A_GET = 6, 3
WHO = ("Gus", "Alice", "Carol")


@pytest.fixture(params=[False, True], ids=["the same worker", "the other worker"])
def is_other(request: pytest.FixtureRequest) -> bool:
    """Whether the process that answers has seen nothing of the attempt: another one served it until now."""
    return bool(request.param)


def served(app: Flask, is_other: bool) -> None:
    """The case is at hand, as it is after the first play of it; what is at hand of the attempt may be gone."""
    if is_other:
        app.extensions["desk"] = Desk(app.extensions["desk"].playables)


@pytest.mark.parametrize("name", WHO)
def test_a_step_of_play_takes_few_statements(stage: Stage, name: str, is_other: bool) -> None:
    browser = stage.browser(name)
    browser.get(f"/learn/cases/{WALK}")
    browser.post(f"/learn/cases/{WALK}/begin")
    page = browser.last
    steps = [(ask, 0, {}), (send, 2, {}), (send, 0, {"tick": [0, 1]})]
    for number, (deed, choice, more) in enumerate(steps):
        served(stage.app, is_other)
        with statements(stage.app) as sent:
            assert deed(browser, page, number, choice, **more).status_code == 303
        assert len(sent) <= MOST_OF_A_POST, sent
        served(stage.app, is_other)
        with statements(stage.app) as sent:
            assert browser.client.get(page).status_code == 200
        assert len(sent) <= MOST_OF_A_GET, sent


def test_it_takes_as_many_after_many_decisions_as_after_few(stage: Stage, is_other: bool) -> None:
    taken = set()
    with stage.app.app_context():
        attempts = [stage.played("Alice", *[AGE, ROUND] * times) for times in (0, 1, 20)]
    for attempt in attempts:
        browser = stage.browser("Alice")
        browser.client.get(page_of(attempt))
        served(stage.app, is_other)
        with statements(stage.app) as sent:
            browser.client.get(page_of(attempt))
        taken.add(len(sent))
    assert len(taken) == 1


def test_keeping_a_draft_takes_no_more_than_a_decision(stage: Stage) -> None:
    with stage.app.app_context():
        attempt = stage.played("Alice", *GOOD_WAY[:2])
    browser = stage.browser("Alice")
    with statements(stage.app) as sent:
        browser.send(f"{page_of(attempt)}draft", {"number": 2, "tick": 1})
    assert 0 < len(sent) <= MOST_OF_A_POST


def test_what_is_counted_are_statements(stage: Stage) -> None:
    """Were none noted, the tests above could not fail."""
    browser = stage.browser("Alice")
    with stage.app.app_context():
        page = page_of(stage.begin("Alice"))
    with statements(stage.app) as sent:
        browser.client.get("/learn/")
        send(browser, page, 0, 2)
    for part in (
        "FROM case_on_shelf",
        "FROM attempt",
        "INSERT INTO decision",
        "UPDATE attempt",
        "INSERT INTO act_count",
    ):
        assert any(part in statement for statement in sent), part

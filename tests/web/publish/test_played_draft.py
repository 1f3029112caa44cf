"""Cases of drafts are played from any scene with any variables, and nothing of it is stored."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from eduapp.actions.unfolding import Unfolding
from eduapp.jobs.explore import explore
from eduapp.store import Attempt, Explored
from eduapp.web import clock
from eduapp.web.db import db
from tests.browse import Browser
from tests.drafted import MODULE, WALK, begin
from tests.stage import Stage


def play_every_way(app: Flask) -> None:
    """What the job process does."""
    with app.app_context():
        while explore(db.engine, Unfolding(), clock=clock.now):
            pass


@pytest.fixture
def dan(stage: Stage) -> Browser:
    browser = stage.browser("Dan")
    begin(browser)
    return browser


def test_a_case_is_played_from_its_opening_to_a_decision(stage: Stage, dan: Browser) -> None:
    page = f"{dan.last}play/{WALK}/"
    dan.get(page)
    assert "The clinic" in dan.text
    dan.post(page, {"choice": "2", "number": "0"})
    assert "Ten metres of blue linoleum" in dan.text
    assert "The stopwatch is in the drawer" in dan.text
    with stage.app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Attempt)) == 0


def test_it_begins_in_any_scene_with_any_values(dan: Browser) -> None:
    page = dan.last
    dan.get(f"{page}play/{WALK}/?from=the-corridor")
    assert "The corridor" in dan.text
    dan.get(f"{page}play/{WALK}/?from=nowhere")
    assert "There is no scene “nowhere”" in dan.text


def test_what_playing_every_way_proved_comes_from_the_job_process(stage: Stage, dan: Browser) -> None:
    page = dan.last
    dan.get(f"{page}play/{WALK}/map")
    assert "Every way through the case is being played" in dan.text
    play_every_way(stage.app)
    dan.get(f"{page}play/{WALK}/map")
    assert "The corridor" in dan.text
    told = dan.client.get(f"{page}told/{WALK}").get_json()
    assert not told["waits"]
    assert "States that can be reached" in told["findings"]
    with stage.app.app_context():
        assert db.session.scalars(select(Explored.state)).all() == ["done"]


def test_an_older_state_of_a_case_is_not_explored_any_more(stage: Stage, dan: Browser) -> None:
    page = dan.last
    dan.get(f"{page}files/{WALK}")
    text = dan.client.get(f"{page}files/{WALK}").text
    assert "Rosa is 51" in text
    with stage.app.app_context():
        row = db.session.scalars(select(Explored)).one()
        row.digest = "0" * 64
        db.session.commit()
    play_every_way(stage.app)
    with stage.app.app_context():
        assert db.session.scalars(select(Explored.state)).all() == ["failed"]


@pytest.mark.parametrize("path", [MODULE, "cases/walking/nothing.md", "cases/other/a.md"])
def test_what_is_no_case_of_the_draft_is_not_played(dan: Browser, path: str) -> None:
    answer = dan.client.get(f"{dan.last}play/{path}/")
    assert answer.status_code == (200 if path == MODULE else 404)


def test_only_who_has_a_part_in_it_plays_it(stage: Stage, dan: Browser) -> None:
    for name, status in (("Rita", 200), ("Carol", 200), ("Alice", 404), ("Bob", 404), ("Olga", 404)):
        assert stage.browser(name).client.get(f"{dan.last}play/{WALK}/").status_code == status

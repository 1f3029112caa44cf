"""Reporting a problem: the organisers get it with the scene and the revision."""

from sqlalchemy import select

from eduapp.store import Problem
from eduapp.web.db import db
from tests.browse import Browser
from tests.stage import MEASURE, Stage, page_of


def at_the_corridor(stage: Stage, name: str = "Alice") -> tuple[Browser, str]:
    with stage.app.app_context():
        page = page_of(stage.played(name, MEASURE))
    return stage.browser(name), f"{page}problem"


def reports(stage: Stage) -> list[tuple[str, str]]:
    with stage.app.app_context():
        return [(row.scene, row.text) for row in db.session.scalars(select(Problem).order_by(Problem.id))]


def test_a_report_is_kept_and_leads_back_to_the_scene(stage: Stage) -> None:
    browser, page = at_the_corridor(stage)
    browser.get(page)
    assert "With this scene: The corridor" in browser.text
    browser.post(page, {"text": "The floor is green."})
    assert "Thank you. The organisers have your words" in browser.text
    assert "Ten metres of blue linoleum." in browser.text
    assert reports(stage) == [("the-corridor", "The floor is green.")]


def test_a_guest_can_report_as_well(stage: Stage) -> None:
    browser, page = at_the_corridor(stage, "Gus")
    browser.post(page, {"text": "The floor is green."})
    assert len(reports(stage)) == 1


def test_a_report_without_words_or_with_too_many_is_asked_for_again_and_nothing_is_lost(stage: Stage) -> None:
    browser, page = at_the_corridor(stage)
    assert browser.post(page, {"text": "  "}).status_code == 422
    assert "Say in a sentence what is wrong." in browser.text
    answer = browser.post(page, {"text": "<i>" + "x" * 4000})
    assert answer.status_code == 422
    assert "&lt;i&gt;xxx" in answer.text
    assert reports(stage) == []


def test_odd_characters_are_kept_out_and_do_no_harm(stage: Stage) -> None:
    browser, page = at_the_corridor(stage)
    assert browser.send(page, {"text": "a\0b \u202e ' -- {{ 7*7 }} <script>"}).status_code == 303
    carol = stage.browser("Carol")
    shown = carol.get("/publish/problems").text
    assert "<script>" not in shown.split("<main")[1].split("</main>")[0].replace("&lt;script&gt;", "")
    assert "{{ 7*7 }}" in carol.text


def test_nobody_reports_from_the_attempt_of_somebody_else(stage: Stage) -> None:
    _, page = at_the_corridor(stage)
    for name in ("Mallory", "Carol", "Gus"):
        assert stage.browser(name).send(page, {"text": "Mine."}).status_code == 404
    assert reports(stage) == []

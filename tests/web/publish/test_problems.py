"""The page of the problems that learners reported."""

from eduapp.actions import erasure, problems
from eduapp.web import clock, ids
from eduapp.web.db import db
from tests.stage import MEASURE, Stage


def report(stage: Stage, name: str, text: str) -> str:
    """The address at which it is settled."""
    with stage.app.app_context():
        standing = stage.standing(name, stage.played(name, MEASURE))
        made = problems.report(db.session, standing, stage.ids[name], text, now=clock.now())
        db.session.commit()
        return f"/publish/problems/{ids.written(made.id)}/settle"


def test_an_organiser_sees_who_found_what_and_where(stage: Stage) -> None:
    report(stage, "Alice", "The floor is green.")
    carol = stage.browser("Carol")
    carol.get("/publish/problems")
    where = "The walk to the shop · The corridor (#the-corridor)"
    for part in ("1 problem waits", where, "The floor is green.", "alice@example.org"):
        assert part in carol.text
    with stage.app.app_context():
        case = stage.playable()
    assert f"revision {case.id}" not in carol.text


def test_a_problem_is_settled_once_it_is_mended(stage: Stage) -> None:
    address = report(stage, "Alice", "The floor is green.")
    carol = stage.browser("Carol")
    carol.get("/publish/problems")
    for _ in range(2):
        carol.post(address)
        assert "No problem waits" in carol.text
        assert "Settled on 23 Nov 2026." in carol.text


def test_whoever_is_gone_or_has_no_name_is_not_named(stage: Stage) -> None:
    report(stage, "Gus", "A guest says so.")
    report(stage, "Alice", "The floor is green.")
    with stage.app.app_context():
        erasure.erase(db.session, stage.ids["Alice"])
        db.session.commit()
    carol = stage.browser("Carol")
    carol.get("/publish/problems")
    assert carol.text.count("a guest, or somebody who has left") == 2
    assert "alice@example.org" not in carol.text


def test_a_problem_that_is_not_there_cannot_be_settled(stage: Stage) -> None:
    carol = stage.browser("Carol")
    for number in ("1", "0", "-1", str(10**30), ids.written(99), "7zzzzzzzzzzzz", "zzzzzzzzzzzzz"):
        assert carol.send(f"/publish/problems/{number}/settle").status_code == 404


def test_nobody_else_sees_or_settles_problems(stage: Stage) -> None:
    address = report(stage, "Alice", "The floor is green.")
    for name in ("Alice", "Bob", "Dan", "Rita", "Olga", "Mallory"):
        browser = stage.browser(name)
        assert browser.client.get("/publish/problems").status_code == 404
        assert browser.send(address).status_code == 404
        assert "/publish/problems" not in browser.get("/learn/").text
    carol = stage.browser("Carol")
    carol.get("/publish/problems")
    assert "1 problem waits" in carol.text

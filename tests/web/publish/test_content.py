"""The page of the files on the shelf."""

from pathlib import Path

from eduapp.actions import shelf
from eduapp.web.db import db
from tests import content
from tests.conftest import NOON
from tests.schooling import School
from tests.stage import TORN, Stage


def test_a_file_that_is_withheld_comes_first_with_its_findings(stage: Stage) -> None:
    dan = stage.browser("Dan")
    dan.get("/publish/content")
    text = dan.text
    assert "1 file is withheld" in text
    for part in ("there is no revision without errors yet", "line", "No scene has the id `the-roof`.", "[broken-link]"):
        assert part in text
    assert text.index(TORN) < text.index("The walk to the shop")
    assert "walking/the-torn-page.md" in text


def test_a_file_that_broke_later_says_that_the_revision_before_stays(stage: Stage, tmp_path: Path) -> None:
    folder = content.write(tmp_path / "cases")
    content.change(folder / "walking/the-walk.md", "(#the-corridor)", "(#nowhere)")
    with stage.app.app_context():
        shelf.load(db.session, folder, now=NOON)
        db.session.commit()
    dan = stage.browser("Dan")
    dan.get("/publish/content")
    assert "2 files are withheld" in dan.text
    assert "the revision of 23 Nov 2026 stays in force" in dan.text
    alice = stage.browser("Alice")
    alice.post("/learn/cases/the-walk/begin")
    assert "The clinic" in alice.text


def test_warnings_are_told_of_files_that_are_offered(stage: Stage) -> None:
    carol = stage.browser("Carol")
    carol.get("/publish/content")
    assert "[uncited]" in carol.text


def test_findings_are_shown_as_text(stage: Stage, tmp_path: Path) -> None:
    folder = content.write(tmp_path / "cases")
    content.change(folder / "walking/the-torn-page.md", "(#the-roof)", "(#<script>alert(1)</script>)")
    with stage.app.app_context():
        shelf.load(db.session, folder, now=NOON)
        db.session.commit()
    shown = stage.browser("Dan").get("/publish/content").text
    assert "<script>alert" not in shown


def test_only_authors_and_organisers_see_it(stage: Stage) -> None:
    for name in ("Alice", "Bob", "Rita", "Olga", "Mallory"):
        assert stage.browser(name).client.get("/publish/content").status_code == 404


def test_quizzes_and_modules_are_files_too(school: School) -> None:
    dan = school.browser("Dan")
    dan.get("/publish/content")
    for name in ("walking/module.md", "walking/the-stairs.md", "walking/before.md"):
        assert name in dan.text

"""Pictures beside a case, as they were in the revision of the attempt."""

from pathlib import Path

from eduapp.actions import shelf
from eduapp.web.db import db
from tests import content
from tests.conftest import NOON
from tests.stage import Stage, page_of


def test_a_picture_is_that_of_the_revision_and_may_be_kept_for_ever(stage: Stage, tmp_path: Path) -> None:
    with stage.app.app_context():
        page = page_of(stage.begin("Alice"))
        folder = content.write(tmp_path / "cases")
        (folder / "walking/media/gait.png").write_bytes(content.PICTURE + b"\n")
        assert "the-walk" in shelf.load(db.session, folder, now=NOON).new
        db.session.commit()
        newer = page_of(stage.begin("Alice"))
    browser = stage.browser("Alice")
    answer = browser.client.get(f"{page}media/gait.png")
    assert (answer.data, answer.mimetype) == (content.PICTURE, "image/png")
    assert "immutable" in answer.headers["Cache-Control"]
    assert "private" in answer.headers["Cache-Control"]
    assert browser.client.get(f"{newer}media/gait.png").data == content.PICTURE + b"\n"


def test_neither_the_source_nor_any_other_file_can_be_had(stage: Stage) -> None:
    with stage.app.app_context():
        page = page_of(stage.begin("Alice"))
    browser = stage.browser("Alice")
    for path in (
        "the-walk.md",
        "media/",
        "media/none.png",
        "../config.py",
        "%2e%2e/%2e%2e/config.py",
        "media/gait.png%00",
        "media//gait.png",
        "/etc/passwd",
        "MEDIA/GAIT.PNG",
        "x" * 3000,
    ):
        answer = browser.client.get(page + path, follow_redirects=True)
        assert answer.status_code == 404, path
        assert b"Rosa" not in answer.data


def test_only_whoever_plays_sees_the_pictures(stage: Stage) -> None:
    with stage.app.app_context():
        page = page_of(stage.begin("Alice"))
    for name in ("Mallory", "Carol", "Gus"):
        assert stage.browser(name).client.get(f"{page}media/gait.png").status_code == 404

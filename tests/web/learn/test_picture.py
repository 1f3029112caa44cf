"""Pictures beside a case, as they were in the revision of the attempt."""

from pathlib import Path

from eduapp.actions import shelf
from eduapp.web.db import db
from tests import content
from tests.conftest import NOON
from tests.stage import Stage, page_of, send


def test_a_picture_is_that_of_the_revision(stage: Stage, tmp_path: Path) -> None:
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
    assert browser.client.get(f"{newer}media/gait.png").data == content.PICTURE + b"\n"


def test_a_browser_keeps_a_picture_but_asks_each_time_whether_it_may_show_it(stage: Stage) -> None:
    with stage.app.app_context():
        page = page_of(stage.begin("Alice"))
    browser = stage.browser("Alice")
    answer = browser.client.get(f"{page}media/gait.png")
    assert answer.headers["Cache-Control"] == "private, no-cache"
    known = {"If-None-Match": answer.headers["ETag"]}
    again = browser.client.get(f"{page}media/gait.png", headers=known)
    assert (again.status_code, again.data) == (304, b"")
    browser.post("/account/log-out")
    assert browser.client.get(f"{page}media/gait.png", headers=known).status_code not in (200, 304)


def test_a_picture_of_a_scene_that_is_still_ahead_is_not_there(stage: Stage, tmp_path: Path) -> None:
    pictures = ("cover", "corridor", "hidden", "letter")
    with stage.app.app_context():
        folder = content.write(tmp_path / "cases")
        for name in pictures:
            (folder / f"walking/media/{name}.png").write_bytes(content.PICTURE)
        walk = folder / "walking/the-walk.md"
        content.change(walk, "each morning.", "each morning.\n\n![The shop](media/cover.png)")
        hidden = "::: if asked\n\n![A drawing](media/hidden.png)\n\n:::"
        content.change(walk, "blue linoleum.", f"blue linoleum.\n\n![The floor](media/corridor.png)\n\n{hidden}")
        content.change(walk, "waits for word.", "waits for word. The [letter](media/letter.png) is here.")
        assert "the-walk" in shelf.load(db.session, folder, now=NOON).new
        db.session.commit()
        attempt = stage.begin("Alice")
    browser, page = stage.browser("Alice"), page_of(attempt)

    def there() -> list[str]:
        return [name for name in pictures if browser.client.get(f"{page}media/{name}.png").status_code == 200]

    assert there() == ["cover"]
    assert send(browser, page, 0, 2).status_code == 303
    assert there() == ["cover", "corridor", "hidden"]
    assert send(browser, page, 1, 0, tick=[0, 1]).status_code == 303
    assert there() == list(pictures)


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

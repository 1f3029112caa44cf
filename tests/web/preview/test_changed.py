"""A page learns of what is new: of the file, of what stands beside it, of what playing found."""

import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from eduapp.library import read_document as read
from eduapp.web.preview.draft import Draft
from tests.browse import Browser
from tests.web.preview.conftest import Save
from tests.web.preview.drafts import DRAFT, changed

PICTURE = changed("He came by the lift.", "![A lift](media/lift.webp)")


def mark(author: Browser) -> str:
    found: dict[str, Any] = author.get("/changed").get_json()
    assert found["played"] is True
    return str(found["mark"])


def test_as_long_as_nothing_changes_the_mark_stays(author: Browser) -> None:
    first = mark(author)
    author.get("/?path=1")
    assert mark(author) == first
    assert f'data-mark="{first}"' in author.get("/").text


def test_a_change_of_the_file_is_another_mark(author: Browser, save: Save) -> None:
    first = mark(author)
    save(changed("He came", "They came"))
    assert mark(author) != first
    author.get("/")
    assert "They came by the lift." in author.text


@pytest.mark.parametrize(
    ("name", "text", "finding"),
    [
        ("evidence.yaml", "E2:\n  claim: Another.\n  source: A journal\n  confidence: likely\n", "E1"),
        ("competencies.yaml", "listen:\n  name: Listen\n  does: Hears.\n", "recognise"),
    ],
)
def test_a_change_of_the_lists_is_seen(author: Browser, file: Path, name: str, text: str, finding: str) -> None:
    first = mark(author)
    (file.parent / name).write_text(text)
    assert mark(author) != first
    author.get("/")
    assert "Not to be played yet" in author.text
    assert f"`{finding}`" in author.text


def test_a_list_that_is_new_beside_the_file_is_seen(author: Browser, file: Path) -> None:
    folder = file.parent / "drafts"
    folder.mkdir()
    moved = Draft(file.rename(folder / file.name), lambda: date(2026, 11, 22))
    first = moved.version()
    (folder / "evidence.yaml").write_text("E2:\n  claim: Another.\n  source: A journal\n  confidence: likely\n")
    assert first.playing is not None
    assert moved.version().playing is None


def test_a_picture_that_comes_changes_and_goes_is_seen(author: Browser, file: Path, save: Save) -> None:
    save(PICTURE)
    author.get("/")
    assert "was not found" in author.text
    picture = file.parent / "media" / "lift.webp"
    picture.parent.mkdir()
    picture.write_bytes(b"one")
    first = mark(author)
    assert author.get("/media/lift.webp").data == b"one"
    assert author.page.mimetype == "image/webp"
    picture.write_bytes(b"another")
    second = mark(author)
    assert author.get("/media/lift.webp").data == b"another"
    picture.unlink()
    assert len({first, second, mark(author)}) == 3
    assert author.get("/media/lift.webp").status_code == 404


@pytest.mark.parametrize("path", ["/stairs.md", "/evidence.yaml", "/../evidence.yaml", "/media/other.webp", "/x/%00"])
def test_only_what_the_case_shows_is_served(author: Browser, file: Path, path: str) -> None:
    assert author.get(path).status_code == 404
    assert "There is nothing here" in author.text


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Playing every way waits until this is set, as in a large case."""
    go_on = threading.Event()

    def read_document(path: Path, today: Any, progress: Any = None, play: bool = True) -> Any:
        if not play:
            return read(path, today, play=False)
        assert go_on.wait(60)
        return read(path, today, progress=progress)

    monkeypatch.setattr("eduapp.web.preview.draft.read_document", read_document)
    return go_on


def test_a_large_case_is_shown_at_once_and_what_playing_finds_is_added(
    preview: Flask, author: Browser, held: threading.Event
) -> None:
    draft: Draft = preview.extensions["draft"]
    draft.patience = 0
    author.get("/")
    assert "He came by the lift." in author.text
    assert "Still playing every way through the case" in author.text
    assert 'data-played="no"' in author.page.text
    author.get("/debrief?path=3")
    assert "The debrief follows" in author.text
    first = author.get("/changed").get_json()
    assert first["played"] is False
    held.set()
    assert draft.version().played.wait(60)
    assert author.get("/changed").get_json() == first | {"played": True}
    author.get("/")
    assert "Still playing" not in author.text


def test_an_open_page_hears_that_everything_is_played(preview: Flask, held: threading.Event) -> None:
    draft: Draft = preview.extensions["draft"]
    draft.patience = 0
    first = draft.version()
    assert draft.moved_on(first.mark, False, 0) is first
    held.set()
    assert draft.moved_on(first.mark, False, 600).is_played


def test_playing_a_version_that_is_outdated_ends_and_says_nothing_of_the_new_one(
    preview: Flask, held: threading.Event, save: Save
) -> None:
    draft: Draft = preview.extensions["draft"]
    draft.patience = 0
    old = draft.version()
    save(DRAFT + "\n## In the attic\n\n- `end` poor\n")
    new = draft.version()
    held.set()
    assert old.played.wait(60)
    assert new.played.wait(60)
    assert old.guide is None
    assert "unreachable" in {finding.code for finding in new.document.findings}

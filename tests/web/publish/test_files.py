"""Files of a draft are begun in the page, renamed, and pictures are looked at and replaced."""

import html
import io

import pytest

from tests import content, drafted
from tests.browse import Browser
from tests.drafted import FOLDER, PICTURE, WALK, begin
from tests.stage import Stage

LISTED = b"---\nkind: module\ncontents:\n  - case: cases/walking/the-walk.md  # first\n---\n\n# Walking\n"


@pytest.fixture
def dan(stage: Stage) -> Browser:
    browser = stage.browser("Dan")
    begin(browser)
    return browser


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("case", "cases/walking/the-stairs.md"),
        ("quiz", "quizzes/walking/the-stairs.md"),
        ("handout", "cases/walking/handouts/the-stairs.md"),
    ],
)
def test_a_file_begins_with_each_construct_once(stage: Stage, dan: Browser, kind: str, path: str) -> None:
    page = dan.last
    dan.post(f"{page}begin-file", {"kind": kind, "name": "The stairs"})
    assert dan.last.endswith(path)
    text, _ = drafted.saved(stage, path)
    assert "2026-01-01" not in text, "it was written today"
    dan.get(page)
    assert path in dan.text


@pytest.mark.parametrize(
    ("kind", "name", "why"),
    [
        ("case", "the-walk", "There is a file cases/walking/the-walk.md already"),
        ("case", "module", "means something else"),
        ("case", "../..", "needs a letter or a digit"),
        ("poem", "the-stairs", "a case, a quiz or a handout"),
    ],
)
def test_a_name_that_cannot_be_is_refused_with_its_reason(dan: Browser, kind: str, name: str, why: str) -> None:
    answer = dan.send(f"{dan.last}begin-file", {"kind": kind, "name": name})
    assert answer.status_code == 422
    assert why in html.unescape(answer.text)


def test_a_file_is_renamed_and_the_module_lists_it_so(stage: Stage, dan: Browser) -> None:
    page = dan.last
    dan.send(f"{page}files/{drafted.MODULE}", {"text": LISTED.decode(), "number": "1", "script": "yes"})
    dan.post(f"{page}remarks", {"path": WALK, "line": "1", "words": "Where?"})
    dan.post(f"{page}rename", {"path": WALK, "name": "a-longer-walk"})
    assert dan.last.endswith("cases/walking/a-longer-walk.md")
    assert "Where?" in dan.text
    assert drafted.saved(stage, "cases/walking/a-longer-walk.md")[0] == FOLDER[WALK].decode()
    assert "- case: cases/walking/a-longer-walk.md  # first" in drafted.saved(stage, drafted.MODULE)[0]
    assert dan.client.get(f"{page}files/{WALK}").status_code == 404
    for path, name in ((drafted.MODULE, "other.md"), (PICTURE, "../gait.png")):
        assert dan.send(f"{page}rename", {"path": path, "name": name}).status_code == 422


def test_a_picture_says_who_shows_it_and_is_replaced(dan: Browser) -> None:
    page = dan.last
    dan.get(f"{page}pictures/{PICTURE}")
    assert "Replace it" in dan.text
    assert WALK in dan.text
    for name, data, status in (("a.webp", b"x", 400), ("a.png", b"no picture", 400), ("a.png", content.PICTURE, 303)):
        sent = {"csrf_token": dan.token, "file": (io.BytesIO(data), name)}
        answer = dan.client.post(f"{page}pictures/{PICTURE}", data=sent, content_type="multipart/form-data")
        assert answer.status_code == status, answer.text

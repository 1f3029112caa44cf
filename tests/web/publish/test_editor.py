"""The editor of a draft's files: what is written is kept, whoever else writes, and is told of at its line."""

from pathlib import Path
from typing import Any

import pytest

from tests import drafted
from tests.browse import Browser
from tests.drafted import FOLDER, WALK, begin
from tests.stage import Stage

TEXT = FOLDER[WALK].decode()


@pytest.fixture
def dan(stage: Stage) -> Browser:
    browser = stage.browser("Dan")
    begin(browser)
    return browser


def write(browser: Browser, page: str, text: str, number: int, line: int = 1) -> tuple[int, dict[str, Any]]:
    """What the script sends in a pause, and what it is answered."""
    fields = {"text": text.replace("\n", "\r\n"), "number": number, "line": line, "script": "yes"}
    answer = browser.send(f"{page}files/{WALK}", fields)
    return answer.status_code, answer.get_json()


def test_a_pause_saves_and_is_answered_with_the_findings_and_the_scene_at_the_line(stage: Stage, dan: Browser) -> None:
    text = TEXT.replace("(#the-corridor)", "(#nowhere)", 1)
    at = text.split("\n").index(next(line for line in text.split("\n") if "(#nowhere)" in line)) + 1
    status, news = write(dan, dan.last, text, 1, at)
    assert (status, news["number"]) == (200, 2)
    assert news["lines"] == {str(at): "error"}
    assert "No scene has the id" in news["findings"]
    assert news["sight"] is None, "what it was stays in the page"
    assert drafted.saved(stage, WALK) == (text, 2)


def test_the_scene_of_the_line_is_shown_as_a_learner_will_see_it(dan: Browser) -> None:
    line = next(at for at, words in enumerate(TEXT.split("\n"), 1) if words.startswith("## The corridor"))
    _, news = write(dan, dan.last, TEXT, 1, line + 1)
    assert "The corridor" in news["sight"]
    assert "inert" in news["sight"], "it cannot be sent"
    assert news["waits"], "every way is still to be played"


def test_the_entry_of_a_list_is_shown_that_the_cursor_is_in(dan: Browser) -> None:
    page = dan.last
    entries = (("evidence", "E102:", "A measured walk can"), ("competencies", "recognise:", "Recognising change"))
    for name, at, shown in entries:
        path = f"cases/{name}.yaml"
        line = FOLDER[path].decode().split("\n").index(at) + 2
        assert shown in dan.client.get(f"{page}told/{path}?line={line}").get_json()["sight"]


def test_in_the_front_matter_of_a_module_is_shown_what_learners_see_before_they_begin(
    stage: Stage, tmp_path: Path
) -> None:
    dan = stage.browser("Dan")
    drafted.send(dan, "/publish/drafts/new", ("walking.zip", drafted.archive(drafted.school_files(tmp_path))))
    address = f"{dan.last}told/{drafted.MODULE}"
    before = dan.client.get(f"{address}?line=3").get_json()["sight"]
    for part in ("Rita", "no financial relationships", "University of Somewhere", "Nobody who sells anything"):
        assert part in before
    assert "What a year does to legs" in dan.client.get(f"{address}?line=900").get_json()["sight"]


def test_nobody_writes_over_what_somebody_else_saved_and_nothing_is_lost(stage: Stage, dan: Browser) -> None:
    page, carol = dan.last, stage.browser("Carol")
    hers, his = TEXT.replace("Rosa is 51", "Rosa is 52"), TEXT.replace("Rosa is 51", "Rosa is 53")
    assert write(carol, page, hers, 1)[0] == 200
    status, news = write(dan, page, his, 1)
    assert (status, news["theirs"], news["number"]) == (409, hers, 2)
    assert "Carol has saved this file meanwhile" in news["sentence"]
    answer = dan.send(f"{page}files/{WALK}", {"text": his, "number": 1})
    assert answer.status_code == 409
    assert "Rosa is 52" in answer.text
    assert "Rosa is 53" in answer.text, "without the script both are on the page"
    assert drafted.saved(stage, WALK) == (hers, 2)


def test_without_the_script_the_button_saves(stage: Stage, dan: Browser) -> None:
    page = dan.last
    dan.get(f"{page}files/{WALK}")
    dan.post(f"{page}files/{WALK}", {"text": TEXT.replace("Rosa is 51", "Rosa is 54"), "number": 1})
    assert "Saved." in dan.text
    assert "Rosa is 54" in drafted.saved(stage, WALK)[0]


def test_what_cannot_be_a_text_of_the_draft_is_refused_and_nothing_changes(stage: Stage, dan: Browser) -> None:
    page = dan.last
    assert write(dan, page, "a\x00b", 1) == (422, {"sentence": f"{WALK} is not a text."})
    assert dan.send(f"{page}files/cases/other/a.md", {"text": "x", "number": 0}).status_code == 400
    assert dan.send(f"{page}files/{WALK}", {"text": "x" * 5_000_000, "number": 1}).status_code == 413
    assert drafted.saved(stage, WALK) == (TEXT, 1)


@pytest.mark.parametrize("number", ["", "-1", "x", "9" * 30, "²"])
def test_a_number_that_is_none_saves_nothing_over_what_is_there(stage: Stage, dan: Browser, number: str) -> None:
    answer = dan.send(f"{dan.last}files/{WALK}", {"text": "mine", "number": number, "script": "yes"})
    assert answer.status_code == 409
    assert drafted.saved(stage, WALK) == (TEXT, 1)


def test_a_text_that_cannot_be_saved_is_told_why_and_shown_to_be_copied(stage: Stage, dan: Browser) -> None:
    page, mine = dan.last, f"{TEXT}\nAn hour of work.\n"
    stranger = stage.browser()
    stranger.token = dan.token
    status, news = write(stranger, page, mine, 1)
    assert (status, "you were logged out" in news["sentence"]) == (401, True)
    assert "An hour of work." in stranger.send(f"{page}files/{WALK}", {"text": mine, "number": 1}).text
    long = stranger.send(f"{page}files/{WALK}", {"text": mine + "x" * 100_000, "number": 1})
    assert (long.status_code, "An hour of work." in long.text, "too long" in long.text) == (401, True, True)
    stage.browser("Carol").post(f"{page}put-away")
    late = dan.send(f"{page}files/{WALK}", {"text": mine, "number": 1})
    assert (late.status_code, "An hour of work." in late.text) == (400, True)

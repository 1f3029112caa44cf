"""`eduapp new quiz`: a small quiz to change, with a question of each kind."""

import re
from pathlib import Path

import pytest

from eduapp.cli import clock
from eduapp.cli.quiz_facts import NAMES
from eduapp.library import read_document
from eduapp.quiz.front import KEYS
from eduapp.quiz.keywords import KEYWORDS
from tests.cli.desk import run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert run("new", "quiz", "my-quiz").exit_code == 0
    return tmp_path / "my-quiz"


def test_the_new_quiz_checks_without_any_finding(folder: Path) -> None:
    result = run("check", "my-quiz")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "3 files, nothing to mend."


def test_the_new_quiz_has_a_question_of_each_kind(folder: Path) -> None:
    document = read_document(folder / "my-quiz.md", clock.today())
    assert document.quizzed is not None
    assert document.quizzed.kinds == dict.fromkeys(NAMES, 1)


def test_the_new_quiz_has_every_key_and_keyword(folder: Path) -> None:
    front, body = (folder / "my-quiz.md").read_text(encoding="utf-8").split("\n---\n")
    for key in KEYS:
        assert re.search(rf"^(# )?{key}:", front, re.MULTILINE), key
    for keyword in KEYWORDS:
        assert re.search(rf"^ *- `{keyword}`", body, re.MULTILINE), keyword
    assert body.count("<!--") >= 10


def test_what_was_written_is_told_with_the_next_command(folder: Path) -> None:
    told = run("new", "quiz", "other").stdout.splitlines()
    assert told == ["Wrote other: other.md, competencies.yaml, evidence.yaml.", "", "Now try:", "  eduapp check other"]


def test_a_name_that_gives_no_quiz_is_wrong_usage(folder: Path) -> None:
    result = run("new", "quiz", "module")
    assert (result.exit_code, "such as my-first-quiz." in result.stderr) == (2, True)

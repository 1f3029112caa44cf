"""`eduapp new case`: a small case to change, with everything in it once."""

import re
from pathlib import Path

import pytest

from eduapp.case.front import KEYS
from eduapp.case.keywords import KEYWORDS
from eduapp.cli import clock
from eduapp.library import read_document
from eduapp.text.keywords import DIFFICULTIES
from eduapp.text.read_prose import KINDS
from tests.cli.desk import run

MADE = ["competencies.yaml", "evidence.yaml", "media", "media/now.png", "media/then.png", "my-case.md"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert run("new", "case", "my-case").exit_code == 0
    return tmp_path / "my-case"


@pytest.fixture
def case(folder: Path) -> str:
    return (folder / "my-case.md").read_text(encoding="utf-8")


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_the_new_case_checks_without_any_finding(folder: Path) -> None:
    result = run("check", "my-case")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "3 files, nothing to mend."


def test_the_new_case_plays_to_its_best_ending(folder: Path) -> None:
    result = run("play", "my-case/my-case.md", "1", "1", "1:1", "1", "--write", "Your hand is slower than last year.")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "100% of the best path, 70% needed: passed."


def test_what_was_written_is_told_with_the_next_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = run("new", "case", "my-case").stdout.splitlines()
    assert told[0] == f"Wrote my-case: {', '.join(['my-case.md', *MADE[:2], 'media/then.png', 'media/now.png'])}."
    assert told[-2:] == ["  eduapp check my-case", "  eduapp play my-case/my-case.md"]
    assert names(tmp_path / "my-case") == MADE


@pytest.mark.parametrize("keyword", KEYWORDS)
def test_the_new_case_has_every_keyword(keyword: str, case: str) -> None:
    assert re.search(rf"^ *- `{keyword}` ", case, re.MULTILINE)


@pytest.mark.parametrize("key", KEYS)
def test_the_new_case_has_every_key(key: str, case: str) -> None:
    assert re.search(rf"^{key}:", case.split("\n---\n")[0], re.MULTILINE)


@pytest.mark.parametrize("kind", [*KINDS, "else"])
def test_the_new_case_has_every_block(kind: str, case: str) -> None:
    assert re.search(rf"^::: {kind}\b", case, re.MULTILINE)


@pytest.mark.parametrize(
    "construct",
    [
        r"^# ",
        r"^## .*\{#[\w-]+\}$",
        r"^### ",
        r"^- \[ \] ",
        r"^- \[[^\]]+\]\(#",
        r"^    - \[ \] ",
        r"^> ",
        r"^1\. ",
        r"^```",
        r"!\[[^\]]+\]\(media/",
        r"\[\^E\d+\]",
        r"^\[\^own\]: ",
        r"(?<!\\)\{weeks\}",
        r"\\\{",
        r" mark \d",
        r"`set` not ",
        r"`set` \w+ \+= ",
        r"`set` \w+ = ",
        r"^- `set` ",
        r"^- `go` \[.*\]\(#.*\) if ",
        r"^- `go` \[.*\]\(#.*\)$",
        r": false ",
        r": \d in \d\.\.\d",
        r": \w+ in \w+, \w+",
        r": 0 ",
        rf"`difficulty` ({'|'.join(DIFFICULTIES)})",
    ],
)
def test_the_new_case_has_every_other_construct(construct: str, case: str) -> None:
    assert re.search(construct, case, re.MULTILINE)


def test_each_part_of_the_new_case_is_explained(case: str) -> None:
    front, body = case.split("\n---\n", 1)
    assert front.count("#") >= 10
    assert body.count("<!--") >= 14


def test_the_new_case_stays_without_findings_in_later_years(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    today = clock.today().replace(year=clock.today().year + 30, day=1)
    monkeypatch.setattr(clock, "today", lambda: today)
    monkeypatch.chdir(tmp_path)
    run("new", "case", "my-case")
    assert read_document(Path("my-case/my-case.md"), today).findings == ()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("My First Case", "my-first-case"),
        ("été", "été"),
        ("2026", "2026"),
        ("a.b", "ab"),
        ("deeper/and/deeper", "deeper"),
        ("./here", "here"),
        ("it's", "its"),
        ("_x_", "_x_"),
    ],
)
def test_odd_names_give_a_folder_and_a_plain_key(
    name: str, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("new", "case", name).exit_code == 0
    assert (tmp_path / name / f"{key}.md").is_file()
    assert run("check", name).stdout.splitlines()[-1] == "3 files, nothing to mend."


@pytest.mark.parametrize("name", ["", ".", "..", "/", "...", "--", "!?", "_", "README", "readme", "Module", "a/module"])
def test_names_that_give_no_case_are_wrong_usage(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("new", "case", "--", name)
    assert result.exit_code == 2
    assert "such as my-first-case." in result.stderr
    assert names(tmp_path) == []


def test_a_folder_that_is_there_is_left_as_it_is(folder: Path) -> None:
    (folder / "my-case.md").write_text("Mine.")
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    result = run("new", "case", "my-case")
    assert result.exit_code == 1
    assert result.stderr == "my-case is already there, and nothing was changed. Choose another name.\n"
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
    assert (folder / "my-case.md").read_text() == "Mine."


def test_a_file_or_a_broken_link_of_that_name_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("Mine.")
    (tmp_path / "link").symlink_to("nowhere")
    for name in ("file", "link"):
        assert run("new", "case", name).exit_code == 1
    assert names(tmp_path) == ["file", "link"]
    assert (tmp_path / "file").read_text() == "Mine."


def test_an_empty_folder_is_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my-case").mkdir()
    assert run("new", "case", "my-case").exit_code == 0
    assert names(tmp_path / "my-case") == MADE


@pytest.mark.parametrize("name", ["x" * 300, "file/inside"])
def test_a_folder_that_cannot_be_made_exits_1(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("Mine.")
    result = run("new", "case", name)
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr

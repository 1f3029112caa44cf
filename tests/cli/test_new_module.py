"""`eduapp new module`: a small module to change, with every key in it once and all that it lists."""

import re
from datetime import date
from pathlib import Path

import pytest

from eduapp.cli import clock
from eduapp.library import read_document, terms_beside
from eduapp.module.evaluation import DEFAULT
from eduapp.module.front import KEYS
from eduapp.quiz.check import check
from eduapp.quiz.parse import parse
from tests.cli.desk import run

NOT_YET = "not-yet"  # what is said of quizzes where they are not read


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(clock, "today", lambda: date(2027, 3, 4))
    assert run("new", "module", "walking").exit_code == 0
    return tmp_path / "walking"


def codes(path: Path) -> set[str]:
    return {finding.code for finding in read_document(path, clock.today()).findings}


def test_all_that_was_written_checks_without_any_finding(folder: Path) -> None:
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))
    assert files == ["a-tired-hand.md", "after.md", "before.md", "handouts/a-year.md", "module.md", "once-more.md"]
    for name in files:
        assert codes(folder / name) <= {NOT_YET}, name


@pytest.mark.parametrize("name", ["before.md", "after.md", "once-more.md"])
def test_its_quizzes_have_nothing_to_mend(name: str, folder: Path) -> None:
    path = folder / name
    parsed = parse(path.read_bytes(), name, terms_beside(path))
    assert parsed.findings == ()
    assert check(parsed, name, terms_beside(path), clock.today()).findings == ()


def test_in_a_folder_of_cases_its_paths_begin_above_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = folder.parent / "cases"
    cases.mkdir()
    monkeypatch.chdir(cases)
    assert run("new", "module", "pegs").exit_code == 0
    assert "  - case: cases/pegs/a-tired-hand.md\n" in (cases / "pegs" / "module.md").read_text(encoding="utf-8")
    assert codes(cases / "pegs" / "module.md") <= {NOT_YET}


@pytest.mark.parametrize("key", KEYS)
def test_it_has_every_key(key: str, folder: Path) -> None:
    front = (folder / "module.md").read_text(encoding="utf-8").split("\n---\n")[0]
    assert re.search(rf"^{key}:", front, re.MULTILINE)


def test_it_asks_every_kind_of_question(folder: Path) -> None:
    module = read_document(folder / "module.md", clock.today()).module
    assert module is not None
    assert {one.kind for one in module.facts.evaluation} == {one.kind for one in DEFAULT} | {"words"}


def test_its_dates_are_those_of_today(folder: Path) -> None:
    module = read_document(folder / "module.md", clock.today()).module
    assert module is not None
    assert (module.facts.released, module.facts.expires) == (date(2027, 3, 4), date(2028, 12, 31))


def test_what_is_there_already_stays(folder: Path) -> None:
    (folder / "module.md").write_text("Mine.", encoding="utf-8")
    result = run("new", "module", "walking")
    assert result.exit_code == 1
    assert (folder / "module.md").read_text(encoding="utf-8") == "Mine."

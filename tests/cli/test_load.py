"""`eduapp load` with modules: which are released, and what keeps one from it. (With cases: test_db.py.)"""

from pathlib import Path

import pytest

from tests import schooling
from tests.cli.desk import run
from tests.cli.server import KEY
from tests.conftest import Clock
from tests.content import change


@pytest.fixture
def folder(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, time: Clock) -> Path:
    """A folder with a module, and a site whose open case is in it."""
    monkeypatch.setenv("EDUAPP_SECRET_KEY", KEY)
    monkeypatch.setenv("EDUAPP_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("EDUAPP_DATABASE_URL", database_url)
    monkeypatch.setenv("EDUAPP_OPEN_CASE", "the-walk")
    cases = schooling.write(tmp_path)
    (cases / "walking/the-torn-page.md").unlink()
    return cases


def load(folder: Path, code: int = 0) -> list[str]:
    result = run("load", folder)
    assert result.exit_code == code, result.output
    return result.output.splitlines()


def test_a_release_is_told_with_its_number(folder: Path) -> None:
    told = load(folder)
    assert told[0].startswith("New or changed: ")
    assert "walking/at-once" in told[0]
    assert told[1:] == ["Released: walking, release 1."]
    assert [line for line in load(folder) if "Released" in line] == []
    change(folder.parent / "quizzes/walking/before.md", "than in spring", "than in summer")
    assert load(folder)[-1] == "Released: walking, release 2."


def test_what_keeps_a_module_from_a_release_is_told_with_its_file(folder: Path) -> None:
    change(folder / "walking/the-stairs.md", "(#the-top)", "(#the-roof)")
    told = load(folder, code=1)
    assert "Withheld: walking, the-stairs." in told
    assert [line for line in told if line.startswith("  cases/walking/module.md:") and line.endswith("[content]")]
    assert [line for line in told if line.startswith("  cases/walking/the-stairs.md:")]
    assert [line for line in told if "Released" in line] == []


def test_a_part_that_only_playing_finds_fault_with_is_told_at_the_module(folder: Path) -> None:
    load(folder)
    change(folder / "walking/the-stairs.md", "- [Ask when that began](#the-top)", "- [Go in circles](#the-cellar)")
    with (folder / "walking/the-stairs.md").open("a") as file:
        file.write("\n## The cellar\n\nDark.\n\n- [Up](#the-attic)\n\n## The attic\n\nDust.\n\n- [Down](#the-cellar)\n")
    told = load(folder, code=1)
    sentence = "cases/walking/the-stairs.md cannot be offered, so there is no new release of this module."
    assert [line for line in told if sentence in line and line.endswith("[missing-part]")]

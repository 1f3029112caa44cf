"""`eduapp db` and `eduapp load`, on both databases."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.cli import desk
from tests.cli.server import KEY
from tests.databases import KINDS, Templates


def settle(monkeypatch: pytest.MonkeyPatch, folder: Path, url: str) -> None:
    monkeypatch.setenv("EDUAPP_SECRET_KEY", KEY)
    monkeypatch.setenv("EDUAPP_DATA", str(folder / "data"))
    monkeypatch.setenv("EDUAPP_DATABASE_URL", url)


@pytest.fixture(params=KINDS)
def empty(request: pytest.FixtureRequest, templates: Templates, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = templates.empty(request.param)
    settle(monkeypatch, tmp_path, url)
    return url


@pytest.fixture
def migrated(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    settle(monkeypatch, tmp_path, database_url)
    return database_url


def said(*arguments: str | Path, code: int = 0) -> str:
    result = desk.run(*arguments)
    assert result.exit_code == code, result.output
    return result.output.strip()


def execute(url: str, statement: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def test_there_and_back(empty: str) -> None:
    assert said("db", "current") == "base"
    assert "run: eduapp db upgrade" in said("db", "check", code=1)
    assert said("db", "upgrade").startswith("The database is ready: ")
    standing = said("db", "current")
    assert said("db", "upgrade") == f"The database was ready: {standing}."
    assert said("db", "check") == f"The database is as it should be: {standing}."
    assert said("db", "downgrade", "base", "--yes") == "The database is now at: base."


def test_a_downgrade_asks_first(migrated: str) -> None:
    before = said("db", "current")
    result = desk.run("db", "downgrade", "base", typed="n\n")
    assert result.exit_code == 1
    assert said("db", "current") == before


def test_a_revision_that_does_not_exist_is_told(migrated: str) -> None:
    assert "There is no revision nowhere to go back to." in said("db", "downgrade", "nowhere", "--yes", code=1)


def test_a_table_that_somebody_changed_is_found(migrated: str) -> None:
    execute(migrated, "ALTER TABLE mail ADD COLUMN more INTEGER")
    told = said("db", "check", code=1)
    assert "not as they should be" in told
    assert "more" in told


@pytest.mark.parametrize("command", ["upgrade", "current", "check"])
def test_a_database_of_a_newer_version_is_left_alone(migrated: str, command: str) -> None:
    execute(migrated, "UPDATE alembic_version SET version_num = '9999999999'")
    assert "made by a newer version" in said("db", command, code=1)


def test_loading_tells_what_is_new_the_same_gone_and_withheld(migrated: str, desk_folder: Path) -> None:
    told = said("load", desk_folder, code=1)
    assert told.splitlines()[:2] == ["New or changed: stairs.", "Withheld: slips."]
    assert "slips.md:" in told
    assert "[" in told.splitlines()[2]
    assert said("load", desk_folder, code=1).splitlines()[:2] == ["Unchanged: stairs.", "Withheld: slips."]
    (desk_folder / "slips.md").unlink()
    assert said("load", desk_folder).splitlines() == [
        "Unchanged: stairs.",
        "Gone: slips.",
        "Nobody can play without an account: the-mailbox, the setting OPEN_CASE, is not there.",
    ]


def test_a_folder_without_a_case_takes_nothing_off_the_shelf(migrated: str, desk_folder: Path) -> None:
    (desk_folder / "slips.md").unlink()
    said("load", desk_folder)
    (desk_folder / "stairs.md").unlink()
    assert f"There is no case in {desk_folder}, so nothing was changed." in said("load", desk_folder, code=1)


def test_without_a_folder_that_of_the_settings_is_loaded(
    migrated: str, desk_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDUAPP_CONTENT", str(desk_folder))
    assert "New or changed: stairs." in said("load", code=1)
    monkeypatch.setenv("EDUAPP_CONTENT", str(desk_folder / "nowhere"))
    assert "look at the setting CONTENT" in said("load", code=1)


def test_loading_into_a_database_without_tables_is_refused(empty: str, desk_folder: Path) -> None:
    assert "run: eduapp db upgrade" in said("load", desk_folder, code=1)


@pytest.fixture
def desk_folder(tmp_path: Path) -> Path:
    """A folder with a case that is well and one that is not."""
    folder = tmp_path / "cases"
    folder.mkdir()
    for name, words in {
        "competencies.yaml": desk.COMPETENCIES,
        "evidence.yaml": desk.EVIDENCE,
        "stairs.md": desk.STAIRS,
        "slips.md": desk.SLIPS,
    }.items():
        (folder / name).write_text(words)
    return folder

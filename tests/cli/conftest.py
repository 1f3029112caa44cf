"""Where the tests of the commands work."""

from datetime import date
from pathlib import Path

import pytest

from eduapp.cli import clock
from tests.cli.desk import COMPETENCIES, EVIDENCE, VISIT


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the two lists, on a fixed day, in a window of 80 columns."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 22))
    (tmp_path / "competencies.yaml").write_text(COMPETENCIES, encoding="utf-8")
    (tmp_path / "evidence.yaml").write_text(EVIDENCE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def visit(desk: Path) -> Path:
    path = desk / "visit.md"
    path.write_text(VISIT)
    return path

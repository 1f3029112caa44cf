"""An author at work: a draft on the disk, the preview of it, and a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from eduapp.web.preview import create_preview
from tests.browse import Browser
from tests.conftest import Clock
from tests.web.preview.drafts import COMPETENCIES, DRAFT, EVIDENCE

Save = Callable[[str], None]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "competencies.yaml").write_text(COMPETENCIES)
    (tmp_path / "evidence.yaml").write_text(EVIDENCE)
    path = tmp_path / "stairs.md"
    path.write_text(DRAFT)
    return path


@pytest.fixture
def preview(file: Path, time: Clock) -> Flask:
    """It waits until everything is played, so that pages say the same each time."""
    app = create_preview(file, TESTING=True, PREVIEW_PATIENCE=0)
    app.extensions["draft"].patience = 60
    return app


@pytest.fixture
def author(preview: Flask) -> Browser:
    return Browser(preview)


@pytest.fixture
def save(file: Path) -> Save:
    """Save the file as an editor does, and as something else than before."""

    def write(text: str) -> None:
        beside = file.with_suffix(".new")
        beside.write_text(text)
        beside.replace(file)

    return write

"""Pictures in the description of a module are there for learners; those of its handouts for whoever is enrolled."""

from pathlib import Path

import pytest

from eduapp.actions import shelf
from eduapp.web.db import db
from tests import content, schooling
from tests.conftest import NOON
from tests.schooling import School

PAGE = "/learn/modules/walking/"
COVER, SHEET = "media/legs.png", "handouts/stairs.png"


@pytest.fixture
def pictured(school: School, tmp_path: Path) -> School:
    cases = schooling.write(tmp_path / "pictured")
    module = cases / "walking"
    for name in (COVER, SHEET, "media/other.png"):
        (module / name).write_bytes(content.PICTURE)
    content.change(module / "module.md", "What a year does to legs can", f"![Legs]({COVER})\n\nWhat a year does can")
    content.change(module / "handouts/a-sheet.md", "Count", "![Stairs](stairs.png)\n\nCount")
    with school.app.app_context():
        assert shelf.load(db.session, cases, now=NOON).released
        db.session.commit()
        school.enrol("Alice")
    return school


@pytest.mark.parametrize(
    ("who", "cover", "handout"), [("Alice", 200, 200), ("Mallory", 200, 404), ("Gus", 303, 303), (None, 303, 303)]
)
def test_who_may_see_which_picture(pictured: School, who: str | None, cover: int, handout: int) -> None:
    client = pictured.browser(who).client
    assert f'src="{COVER}"' in client.get(PAGE).text
    assert client.get(PAGE + COVER).status_code == cover
    for path in (SHEET, "handouts/a-sheet.md"):
        assert client.get(PAGE + path).status_code == handout
    assert client.get(f"{PAGE}media/other.png").status_code != 200  # nothing names it


def test_a_handout_shows_its_picture(pictured: School) -> None:
    page = pictured.browser("Alice").get(f"{PAGE}handouts/a-sheet.md")
    assert (page.status_code, 'src="stairs.png"' in page.text) == (200, True)

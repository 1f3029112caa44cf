"""Pictures beside a quiz: those of what is asked at once, those of a reason when it may be told."""

from pathlib import Path

import pytest

from eduapp.actions import shelf
from eduapp.web import ids
from eduapp.web.db import db
from tests import content, schooling
from tests.conftest import NOON
from tests.schooling import AFTER, BEFORE, PRACTICE, School

ASKED, REASON, UNNAMED = "media/walk.png", "media/why.png", "media/other.png"


@pytest.fixture
def pictured(school: School, tmp_path: Path) -> School:
    """Each quiz of the module has a picture in its question and one in its reason."""
    cases = schooling.write(tmp_path / "pictured")
    place = cases.parent / "quizzes/walking"
    (place / "media").mkdir()
    for name in (ASKED, REASON, UNNAMED):
        (place / name).write_bytes(content.PICTURE)
    for name in ("before", "practice", "after"):
        content.change(place / f"{name}.md", "What do you do?", f"![A walk]({ASKED})\n\nWhat do you do?")
        content.change(place / f"{name}.md", "`explain` A", f"`explain` See [the chart]({REASON}). A")
    with school.app.app_context():
        assert shelf.load(db.session, cases, now=NOON).released
        db.session.commit()
        school.enrol("Alice")
    return school


def there(school: School, attempt: int, who: str = "Alice") -> list[str]:
    client, page = school.browser(who).client, f"/learn/quizzes/{ids.written(attempt)}/"
    return [name for name in (ASKED, REASON, UNNAMED) if client.get(page + name).status_code == 200]


def test_a_picture_of_a_pre_test_gives_nothing_away_before_the_post_test(pictured: School) -> None:
    with pictured.app.app_context():
        before = pictured.sit("Alice", BEFORE)
        assert there(pictured, before) == [ASKED]
        pictured.answer("Alice", before, schooling.RIGHT)
        assert there(pictured, before) == [ASKED]
        pictured.hand_in("Alice", before)
        assert there(pictured, before) == [ASKED]
        pictured.climb("Alice")
        pictured.take("Alice", AFTER)
        assert there(pictured, before) == [ASKED, REASON]


def test_a_picture_of_a_reason_is_there_once_it_is_told(pictured: School) -> None:
    with pictured.app.app_context():
        pictured.take("Alice", BEFORE)
        pictured.climb("Alice")
        practice = pictured.sit("Alice", PRACTICE)
        assert there(pictured, practice) == [ASKED]
        pictured.answer("Alice", practice, schooling.WRONG)
        assert there(pictured, practice) == [ASKED, REASON]


def test_a_picture_of_an_attempt_is_there_for_nobody_else(pictured: School) -> None:
    with pictured.app.app_context():
        assert there(pictured, pictured.sit("Alice", BEFORE), "Mallory") == []


def test_a_page_shows_its_picture_from_where_it_is(pictured: School) -> None:
    with pictured.app.app_context():
        page = f"/learn/quizzes/{ids.written(pictured.sit('Alice', BEFORE))}/1"
    assert f'src="{ASKED}"' in pictured.browser("Alice").get(page).text  # beside the address of the question

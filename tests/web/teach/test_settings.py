"""The name and the time zone of a cohort, and its end."""

import pytest

from eduapp.store import Cohort
from eduapp.web.db import db
from tests.cohorting import monday, page_of
from tests.stage import Stage


@pytest.fixture
def monday_id(stage: Stage) -> int:
    with stage.app.app_context():
        return monday(stage, "Alice").id


def kept(stage: Stage, cohort: int) -> tuple[str, str, bool]:
    with stage.app.app_context():
        row = db.session.get_one(Cohort, cohort)
        return row.name, row.time_zone, row.archived_at is not None


def test_it_gets_another_name_and_time_zone(stage: Stage, monday_id: int) -> None:
    bob = stage.browser("Bob")
    bob.get(page_of(monday_id, "settings"))
    assert 'value="Monday"' in bob.page.text
    bob.post(page_of(monday_id, "settings"), {"name": " Tuesday ", "time_zone": "Europe/Rome"})
    assert "Kept." in bob.text
    assert kept(stage, monday_id) == ("Tuesday", "Europe/Rome", False)


@pytest.mark.parametrize(
    ("name", "zone", "sentence"),
    [
        ("", "UTC", "Give the cohort a name"),
        ("x" * 201, "UTC", "Give the cohort a name"),
        ("\0", "UTC", "Give the cohort a name"),
        ("Monday", "Mars/Olympus", "There is no time zone Mars/Olympus. Choose one like Europe/Berlin."),
        ("Monday", "", "There is no time zone"),
    ],
)
def test_a_slip_is_told_and_nothing_is_kept(stage: Stage, monday_id: int, name: str, zone: str, sentence: str) -> None:
    bob = stage.browser("Bob")
    assert bob.post(page_of(monday_id, "settings"), {"name": name, "time_zone": zone}).status_code == 422
    assert sentence in bob.text
    assert kept(stage, monday_id) == ("Monday", "UTC", False)


def test_it_is_archived_and_used_again(stage: Stage, monday_id: int) -> None:
    bob = stage.browser("Bob")
    bob.post(page_of(monday_id, "archive"))
    assert kept(stage, monday_id)[2]
    assert "This cohort is archived since 23 Nov 2026." in bob.text
    bob.get("/teach/")
    assert "1 learner · archived on 23 Nov 2026" in bob.text
    bob.post(page_of(monday_id, "unarchive"))
    assert not kept(stage, monday_id)[2]
    assert "The cohort is in use again." in bob.text

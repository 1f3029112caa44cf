"""What one address may do in an hour."""

import pytest

from tests.browse import Browser
from tests.conftest import Clock
from tests.stage import WALK, Stage

BEGIN, COVER = f"/learn/cases/{WALK}/begin", f"/learn/cases/{WALK}"


def begin(stage: Stage) -> int:
    browser = Browser(stage.app)
    browser.get(COVER)
    return browser.post(BEGIN).status_code


def test_one_address_makes_only_so_many_guests_an_hour(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, time: Clock
) -> None:
    monkeypatch.setattr("eduapp.web.learn.cover.GUESTS_AN_HOUR", 2)
    assert [begin(stage) for _ in range(3)] == [200, 200, 429]
    time.pass_(minutes=61)
    assert begin(stage) == 200


def test_one_address_reports_only_so_much_an_hour(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eduapp.web.learn.problem.REPORTS_AN_HOUR", 2)
    browser = stage.browser("Alice")
    browser.get(COVER)
    browser.post(BEGIN)
    page = browser.last
    statuses = []
    for _ in range(3):
        browser.get(f"{page}problem")
        statuses.append(browser.post(f"{page}problem", {"text": "A slip."}).status_code)
    assert statuses == [200, 200, 429]

"""`eduapp calibrate`: how hard the items are, the hardest first."""

from pathlib import Path

import pytest

from tests.actions.shown import folded, keep, same, shown, stored
from tests.cli.desk import run
from tests.cli.server import KEY
from tests.stage import Stage


@pytest.fixture
def site(stage: Stage, stocked_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """The stage, which the command finds by its settings."""
    monkeypatch.setenv("EDUAPP_SECRET_KEY", KEY)
    monkeypatch.setenv("EDUAPP_DATA", str(tmp_path))
    monkeypatch.setenv("EDUAPP_DATABASE_URL", stocked_url)
    return stage


def test_without_evidence_it_says_that_nothing_was_changed(site: Stage) -> None:
    result = run("calibrate")
    assert (result.exit_code, result.output) == (0, "There is no evidence yet, so nothing was changed.\n")


def test_the_hardest_are_told_and_every_standing_follows(site: Stage) -> None:
    with site.app.app_context():
        for at, person in enumerate(site.ids.values()):
            keep(person, shown("hard", float(at == 0)), shown("easy", float(at > 0)), shown(f"own {at}"))
    lines = run("calibrate").output.splitlines()
    assert lines[0] == "10 items were calibrated, and every standing was worked out anew. The hardest:"
    assert len(lines) == 11
    assert lines[1].endswith("(guess +0, 8 first attempts)  walking#hard")
    assert lines[-1].endswith("(guess +0, 8 first attempts)  walking#easy")
    with site.app.app_context():
        for person in site.ids.values():
            same(stored(person)[1], folded(person))

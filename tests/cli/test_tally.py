"""`eduapp tally`: the tallies made anew, and whether they agreed."""

from pathlib import Path

import pytest
from sqlalchemy import delete, func, select

from eduapp.actions import attempts, cohorts
from eduapp.store import ActTally, Assignment
from eduapp.web import clock, ids
from eduapp.web.db import db
from tests.cli.desk import run
from tests.cli.server import KEY
from tests.stage import GOOD_WAY, WALK, Stage

AGREE = "The tallies agree with the decisions.\n"


@pytest.fixture
def site(stage: Stage, stocked_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """The stage, which the command finds by its settings."""
    monkeypatch.setenv("EDUAPP_SECRET_KEY", KEY)
    monkeypatch.setenv("EDUAPP_DATA", str(tmp_path))
    monkeypatch.setenv("EDUAPP_DATABASE_URL", stocked_url)
    return stage


def play(stage: Stage) -> None:
    now = clock.now()
    cohort = cohorts.create(db.session, ids.new(now), stage.ids["Bob"], "Monday", "UTC", now=now)
    given = Assignment(id=ids.new(now), cohort_id=cohort.id, kind="case", key=WALK, counts="first", created_at=now)
    db.session.add(given)
    db.session.flush()
    attempt = attempts.begin(
        db.session.connection(), ids.new(now), stage.ids["Alice"], stage.playable(), 7, assignment=given, now=now
    )
    db.session.commit()
    stage.play("Alice", attempt, *GOOD_WAY)


def test_it_says_whether_they_agreed_and_mends_them(site: Stage) -> None:
    assert run("tally").output == AGREE
    with site.app.app_context():
        play(site)
        assert run("tally").output == AGREE
        gone = db.session.scalar(select(func.count()).select_from(ActTally))
        db.session.execute(delete(ActTally))
        db.session.commit()
        assert run("tally").output == f"{gone} tallies did not agree with the decisions. They do now.\n"
        assert run("tally").output == AGREE

"""`eduapp seed`: made-up learners in a database that has nobody in it, or where it was told so."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from eduapp.actions import seeding
from eduapp.store import Attempt, Cohort, Decision, Person
from eduapp.web.db import db
from tests.cli.desk import run
from tests.cli.server import KEY
from tests.databases import Templates
from tests.stage import Stage

FEW = ("--learners", "5", "--cohort", "3", "--decisions", "6")


@pytest.fixture
def site(stage: Stage, stocked_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """The stage with its people, which the command finds by its settings."""
    monkeypatch.setenv("EDUAPP_SECRET_KEY", KEY)
    monkeypatch.setenv("EDUAPP_DATA", str(tmp_path))
    monkeypatch.setenv("EDUAPP_DATABASE_URL", stocked_url)
    monkeypatch.setattr(seeding, "PLAYERS", 2)
    return stage


def count(table: type[Person | Cohort | Decision]) -> int:
    found = db.session.scalar(select(func.count()).select_from(table))
    db.session.rollback()
    return found or 0


def test_among_people_it_does_nothing_unless_told_so(site: Stage) -> None:
    with site.app.app_context():
        before = count(Person)
        refused = run("seed", *FEW)
        assert refused.exit_code == 1
        assert "There are people in this database already" in refused.output
        assert count(Person) == before
        done = run("seed", *FEW, "--among-people")
        assert done.exit_code == 0, done.output
        assert count(Person) == before + 5 + 2
        assert count(Cohort) == 2
        assert len(set(db.session.scalars(select(Attempt.person_id)))) == 5
        db.session.rollback()
        assert f"Made 5 learners in 2 cohorts. There are {count(Decision)} decisions now" in done.stdout
        assert "Playing: learner 2 of 2 …\n" in done.stderr
        assert run("tally").output == "The tallies agree with the decisions.\n"


def test_without_cases_it_says_what_to_do(
    templates: Templates, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDUAPP_SECRET_KEY", KEY)
    monkeypatch.setenv("EDUAPP_DATA", str(tmp_path))
    with templates.copy("sqlite") as url:
        monkeypatch.setenv("EDUAPP_DATABASE_URL", url)
        result = run("seed", *FEW)
    assert result.exit_code == 1
    assert "There is nothing to be played. Load something first: eduapp load" in result.output


@pytest.mark.parametrize("learners", ["0", "many", "1000001"])
def test_a_number_of_learners_that_cannot_be_is_told(learners: str) -> None:
    result = run("seed", "--learners", learners)
    assert result.exit_code == 2
    assert "--learners" in result.output

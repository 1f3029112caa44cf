"""Every page that the bench asks of a cohort is there and costs as many statements whatever the size of the cohort. How
fast is not asserted: that depends on the machine and on its mood."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from bench import cohort as asked_of
from bench import teach as teaching
from bench.__main__ import teach
from bench.cohort import pages
from bench.teach import report_of
from eduapp.actions import cohorts, seeding, sessions
from eduapp.actions.seeded_cohorts import Size
from eduapp.store import Role
from eduapp.web import clock
from eduapp.web.db import db
from tests import schooling
from tests.browse import Browser
from tests.conftest import NOON, Clock
from tests.databases import KINDS, Templates, close, site
from tests.seeded import FIRST_ID, one_session, seeded
from tests.stage import statements, stock

SMALL, LARGE = FIRST_ID, 1 << 41
MOST = 14


@pytest.fixture(params=KINDS)
def filled_url(
    request: pytest.FixtureRequest,
    templates: Templates,
    tmp_path_factory: pytest.TempPathFactory,
    time: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[str]:
    """A database with a small cohort of made-up learners and a large one."""
    monkeypatch.setattr(seeding, "PLAYERS", 2)

    def fill() -> None:
        stock(schooling.write(tmp_path_factory.mktemp("module")), NOON)
        with one_session() as session:
            seeded(session, Size(2, 2, 12), first_id=SMALL)
            seeded(session, Size(12, 12, 12), first_id=LARGE)

    with templates.copy(request.param, "two_cohorts", fill) as url:
        yield url


@pytest.fixture
def app(filled_url: str, tmp_path: Path) -> Iterator[Flask]:
    made = site(filled_url, tmp_path)
    yield made
    close(made)


def educator(app: Flask, cohort_id: int) -> tuple[Browser, dict[str, str]]:
    """Her browser, and the pages of the cohort."""
    browser = Browser(app)
    with app.app_context():
        taught = select(Role.person_id).where(Role.scope == cohorts.scope_of(cohort_id))
        token = sessions.begin(db.session, db.session.scalars(taught).one(), now=clock.now())
        db.session.commit()
        found = pages(db.session, cohort_id)
    with browser.client.session_transaction() as cookie:
        cookie["_user_id"] = token
    return browser, found


def costs(app: Flask, cohort_id: int) -> dict[str, int]:
    """The statements of each page, once what a process keeps is at hand."""
    browser, found = educator(app, cohort_id)
    counted = {}
    for name, path in found.items():
        assert browser.client.get(path).status_code == 200, name
        with statements(app) as sent:
            browser.client.get(path)
        counted[name] = len(sent)
    return counted


def test_every_page_costs_as_many_statements_whatever_the_size_of_the_cohort(app: Flask) -> None:
    small = costs(app, SMALL)
    assert costs(app, LARGE) == small
    assert len(small) >= 20
    assert max(small.values()) <= MOST


@pytest.mark.parametrize("filled_url", ["sqlite"], indirect=True)
def test_the_report_says_what_each_page_takes_and_which_goals_hold(
    filled_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def board_alone(session: Session, cohort_id: int) -> dict[str, str]:
        return {"board": pages(session, cohort_id)["board"]}

    monkeypatch.setattr(asked_of, "pages", board_alone)
    head, _, board, _, *goals = report_of(filled_url, quick=True).splitlines()
    assert "14 learners in 2 cohorts" in head
    name, sent, *times, size, _ = [cell.strip() for cell in board.strip("|").split("|")]
    assert name == "board"
    assert 0 < int(sent) <= MOST
    assert all(float(time) > 0 for time in (*times, size))
    assert [goal.rpartition(": ")[2] in ("yes", "not board") for goal in goals] == [True] * 3


@pytest.mark.parametrize(("given", "learners"), [({}, 400), ({"BENCH_FULL": "1", "BENCH_KEEP": "kept"}, 20_000)])
def test_the_environment_says_how_large_it_is_and_where_it_stays(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], learners: int
) -> None:
    asked: list[tuple[str, int, Path | None]] = []
    monkeypatch.setattr(teaching, "report", lambda kind, size, folder, quick: asked.append((kind, size, folder)))
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    teach.main([], standalone_mode=False)
    folder = Path("kept") if given else None
    assert asked == [(kind, learners, folder) for kind in KINDS]

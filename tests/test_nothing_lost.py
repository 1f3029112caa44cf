"""Nothing lost: a decision that was answered is on disk, whatever is killed."""

import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from eduapp.case.play import Decision
from eduapp.store import ActCount, Attempt
from eduapp.store import Decision as Decided
from eduapp.store.attempt import read_ticks
from eduapp.web import ids
from eduapp.web.db import db
from tests import content
from tests.cli.server import Server as WebServer
from tests.cli.server import serving
from tests.clients import Goal, Player
from tests.conftest import NOON
from tests.databases import close, migrate, site
from tests.postgres import Server, server
from tests.stage import WALK, stock

CLIENTS = 8
DECISIONS = 120  # answered when the server is killed


@pytest.fixture
def postgres() -> Iterator[Server]:
    with server(durable=True) as started:
        started.create("site")
        yield started


@contextmanager
def stocked(url: str, folder: Path) -> Iterator[Flask]:
    """The application on a new database with the walk in it, to look at what is on disk."""
    app = site(url, folder)
    with app.app_context():
        migrate()
        stock(content.write(folder / "cases"), NOON)
    yield app
    close(app)


def serve(url: str, folder: Path) -> AbstractContextManager[WebServer]:
    return serving("run", folder=folder, EDUAPP_DATABASE_URL=url, EDUAPP_OPEN_CASE=WALK)


def kill(running: WebServer) -> None:
    """All of its processes, in the middle of whatever they do."""
    for process in (running.process.pid, *running.children()):
        os.kill(process, signal.SIGKILL)
    running.process.wait()


def play_until_killed(url: str, folder: Path, also: Callable[[], None] = lambda: None) -> list[Player]:
    with serve(url, folder) as running:
        goal = Goal(DECISIONS)
        players = [Player(running.port, number, goal) for number in range(CLIENTS)]
        for player in players:
            player.start()
        assert goal.reached.wait(timeout=120)
        kill(running)
        also()
        for player in players:
            player.join(timeout=60)
    assert [player.slip for player in players if player.slip] == []
    return players


def on_disk(page: str) -> list[Decision]:
    attempt = ids.read(page.rstrip("/").rpartition("/")[2])
    columns = (Decided.number, Decided.choice, Decided.ticks, Decided.words)
    rows = db.session.execute(select(*columns).where(Decided.attempt_id == attempt).order_by(Decided.number)).all()
    assert [number for number, *_ in rows] == list(range(len(rows)))
    return [Decision(choice, read_ticks(ticks), words) for _, choice, ticks, words in rows]


def check_answered(players: list[Player]) -> None:
    """Every decision that was answered is there, once; of those that were not, at most the one that was sent."""
    for player in players:
        for page, answered in player.answered.items():
            found = on_disk(page)
            sent = [player.sent[2]] if player.sent and player.sent[0] == page else []
            assert found[: len(answered)] == answered
            assert found[len(answered) :] in ([], sent)


def check_counts() -> None:
    """What is counted of a first attempt is what its decisions say, and where it stands as well."""
    expected: Counter[tuple[int, int]] = Counter()
    options = {0: 0, 1: 3, 2: 0, 3: 0}
    firsts = select(Attempt.id).where(Attempt.is_first)
    rows = db.session.execute(
        select(Decided).where(Decided.attempt_id.in_(firsts)).order_by(Decided.attempt_id, Decided.number)
    ).scalars()
    left: set[tuple[int, int]] = set()
    for row in rows:
        if (row.attempt_id, row.scene) in left:
            continue
        expected.update((row.scene, act) for act in (*read_ticks(row.ticks), options[row.scene] + row.choice))
        if row.scene != 0 or row.choice >= 2:
            left.add((row.attempt_id, row.scene))
    counted = {
        (scene, act): n for scene, act, n in db.session.execute(select(ActCount.scene, ActCount.act, ActCount.count))
    }
    assert counted == dict(expected)
    decided = select(func.count()).where(Decided.attempt_id == Attempt.id).scalar_subquery()
    assert db.session.execute(select(Attempt.id).where(Attempt.decided != decided)).all() == []


def check_all(url: str, folder: Path, app: Flask, players: list[Player]) -> None:
    with app.app_context():
        check_answered(players)
        check_counts()
    assert sum(len(answered) for player in players for answered in player.answered.values()) >= DECISIONS
    with serve(url, folder) as running:
        for player in players:
            player.client.port = running.port
            player.finish()
            assert player.slip == ""
    with app.app_context():
        for player in players:
            for page, answered in player.answered.items():
                assert tuple(on_disk(page)) == tuple(answered) == player.way
        check_counts()
        # What is left is at most begun, by somebody to whom the beginning was not answered.
        assert set(db.session.scalars(select(Attempt.decided).where(Attempt.finished_at.is_(None)))) <= {0}


def test_on_sqlite_nothing_is_lost_when_the_server_is_killed(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'site.db'}"
    with stocked(url, tmp_path) as app:
        check_all(url, tmp_path, app, play_until_killed(url, tmp_path))


def test_on_postgresql_nothing_is_lost_when_the_server_is_killed(postgres: Server, tmp_path: Path) -> None:
    url = postgres.url("site")
    with stocked(url, tmp_path) as app:
        check_all(url, tmp_path, app, play_until_killed(url, tmp_path))


def test_nothing_is_lost_when_postgresql_is_killed_as_well(postgres: Server, tmp_path: Path) -> None:
    url = postgres.url("site")
    with stocked(url, tmp_path) as app:
        players = play_until_killed(url, tmp_path, also=postgres.kill)
        postgres.start_again()
        close(app)  # its connections led to the server that is no more
        check_all(url, tmp_path, app, players)

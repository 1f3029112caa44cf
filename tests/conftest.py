"""What the tests of everything that touches the store share: a database of each kind, a site on it, a cast."""

import gc
import logging
import shutil
import signal
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from flask import Flask, current_app

from eduapp.actions import passwords
from eduapp.web import clock
from eduapp.web.db import db
from tests import content, schooling
from tests.compiled import compile_once
from tests.databases import KINDS, Templates, close, site
from tests.memory import new_folder
from tests.schooling import School
from tests.stage import WALK, Stage, stock
from tests.taught import Class

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)

logging.getLogger("alembic").setLevel(logging.WARNING)
compile_once()

# Looking for garbage in cycles takes a tenth of the time of small tests: less often is often enough.
gc.freeze()
gc.set_threshold(50_000, 20, 50)

# A job in the background is begun with Ctrl-C ignored, and so would be what the tests begin and end with it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


class Clock:
    """The time of a test: it stands still until it is moved."""

    def __init__(self) -> None:
        self.time = NOON

    def now(self) -> datetime:
        return self.time

    def pass_(self, **duration: float) -> None:
        self.time += timedelta(**duration)


@pytest.fixture(scope="session")
def templates() -> Iterator[Templates]:
    folder = new_folder("eduapp-databases-")
    yield Templates(folder)
    shutil.rmtree(folder)


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest, templates: Templates) -> Iterator[str]:
    with templates.copy(request.param) as url:
        yield url


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Clock:
    standing = Clock()
    monkeypatch.setattr(clock, "now", standing.now)
    return standing


@pytest.fixture
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashing that takes no time: nobody guesses at the passwords of tests."""
    monkeypatch.setattr(passwords, "hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def app(database_url: str, tmp_path: Path, time: Clock, quick_passwords: None) -> Iterator[Flask]:
    made = site(database_url, tmp_path)
    yield made
    close(made)


@pytest.fixture
def in_app(app: Flask) -> Iterator[Flask]:
    """Inside the application, for tests of the store and of actions; nothing is committed by itself."""
    with app.app_context():
        yield app
        db.session.rollback()


@pytest.fixture(params=KINDS)
def stocked_url(
    request: pytest.FixtureRequest, templates: Templates, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A database with a small folder of cases on the shelf, and the cast."""

    def fill() -> None:
        stock(content.write(tmp_path_factory.mktemp("content")), NOON)

    with templates.copy(request.param, "stocked", fill) as url:
        yield url


@pytest.fixture
def stage(stocked_url: str, tmp_path: Path, time: Clock) -> Iterator[Stage]:
    """A site with a small folder of cases on the shelf, and the cast; anybody may play the walk."""
    made = site(stocked_url, tmp_path, OPEN_CASE=WALK)
    yield Stage(made)
    close(made)


@pytest.fixture
def on_stage(stage: Stage) -> Iterator[Stage]:
    """Inside the application of the stage, for tests of actions."""
    with stage.app.app_context():
        yield stage
        db.session.rollback()


@pytest.fixture(params=KINDS)
def schooled_url(
    request: pytest.FixtureRequest, templates: Templates, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A database with a small module on the shelf, and the cast."""

    def fill() -> None:
        stock(schooling.write(tmp_path_factory.mktemp("module")), NOON)

    with templates.copy(request.param, "schooled", fill) as url:
        yield url


@pytest.fixture
def school(schooled_url: str, tmp_path: Path, time: Clock) -> Iterator[School]:
    """A site with a small module on the shelf, and the cast."""
    made = site(schooled_url, tmp_path, OPEN_CASE=WALK)
    yield School(made)
    close(made)


@pytest.fixture(params=KINDS)
def gone_url(
    request: pytest.FixtureRequest, templates: Templates, tmp_path_factory: pytest.TempPathFactory, time: Clock
) -> Iterator[str]:
    """A database with a small module on the shelf, in which Alice has done all but the evaluation."""

    def fill() -> None:
        stock(schooling.write(tmp_path_factory.mktemp("module")), NOON)
        School(current_app).go("Alice")

    with templates.copy(request.param, "gone", fill) as url:
        yield url


@pytest.fixture
def gone(gone_url: str, tmp_path: Path, time: Clock) -> Iterator[School]:
    """A site with a small module on the shelf, at the point where all quizzes and the evaluation are open to Alice."""
    made = site(gone_url, tmp_path, OPEN_CASE=WALK)
    yield School(made)
    close(made)


@pytest.fixture
def in_school(school: School) -> Iterator[School]:
    """Inside the application of the school, for tests of actions."""
    with school.app.app_context():
        yield school
        db.session.rollback()


@pytest.fixture
def class_(schooled_url: str, tmp_path: Path, time: Clock) -> Iterator[Class]:
    """A site with a small module on the shelf, and a cohort that Bob teaches."""
    made = site(schooled_url, tmp_path, OPEN_CASE=WALK)
    yield Class(made)
    close(made)


@pytest.fixture
def in_class(class_: Class) -> Iterator[Class]:
    """Inside the application of the class, for tests of actions."""
    with class_.app.app_context():
        yield class_
        db.session.rollback()

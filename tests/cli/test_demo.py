"""`eduapp demo`: everything is there, and is still there the next time."""

import http.client
import socket
import stat
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from eduapp.cli.demo import CAST, PASSWORD, secret
from eduapp.cli.demo_cohort import RESIDENTS
from tests.cli import desk
from tests.cli.server import HOST, Server, serving


def page(server: Server, path: str) -> str:
    connection = http.client.HTTPConnection(HOST, server.port, timeout=30)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    assert answer.status == 200
    return body


def rows(data: Path, table: str) -> int:
    engine = create_engine(f"sqlite:///{data / 'eduapp.db'}")
    with engine.connect() as connection:
        count = connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
    engine.dispose()
    return int(count)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one case that is explored at once, and one that does not read."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "competencies.yaml").write_text(desk.COMPETENCIES)
    (folder / "evidence.yaml").write_text(desk.EVIDENCE)
    (folder / "stairs.md").write_text(desk.STAIRS)
    (folder / "slips.md").write_text(desk.SLIPS)
    return folder


def test_a_demo_is_made_tells_who_can_log_in_and_keeps_what_was_there(small: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    with serving("demo", "--data", "data", folder=tmp_path, EDUAPP_CONTENT=str(small)) as server:
        said = server.said()
        assert f"The demo is at http://{HOST}:{server.port}\n" in said
        assert all(f"{somebody.email:<20} {somebody.name}, {somebody.role}" in said for somebody in CAST)
        assert PASSWORD in said
        assert f"Mails are written into {data}/mail" in said
        assert "Withheld: slips.md:" in said
        catalogue = page(server, "/learn/")
        assert "Forty-two stairs" in catalogue
        assert "A demo:" in catalogue
        assert server.end() == 0
    key = (data / "secret").read_text()
    with serving("demo", "--data", "data", folder=tmp_path, EDUAPP_CONTENT=str(small)) as server:
        assert "Making" not in server.said()
        assert server.end() == 0
    assert (data / "secret").read_text() == key
    assert rows(data, "person") == len(CAST) + len(RESIDENTS)
    assert rows(data, "cohort") == 1
    assert rows(data, "revision") == 1


def test_the_demo_people_have_the_roles_that_are_told_and_verified_addresses(small: Path, tmp_path: Path) -> None:
    with serving("demo", "--data", "data", folder=tmp_path, EDUAPP_CONTENT=str(small)):
        pass
    engine = create_engine(f"sqlite:///{tmp_path / 'data' / 'eduapp.db'}")
    with engine.connect() as connection:
        found = connection.execute(
            text(
                "SELECT person.name, coalesce(role, 'learner') FROM log_in JOIN person ON person.id = log_in.person_id "
                "LEFT JOIN role ON role.person_id = person.id AND scope = '*' "
                "WHERE email_verified_at IS NOT NULL ORDER BY person.name"
            )
        ).all()
    engine.dispose()
    assert [tuple(row) for row in found] == [(somebody.name, somebody.role) for somebody in CAST]


def test_a_port_that_is_taken_is_told_and_nothing_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = desk.run("demo", "--port", str(port))
    assert result.exit_code == 1
    assert f"Port {port} is taken." in result.output
    assert list(tmp_path.iterdir()) == []


def test_a_data_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    result = desk.run("demo", "--port", "1", "--data", tmp_path / "data")
    assert result.exit_code == 2
    assert "is a file" in result.output


def test_the_secret_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    made = secret(path)
    assert len(made) >= 40
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert secret(path) == made
    path.write_text("")  # as when the disk was full
    assert len(secret(path)) >= 40
    assert secret(tmp_path / "other") != made

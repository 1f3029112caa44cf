"""Databases that `eduapp seed` has filled, kept in a folder where one is given: to fill a large one takes minutes."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from bench.asked import KEY
from bench.stores import settle
from tests import postgres

NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


@dataclass(frozen=True)
class Lasting:
    """A filled database. `forget` takes all of it out of memory; nobody may be connected then."""

    name: str
    url: str
    forget: Callable[[], None]


@contextmanager
def filled(kind: str, folder: Path | None, learners: int) -> Iterator[Lasting]:
    """One with so many learners; made unless it is in the folder already."""
    with tempfile.TemporaryDirectory(prefix="bench-") as own:
        kept = folder.absolute() if folder else Path(own)
        Path(own).chmod(0o755)  # the server of the database may run under another account
        kept.mkdir(parents=True, exist_ok=True)
        made = _postgresql if kind == "postgresql" else _sqlite
        with made(kept, f"teach_{learners}", learners) as lasting:
            yield lasting


def given(url: str) -> Lasting:
    """One that somebody else keeps. Of a server that is not ours we cannot say what it holds in its memory."""
    path = Path(url.removeprefix("sqlite:///"))
    return Lasting(url.partition(":")[0], url, (lambda: evict([path])) if path.is_file() else lambda: None)


@contextmanager
def _sqlite(folder: Path, name: str, learners: int) -> Iterator[Lasting]:
    path, begun = folder / f"{name}.db", folder / f"{name}-begun.db"
    if not path.exists():
        for left in folder.glob(f"{begun.name}*"):
            left.unlink()
        fill(f"sqlite:///{begun}", learners)
        begun.rename(path)
    upgrade(f"sqlite:///{path}")
    yield Lasting(NAMES["sqlite"], f"sqlite:///{path}", lambda: evict([path]))


@contextmanager
def _postgresql(folder: Path, name: str, learners: int) -> Iterator[Lasting]:
    with postgres.server(durable=True, kept=folder / "postgresql") as server:
        if not _is_there(server, name):
            begun = f"{name}_begun"
            _run(server, "DROP DATABASE IF EXISTS {}", begun)
            server.create(begun)
            fill(server.url(begun), learners)
            _run(server, "ALTER DATABASE {} RENAME TO {}", begun, name)
        upgrade(server.url(name))

        def forget() -> None:
            server.rest()
            evict(path for path in server.data.rglob("*") if path.is_file())
            server.start_again()

        yield Lasting(NAMES["postgresql"], server.url(name), forget)


def _is_there(server: postgres.Server, name: str) -> bool:
    with psycopg.connect(host=str(server.folder), user="postgres") as connection:
        return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def _run(server: postgres.Server, statement: str, *names: str) -> None:
    with psycopg.connect(host=str(server.folder), user="postgres", autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def fill(url: str, learners: int) -> None:
    upgrade(url)
    _eduapp(url, "load")
    _eduapp(url, "seed", "--learners", str(learners))
    settle(url)


def upgrade(url: str) -> None:
    """To the tables of today: a kept database may be older."""
    _eduapp(url, "db", "upgrade")


def _eduapp(url: str, *command: str) -> None:
    """A command, as whoever runs a site would type it."""
    with tempfile.TemporaryDirectory() as data:
        own = {"EDUAPP_DATABASE_URL": url, "EDUAPP_DATA": data, "EDUAPP_SECRET_KEY": KEY}
        program = [sys.executable, "-c", "from eduapp.cli import main; main()", *command]
        subprocess.run(program, env=os.environ | own, stdout=sys.stderr, check=True)


def evict(paths: Iterable[Path]) -> None:
    """Take files out of the memory of the system, as if they had not been read for long."""
    for path in paths:
        file = os.open(path, os.O_RDONLY)
        try:
            os.fsync(file)
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(file)

"""The two kinds of database, each made in a temporary folder and gone afterwards."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from tests import postgres


@dataclass(frozen=True)
class Store:
    name: str
    folder: Path
    address: Callable[[str], str]
    """Of the database with a name."""
    create: Callable[[str], None]
    """Makes an empty database with a name."""
    pid: int | None = None
    """The process that the database's own processes descend from."""


@contextmanager
def sqlite() -> Iterator[Store]:
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        # A file of SQLite comes into being when it is first opened.
        yield Store("SQLite", folder, lambda database: f"sqlite:///{folder / database}.db", lambda database: None)


@contextmanager
def postgresql() -> Iterator[Store]:
    """With the settings for durability that PostgreSQL comes with: fsync and synchronous_commit are on."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name, postgres.server(durable=True) as server:
        told = (server.folder / "data/postmaster.pid").read_text()
        yield Store("PostgreSQL", Path(name), server.url, server.create, int(told.split()[0]))


STORES: dict[str, Callable[[], AbstractContextManager[Store]]] = {"sqlite": sqlite, "postgresql": postgresql}


def settle(url: str) -> None:
    """Ends what filling a database leaves behind, so that the first run does not pay for it."""
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    sqlite_ones = ("ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)")
    statements = sqlite_ones if engine.dialect.name == "sqlite" else ("VACUUM ANALYZE", "CHECKPOINT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(sa.text(statement))
    engine.dispose()

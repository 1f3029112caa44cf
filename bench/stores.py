"""The two kinds of database, each made in a temporary folder and gone afterwards."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
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
    copy: Callable[[str, str], None]
    """Makes a database, the second name, like another one to which nobody is connected."""
    pid: int | None = None
    """The process that the database's own processes descend from."""
    made: set[str] = field(default_factory=set)
    """The names of those that were made once, to be copied."""

    def like(self, origin: str, prepare: Callable[[str], None], database: str) -> str:
        """The address of a new database that is a copy of `origin`, which is prepared the first time that it is asked
        for."""
        if origin not in self.made:
            self.create(origin)
            prepare(self.address(origin))
            settle(self.address(origin))
            self.made.add(origin)
        self.copy(origin, database)
        return self.address(database)


@contextmanager
def sqlite() -> Iterator[Store]:
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)

        def copy(origin: str, database: str) -> None:
            shutil.copyfile(folder / f"{origin}.db", folder / f"{database}.db")

        # A file of SQLite comes into being when it is first opened.
        yield Store("SQLite", folder, lambda database: f"sqlite:///{folder / database}.db", lambda database: None, copy)


@contextmanager
def postgresql() -> Iterator[Store]:
    """With the settings for durability that PostgreSQL comes with: fsync and synchronous_commit are on."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name, postgres.server(durable=True) as server:
        told = (server.folder / "data/postmaster.pid").read_text()

        def copy(origin: str, database: str) -> None:
            server.create(database, origin)

        yield Store("PostgreSQL", Path(name), server.url, server.create, copy, int(told.split()[0]))


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

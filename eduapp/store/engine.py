"""How a database is spoken to: nothing that was committed may be lost, on either kind."""

from typing import Any

from sqlalchemy import Connection, Engine, event

# WAL lets readers go on while somebody writes; FULL waits for the disk at each commit; what was erased is overwritten.
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "busy_timeout=30000",
    "foreign_keys=ON",
    "secure_delete=ON",
    "cache_size=-16384",
    # A page that is not in memory is read alone: where a file is mapped, megabytes around it would come along.
    "mmap_size=0",
)


def make_durable(engine: Engine) -> None:
    """Set up each new connection of the engine; to be called before the first one."""
    is_sqlite = engine.dialect.name == "sqlite"
    event.listen(engine, "connect", _sqlite if is_sqlite else _postgresql)
    if is_sqlite:
        event.listen(engine, "savepoint", _begin)


def _begin(connection: Connection, name: str) -> None:
    """The driver begins a transaction with the first row that is written. A savepoint before that would be the
    transaction itself, and what was written would be committed with it, whatever comes after."""
    driver: Any = connection.connection.dbapi_connection
    if driver.isolation_level is not None and not driver.in_transaction:
        driver.execute("BEGIN IMMEDIATE")


def _sqlite(connection: Any, record: object) -> None:
    isolation = connection.isolation_level
    connection.isolation_level = None  # a pragma does nothing inside a transaction
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.isolation_level = isolation


def _postgresql(connection: Any, record: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")
        cursor.execute("SET timezone = 'UTC'")
    connection.commit()

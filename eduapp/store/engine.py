"""How a database is spoken to: nothing that was committed may be lost, on either kind."""

from typing import Any

from sqlalchemy import Engine, event

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
    event.listen(engine, "connect", _sqlite if engine.dialect.name == "sqlite" else _postgresql)


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

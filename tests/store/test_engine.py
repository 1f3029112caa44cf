"""How the databases are spoken to: what was committed is not lost, and rows do not lose their owners."""

import pytest
from flask import Flask
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from eduapp.store import LogInSession, Person
from eduapp.web.db import db, reading, writing
from tests.conftest import NOON

pytestmark = pytest.mark.usefixtures("in_app")

MANY = 8  # more than a pool keeps, so that some are fresh


def shows(connection: Connection, name: str) -> str:
    """The value of a setting in this connection."""
    asked = f"PRAGMA {name}" if connection.dialect.name == "sqlite" else f"SHOW {name}"
    return str(connection.execute(text(asked)).scalar_one())


def durable(connection: Connection) -> bool:
    if connection.dialect.name == "sqlite":
        return shows(connection, "synchronous") == "2"
    return shows(connection, "synchronous_commit") == "on"


def test_every_connection_waits_for_the_disk_at_each_commit() -> None:
    for name, engine in db.engines.items():
        held = [engine.connect() for _ in range(MANY)]
        try:
            assert [durable(connection) for connection in held] == [True] * MANY, name
        finally:
            for connection in held:
                connection.close()


def test_so_do_those_of_a_request(app: Flask) -> None:
    with app.test_request_context():
        assert durable(reading())
        assert durable(db.session.connection())
        with writing() as connection:
            assert durable(connection)


def test_sqlite_lets_readers_go_on_and_waits_for_writers(app: Flask) -> None:
    with db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            assert shows(connection, "journal_mode") == "wal"
            assert int(shows(connection, "busy_timeout")) >= 10_000
            assert shows(connection, "mmap_size") == "0"
        else:
            assert shows(connection, "timezone") == "UTC"


def test_a_row_cannot_name_somebody_who_is_not_there() -> None:
    db.session.add(LogInSession(token_hash="t", person_id=404, created_at=NOON, seen_at=NOON))
    with pytest.raises(IntegrityError):
        db.session.flush()


def test_what_a_savepoint_let_through_is_undone_with_the_rest() -> None:
    with db.session.begin_nested():
        db.session.add(Person(name="Nobody", is_guest=False, created_at=NOON, seen_at=NOON))
    db.session.rollback()
    assert db.session.query(Person).count() == 0

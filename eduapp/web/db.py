"""The database in a request: an ORM session that is committed once, on success, and Core for the step of play."""

from collections.abc import Iterator
from contextlib import contextmanager
from inspect import iscoroutinefunction
from typing import Any, Literal

from flask import Flask, Response, current_app, g
from flask_alembic import Alembic
from flask_sqlalchemy_lite import SQLAlchemy
from sqlalchemy import Connection

from eduapp.store import Base
from eduapp.store.base import Instant
from eduapp.store.engine import make_durable

db = SQLAlchemy(session_options={"expire_on_commit": False})
STEP = "step"
alembic = Alembic(metadatas=Base.metadata, run_mkdir=False, command_name="")


def engines(url: str) -> dict[str, dict[str, object]]:
    """The engine of the ORM, and one for the step of play: its connections stay as they are between requests."""
    return {
        "default": {"url": url},
        STEP: {"url": url, "isolation_level": "AUTOCOMMIT", "pool_reset_on_return": None},
    }


def setup(app: Flask) -> None:
    app.config["ALEMBIC_CONTEXT"] = {"render_item": _rendered}
    db.init_app(app)
    # No engine is asynchronous, but Flask would start an event loop at the end of each request to close none.
    app.teardown_appcontext_funcs = [close for close in app.teardown_appcontext_funcs if not iscoroutinefunction(close)]
    alembic.init_app(app)
    with app.app_context():
        for engine in db.engines.values():
            make_durable(engine)
        app.extensions[STEP] = db.engines[STEP]
    app.extensions["let_go"] = let_go
    app.after_request(_commit)
    app.teardown_appcontext(_close)


def _rendered(kind: str, item: object, context: object) -> str | Literal[False]:
    """How a migration writes our own type: it must not change when the type does."""
    return "sa.DateTime(timezone=True)" if isinstance(item, Instant) else False


def reading() -> Connection:
    """The request's connection to read with. Each statement stands alone, so that nothing has to be ended."""
    if "reading" not in g:
        g.reading = current_app.extensions[STEP].connect()
    connection: Connection = g.reading
    return connection


@contextmanager
def writing() -> Iterator[Connection]:
    """A transaction on the same connection, committed at the end: durable before the answer is sent."""
    connection = reading()
    bounds = connection.connection.cursor()
    # SQLite then waits for other writers here, and not in the middle.
    bounds.execute("BEGIN IMMEDIATE" if connection.dialect.name == "sqlite" else "BEGIN")
    try:
        yield connection
        bounds.execute("COMMIT")
    except BaseException:
        _undo(bounds)
        raise
    bounds.close()


def _undo(bounds: Any) -> None:
    try:
        bounds.execute("ROLLBACK")
    except Exception:  # whoever used this connection next would go on inside what was not committed
        let_go()


def let_go() -> None:
    """Use the connections of this request no further: something broke that may have been theirs."""
    connection = g.pop("reading", None)
    if connection is not None:
        connection.invalidate()
        connection.close()
    if "_sqlalchemy_sessions" in g:
        db.session.invalidate()


def _commit(response: Response) -> Response:
    if response.status_code < 400 and "_sqlalchemy_sessions" in g:
        db.session.commit()
    return response


def _close(exception: BaseException | None) -> None:
    connection = g.pop("reading", None)
    if connection is not None:
        connection.close()

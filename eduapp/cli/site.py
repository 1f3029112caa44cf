"""The site as a command needs it, or a sentence that says why it cannot be had."""

import logging
from functools import partial
from typing import Literal

from alembic.script.revision import ResolutionError
from alembic.util import CommandError
from click import ClickException, get_current_context
from flask import Flask
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from eduapp.app import served
from eduapp.web.db import alembic, db
from eduapp.web.settings import Unsafe

Schema = Literal["ready", "older", "newer"]

SENTENCES = {
    "older": "The database is not ready for this version. Save a copy of it, then run: eduapp db upgrade",
    "newer": "The database was made by a newer version than this one, which cannot read it. Install that version.",
}


def made() -> Flask:
    """The site with the settings of the environment. When the command is over its connections are closed."""
    logging.getLogger("alembic").setLevel(logging.WARNING)
    try:
        app = served()
    except Unsafe as slip:
        raise ClickException(str(slip)) from slip
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as slip:
        raise ClickException(
            "DATABASE_URL is not understood. It is sqlite:////folder/file.db or postgresql://user:password@host/name."
        ) from slip
    except OSError as slip:
        raise ClickException(f"The folder of the data cannot be made: {slip.strerror} ({slip.filename}).") from slip
    get_current_context().call_on_close(partial(let_go, app))
    return app


def schema(app: Flask) -> Schema:
    """How the tables of the database stand to this version."""
    try:
        with app.app_context():
            return _schema()
    finally:
        let_go(app)


def _schema() -> Schema:
    try:
        db.engine.connect().close()
    except DBAPIError as slip:
        where = db.engine.url.render_as_string(hide_password=True)
        reason = " ".join(str(slip.orig).split())
        raise ClickException(f"The database {where} cannot be reached: {reason}") from slip
    try:
        return "older" if alembic.needs_upgrade() else "ready"
    except (CommandError, ResolutionError):
        return "newer"


def check(app: Flask) -> None:
    """Refuses to go on where the database cannot be used by this version."""
    found = schema(app)
    if found != "ready":
        raise ClickException(SENTENCES[found])


def let_go(app: Flask) -> None:
    """Close every connection to the database: a process that is begun from here must not share one."""
    with app.app_context():
        for engine in db.engines.values():
            engine.dispose()

"""Databases for tests: each test has one of its own, copied from a template that was made once by migrating."""

import atexit
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from flask import Flask

from eduapp.app import create_app
from eduapp.web.db import alembic, db
from tests.compiled import STATEMENTS
from tests.postgres import Server

KINDS = ("sqlite", "postgresql")


def site(url: str, folder: Path, **settings: Any) -> Flask:
    """The application as it is served, on that database; mails stay in a list, and forms need their token."""
    own = {"TESTING": True, "DATA": str(folder), "DATABASE_URL": url, "MAIL_BACKEND": "locmem"}
    app = create_app(own | settings)
    with app.app_context():
        for engine in db.engines.values():
            engine.update_execution_options(compiled_cache=STATEMENTS[engine.dialect.name])
    return app


def close(app: Flask) -> None:
    with app.app_context():
        for engine in db.engines.values():
            engine.dispose()


class Templates:
    """Migrated databases of both kinds, made when first asked for: empty ones, and ones that somebody has filled."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.numbers = count(1)
        self.server: Server | None = None
        self.made: set[tuple[str, str]] = set()

    @contextmanager
    def copy(self, kind: str, template: str = "template", fill: Callable[[], None] | None = None) -> Iterator[str]:
        """The address of a fresh database; it is gone afterwards. `fill` is called inside the application to make
        the template, the first time."""
        self._make(kind, template, fill)
        name = f"test_{next(self.numbers)}"
        if kind == "sqlite":
            path = self.folder / f"{name}.db"
            shutil.copy(self.folder / f"{template}.db", path)
            yield f"sqlite:///{path}"
            for left in self.folder.glob(f"{name}.db*"):
                left.unlink()
            return
        assert self.server is not None
        self.server.create(name, template)
        yield self.server.url(name)
        self.server.drop(name)

    def empty(self, kind: str) -> str:
        """The address of a database without any table."""
        name = f"empty_{next(self.numbers)}"
        if kind == "sqlite":
            return f"sqlite:///{self.folder / name}.db"
        server = self._server()
        server.create(name)
        return server.url(name)

    def _server(self) -> Server:
        if self.server is None:
            self.server = Server()
            atexit.register(self.server.stop)
        return self.server

    def _make(self, kind: str, template: str, fill: Callable[[], None] | None) -> None:
        if (kind, template) in self.made:
            return
        if kind == "sqlite":
            url = f"sqlite:///{self.folder / template}.db"
        else:
            self._server().create(template)
            url = self._server().url(template)
        app = site(url, self.folder)
        with app.app_context():
            migrate()
            if fill is not None:
                fill()
            if kind == "sqlite":
                with db.engine.connect() as connection:
                    connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        close(app)
        self.made.add((kind, template))


def migrate() -> None:
    """Bring the database of the application to its newest tables."""
    alembic.upgrade()
    alembic._get_cache().clear()

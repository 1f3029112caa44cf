"""The application: the only place where the rooms are wired together."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

import eduapp
from eduapp.places import shipped
from eduapp.web import access, body, cookie, db, desk, errors, front, headers, ids, language, local_time, page, visitor
from eduapp.web.account import account
from eduapp.web.learn import learn, linked
from eduapp.web.preview.pages import preview
from eduapp.web.publish import publish
from eduapp.web.publish.previewed import previewed
from eduapp.web.settings import Unsafe, read
from eduapp.web.teach import teach

DEVELOPMENT_KEY = "for development only"
SHORTEST_KEY = 16


class Application(Flask):
    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Every function here is synchronous. Flask would ask each of them at each request."""
        return func


def create_app(settings: Mapping[str, Any] | None = None) -> Flask:
    """The application with config.py, the environment and these settings, the last of which wins."""
    app = Application(
        "eduapp",
        root_path=str(Path(eduapp.__file__).parent),
        static_folder="web/static",
        template_folder=str(shipped("templates")),
    )
    _setup_settings(app, settings or {})
    _setup_web(app)
    db.setup(app)
    for blueprint in (account, learn, linked, publish, teach):
        app.register_blueprint(blueprint)
    app.register_blueprint(preview, url_prefix="/publish/drafts/<opaque:draft>/play/<case:case>")
    app.extensions["previewed"] = previewed
    front.setup(app)
    page.setup_macros(app)
    return app


def _setup_settings(app: Flask, settings: Mapping[str, Any]) -> None:
    app.config.update(read(shipped("config.py"), os.environ))
    app.config.update(settings)
    config = app.config
    data = Path(config["DATA"]).resolve()
    config["DATA"] = str(data)
    key = config["SECRET_KEY"]
    if (key == DEVELOPMENT_KEY or len(key) < SHORTEST_KEY) and not config["TESTING"]:
        raise Unsafe("Set EDUAPP_SECRET_KEY to something long that nobody can guess: it signs the cookies.")
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    config["DATABASE_URL"] = database_url(config["DATABASE_URL"], data)
    config["SQLALCHEMY_ENGINES"] = db.engines(config["DATABASE_URL"])
    config["ALEMBIC"] = {"script_location": str(Path(eduapp.__file__).parent / "store" / "migrations")}
    config["MAIL_FILE_PATH"] = str(data / "mail")
    is_https = config["PUBLIC_URL"].startswith("https:")
    config.update(
        SESSION_COOKIE_NAME="eduapp",
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=is_https,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
        MAX_CONTENT_LENGTH=200_000,
        MAX_FORM_PARTS=500,
        TEMPLATES_AUTO_RELOAD=False,
    )


def database_url(url: str, data: Path) -> str:
    """The address of the database with the driver that is installed."""
    if not url:
        return f"sqlite:///{data / 'eduapp.db'}"
    for scheme in ("postgres://", "postgresql://"):
        if url.startswith(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    return url


def _setup_web(app: Flask) -> None:
    if app.config["PROXIES"]:
        hops = int(app.config["PROXIES"])
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    for room in (ids, language, headers, local_time, page, errors, body, visitor, desk):
        room.setup(app)
    access.setup(app)
    cookie.setup(app)


def served() -> Flask:
    """The application as a server starts it: everything from the environment."""
    if os.environ.get("EDUAPP_DEMO"):
        return create_app({"IS_DEMO": True})
    return create_app()

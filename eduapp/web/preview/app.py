"""The application of the preview: no database, no people, one file."""

from datetime import date
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, request

import eduapp
from eduapp.places import shipped
from eduapp.web import clock, errors, headers, ids, language, local_time, page
from eduapp.web.preview.draft import Draft
from eduapp.web.preview.pages import preview
from eduapp.web.settings import read

NAMES = ("127.0.0.1", "localhost")
PATIENCE = 20.0  # seconds for which a page waits for news before it asks again


def create_preview(path: Path, **settings: Any) -> Flask:
    """An application that plays the file. Settings of the environment do not matter to it."""
    app = Flask(
        "eduapp",
        root_path=str(Path(eduapp.__file__).parent),
        static_folder="web/static",
        static_url_path="/-",
        template_folder=str(shipped("templates")),
    )
    app.config.update(read(shipped("config.py"), {}))
    app.config.update(
        MAX_CONTENT_LENGTH=200_000,
        MAX_FORM_PARTS=500,
        PREVIEW_PATIENCE=PATIENCE,
    )
    app.config.update(settings)
    app.before_request(_only_by_its_name)
    for room in (ids, local_time, language, headers, page):
        room.setup(app)
    errors.setup(app, "preview/error.html")
    # Nothing is stored, so there is nothing to be forged: the forms go without a token.
    app.jinja_env.globals["csrf_token"] = str
    draft = app.extensions["draft"] = Draft(path, _today)
    app.extensions["previewed"] = lambda: draft
    app.register_blueprint(preview)
    page.setup_macros(app)
    return app


def _only_by_its_name() -> None:
    """A page of another host that lets its name lead here must not read drafts."""
    if request.host.rpartition(":")[0] not in NAMES and request.host not in NAMES:
        abort(Response("This is not the name of the preview.", 400, mimetype="text/plain"))


def _today() -> date:
    return clock.now().date()

"""The first page, and a sign of life for whoever watches the server."""

from flask import Flask, redirect, url_for
from werkzeug.wrappers import Response

from eduapp.web.db import reading


def setup(app: Flask) -> None:
    app.add_url_rule("/", "front", front)
    app.add_url_rule("/health", "health", health)


def front() -> Response:
    return redirect(url_for("learn.catalogue"))


def health() -> dict[str, bool]:
    """Answers only where the database does."""
    reading().exec_driver_sql("SELECT 1")
    return {"well": True}

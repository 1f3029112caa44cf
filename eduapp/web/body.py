"""What comes along with a request. No page of ours sends a file, so that nobody has to read what might be one."""

from flask import Flask, request

from eduapp.actions.refused import Refused
from eduapp.text.said import told


def setup(app: Flask) -> None:
    app.before_request(_refuse_files)


def _refuse_files() -> None:
    """Comes first: a nameless part of such a body breaks the search for the token."""
    if request.environ.get("CONTENT_TYPE", "").lower().startswith("multipart/"):
        raise Refused(told("The form was not one of ours. Nothing has changed."))

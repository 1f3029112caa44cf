from flask import Blueprint, Response, current_app

from eduapp.web.preview.draft import Draft, Version

preview = Blueprint("preview", __name__)


@preview.after_request
def _may_be_kept(response: Response) -> Response:
    """The browser may keep what is half filled in over a reload; it asks each time whether the page still holds."""
    response.headers.setdefault("Cache-Control", "no-cache")
    return response


def draft() -> Draft:
    found: Draft = current_app.extensions["draft"]
    return found


def version() -> Version:
    return draft().version()

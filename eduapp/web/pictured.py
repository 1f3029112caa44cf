"""A file of a revision, for whoever may see it."""

import mimetypes
from collections.abc import Mapping

from flask import Response, abort, request
from sqlalchemy import select

from eduapp.store import Content
from eduapp.web.db import reading

_SHOWN = ("image/webp", "image/png", "image/jpeg", "image/gif", "image/avif", "application/pdf")


def served(files: Mapping[str, str], path: str) -> Response:
    """The file of a revision that may be seen; 404 for any other. A browser may keep it, but asks each time, so that
    nobody sees it after a log-out."""
    hash_ = files.get(path)
    kind = mimetypes.guess_type(path)[0]
    if hash_ is None or path.endswith(".md"):
        abort(404)
    data = reading().execute(select(Content.data).where(Content.hash == hash_)).scalar_one()
    response = Response(data, mimetype=kind if kind in _SHOWN else "application/octet-stream")
    response.headers["Cache-Control"] = "private, no-cache"
    response.set_etag(hash_)
    if kind not in _SHOWN:
        response.headers["Content-Disposition"] = "attachment"
    response.make_conditional(request)
    return response

"""Pictures and other files beside a case, as they were in the revision that an attempt is pinned to.

Only those of what the attempt has come to: a picture can give away what is still ahead. A browser may keep them,
but asks each time, so that nobody sees them after a log-out.
"""

import mimetypes
from collections.abc import Mapping

from flask import Response, abort, request
from sqlalchemy import select

from eduapp.store import Content
from eduapp.web.db import reading
from eduapp.web.language import in_language
from eduapp.web.learn.blueprint import learn
from eduapp.web.learn.standing import standing_or_404

_SHOWN = ("image/webp", "image/png", "image/jpeg", "image/gif", "image/avif", "application/pdf")


@learn.get("/attempts/<opaque:attempt>/<path:path>")
def picture(attempt: int, path: str) -> Response:
    standing = standing_or_404(attempt)
    seen = in_language(standing.playable.shown_in).files(standing.plays)
    return served(standing.playable.files if path in seen else {}, path)


def served(files: Mapping[str, str], path: str) -> Response:
    """The file of a revision that may be seen; 404 for any other."""
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

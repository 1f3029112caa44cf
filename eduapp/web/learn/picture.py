"""Pictures and other files beside a case, as they were in the revision that an attempt is pinned to."""

import mimetypes

from flask import Response, abort
from sqlalchemy import select

from eduapp.store import Content
from eduapp.web.db import reading
from eduapp.web.learn.blueprint import learn
from eduapp.web.learn.standing import standing_or_404

_SHOWN = ("image/webp", "image/png", "image/jpeg", "image/gif", "image/avif", "application/pdf")


@learn.get("/attempts/<opaque:attempt>/<path:path>")
def picture(attempt: int, path: str) -> Response:
    playable = standing_or_404(attempt).playable
    hash_ = playable.files.get(path)
    kind = mimetypes.guess_type(path)[0]
    if hash_ is None or path.endswith(".md"):
        abort(404)
    data = reading().execute(select(Content.data).where(Content.hash == hash_)).scalar_one()
    response = Response(data, mimetype=kind if kind in _SHOWN else "application/octet-stream")
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    if kind not in _SHOWN:
        response.headers["Content-Disposition"] = "attachment"
    return response

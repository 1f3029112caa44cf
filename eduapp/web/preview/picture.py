"""The pictures and other files beside the case, those that it names."""

import mimetypes
from pathlib import Path

from flask import Response, abort

from eduapp.web.preview.blueprint import preview, version

_SHOWN = ("image/webp", "image/png", "image/jpeg", "image/gif", "image/avif", "application/pdf")


@preview.get("/<path:path>")
def picture(path: str) -> Response:
    document = version().document
    if path not in document.files or path.endswith(".md"):
        abort(404)
    try:
        data = Path(document.path.parent, path).read_bytes()
    except OSError:
        abort(404)
    kind = mimetypes.guess_type(path)[0]
    response = Response(data, mimetype=kind if kind in _SHOWN else "application/octet-stream")
    if kind not in _SHOWN:
        response.headers["Content-Disposition"] = "attachment"
    return response

"""What every page needs: addresses of style sheets and scripts, the theme, who is asking."""

import hashlib
from pathlib import Path
from typing import Any

from flask import Flask, Response, request, url_for
from flask_babel import get_locale
from flask_bootstrap import Bootstrap5
from flask_compress import Compress
from flask_login import current_user

from eduapp.web.access import may

THEMES = ("light", "dark")


def setup(app: Flask) -> None:
    app.config.update(
        BOOTSTRAP_SERVE_LOCAL=True,
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=4,
        COMPRESS_LEVEL=5,
    )
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    Bootstrap5(app)
    Compress(app)
    app.after_request(_read_whole)  # what comes last here is done first: before it is compressed
    assets = _Assets(app)
    app.jinja_env.globals.update(asset=assets.address, language=language, may=may, theme=theme)
    app.context_processor(_known)


def _known() -> dict[str, Any]:
    return {"known": current_user if current_user.is_authenticated else None}


def _read_whole(response: Response) -> Response:
    """A static file as one piece: streamed, it would not be compressed for those who know gzip only, and left open."""
    if request.endpoint in ("static", "bootstrap.static") and response.status_code == 200:
        response.direct_passthrough = False
        response.get_data()
    return response


def language() -> str:
    """The language of this page, as HTML names it."""
    return str(get_locale()).replace("_", "-")


def theme() -> str | None:
    """The theme that this browser chose; None follows the system."""
    chosen = request.cookies.get("theme")
    return chosen if chosen in THEMES else None


class _Assets:
    """Addresses of static files that change with the file, so that browsers may keep it for ever."""

    def __init__(self, app: Flask) -> None:
        bootstrap = app.blueprints["bootstrap"].static_folder
        self.folders = {"static": Path(str(app.static_folder)), "bootstrap.static": Path(str(bootstrap))}
        self.known: dict[tuple[str, str], str] = {}

    def address(self, filename: str, endpoint: str = "static") -> str:
        if (endpoint, filename) not in self.known:
            mark = hashlib.sha256((self.folders[endpoint] / filename).read_bytes()).hexdigest()[:12]
            self.known[endpoint, filename] = url_for(endpoint, filename=filename, v=mark)
        return self.known[endpoint, filename]

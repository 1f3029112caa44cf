"""What every page needs: addresses of style sheets and scripts, the theme, the language."""

import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from flask import Flask, Response, request, url_for
from flask_bootstrap import Bootstrap5
from flask_compress import Compress

from eduapp.text.references import Listing
from eduapp.web.dots import drawn

THEMES = ("light", "dark")
MACROS = {
    "answered": "answered",
    "assigned": "assigned",
    "forms": "form",
    "play": "play",
    "question": "question",
    "standings": "standing",
    "steps": "steps",
    "tables": "table",
    "talks": "talk",
}


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
    app.jinja_env.globals.update(address=assets.page, asset=assets.address, theme=theme, drawn=drawn)


def setup_macros(app: Flask) -> None:
    """Macros of a learner's every step are at hand everywhere: importing them would compare all that templates know,
    each time. They see what templates know now, so this comes last."""
    known: dict[str, Any] = app.jinja_env.globals
    for name, file in MACROS.items():
        known[name] = app.jinja_env.get_template(f"macros/{file}.html").module
    known["references"] = partial(_references, known["play"].references, known["language"])
    known["scene"] = app.jinja_env.get_template("macros/scene.html").module


def _references(write: Callable[[Any], str], language: Callable[[], str], listing: Listing) -> str:
    """A list of references, which rests on what is cited and on nothing else: it is written once."""
    found = listing.written.get(language())
    if found is None:
        found = listing.written[language()] = write(listing.entries)
    return found


def _read_whole(response: Response) -> Response:
    """A static file as one piece: streamed, it would not be compressed for those who know gzip only, and left open."""
    if request.endpoint in ("static", "bootstrap.static") and response.status_code == 200:
        response.direct_passthrough = False
        response.get_data()
        response.close()
    return response


def theme() -> str | None:
    """The theme that this browser chose; None follows the system."""
    chosen = request.cookies.get("theme")
    return chosen if chosen in THEMES else None


class _Assets:
    """Addresses that are the same for everybody, worked out once: of pages without arguments, and of static files,
    which change with the file, so that browsers may keep it for ever."""

    def __init__(self, app: Flask) -> None:
        bootstrap = app.blueprints["bootstrap"].static_folder
        self.folders = {"static": Path(str(app.static_folder)), "bootstrap.static": Path(str(bootstrap))}
        self.known: dict[tuple[str, str], str] = {}

    def address(self, filename: str, endpoint: str = "static") -> str:
        if (endpoint, filename) not in self.known:
            mark = hashlib.sha256((self.folders[endpoint] / filename).read_bytes()).hexdigest()[:12]
            self.known[endpoint, filename] = url_for(endpoint, filename=filename, v=mark)
        return self.known[endpoint, filename]

    def page(self, endpoint: str) -> str:
        if (endpoint, "") not in self.known:
            self.known[endpoint, ""] = url_for(endpoint)
        return self.known[endpoint, ""]

"""The map of a draft, as a list to read and as a picture."""

from flask import Response, abort, render_template

from eduapp.case.map import drawing, outline
from eduapp.web.drawn import DRAWING, can_draw
from eduapp.web.preview.blueprint import preview, version
from eduapp.web.preview.panel import Panel
from eduapp.web.preview.source import source


@preview.get("/map")
def case_map() -> str:
    now = version()
    if now.playing is None:
        return source(now)
    told = outline(now.playing.rules, now.guide.found) if now.guide else ""
    return render_template("preview/map.html", panel=Panel(now, None), told=told, can_draw=can_draw())


@preview.get("/map.svg")
def case_map_picture() -> Response:
    now = version()
    if now.playing is None or now.guide is None or not can_draw():
        abort(404)
    with DRAWING:
        picture = drawing(now.playing.rules, now.guide.found)
    return Response(picture, mimetype="image/svg+xml")

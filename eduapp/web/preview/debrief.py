"""The debrief of the path so far, as a learner sees it; nobody else has played a draft, so there are no counts."""

from flask import render_template, request

from eduapp.case.debrief import debrief as look_back
from eduapp.case.debrief_shown import debrief_shown
from eduapp.case.guide import Guide
from eduapp.case.path import path_svg
from eduapp.web.language import gettext
from eduapp.web.preview import address
from eduapp.web.preview.address import Stand
from eduapp.web.preview.blueprint import preview, version
from eduapp.web.preview.draft import Playing
from eduapp.web.preview.links import Links
from eduapp.web.preview.panel import Panel
from eduapp.web.preview.scene import Answer, scene
from eduapp.web.preview.source import source


@preview.get("/debrief")
def debrief() -> Answer:
    now = version()
    if now.playing is None:
        return source(now)
    stand = address.read(now.playing.rules, request.args)
    panel, links = Panel(now, stand), Links(stand)
    if stand.play.here.end is None or stand.dropped:
        return scene()
    if now.guide is None or not stand.is_from_opening:
        return render_template("preview/no_debrief.html", panel=panel, links=links, title=panel.shown.title)
    return _page(now.playing, now.guide, panel, stand)


def _page(playing: Playing, guide: Guide, panel: Panel, stand: Stand) -> str:
    looked = look_back(guide, stand.play.decisions)
    shown = debrief_shown(panel.shown, looked, {})
    return render_template(
        "preview/debrief.html",
        panel=panel,
        links=Links(stand),
        is_preview=True,
        title=panel.shown.title,
        share=float(playing.rules.case.facts.share),
        shown=shown,
        looked=looked,
        competencies=playing.competencies,
        drawing=path_svg(looked, gettext),
        listed=playing.references.listed(shown.cited),
        checked=(),
    )

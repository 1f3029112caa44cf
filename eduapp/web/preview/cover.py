"""The cover of a draft: title, introduction and what is practised."""

from flask import render_template, request

from eduapp.web.preview import address
from eduapp.web.preview.blueprint import preview, version
from eduapp.web.preview.panel import Panel
from eduapp.web.preview.source import source


@preview.get("/cover")
def cover() -> str:
    now = version()
    if now.playing is None:
        return source(now)
    playing = now.playing
    panel = Panel(now, address.read(playing.rules, request.args))
    shown = panel.shown.cover()
    return render_template(
        "preview/cover.html",
        panel=panel,
        cover=shown,
        facts=playing.rules.case.facts,
        competencies=playing.competencies,
        listed=playing.references.listed(shown.cited),
    )

"""Playing a draft: the scene as a learner sees it, and what an author decides in it."""

import re

from flask import redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from eduapp.case.play import Decision, Impossible, Incomplete
from eduapp.web import sentences
from eduapp.web.language import gettext
from eduapp.web.preview import address
from eduapp.web.preview.address import SET, Stand
from eduapp.web.preview.blueprint import preview, version
from eduapp.web.preview.draft import Playing, Version
from eduapp.web.preview.links import Links
from eduapp.web.preview.notes import notes
from eduapp.web.preview.panel import Panel
from eduapp.web.preview.source import source

_NUMBER = re.compile(r"\d{1,4}", re.ASCII)

Answer = str | tuple[str, int] | Response


@preview.get("/")
def scene() -> Answer:
    now = version()
    if now.playing is None:
        return source(now)
    return _page(now, now.playing, address.read(now.playing.rules, request.args))


@preview.post("/")
def decide() -> Answer:
    """Decide, and go on to the address that says so. Nothing is kept."""
    now, form = version(), request.form
    if now.playing is None:
        return source(now)
    stand = address.read(now.playing.rules, request.args)
    if "leave" in form:
        return redirect(Links(stand).leave, 303)
    chosen = _numbers(form, "ask") or _numbers(form, "choice")
    ticks = () if "ask" in form else tuple(sorted(_numbers(form, "tick")))
    if not chosen:
        return _page(now, now.playing, stand, sentences.nothing_chosen()), 422
    try:
        after = stand.play.decide(address.complete(Decision(min(chosen), ticks), stand.play))
    except Incomplete:
        return _page(now, now.playing, stand, sentences.missing(stand.play, ticks, "-")), 422
    except Impossible:
        return _page(now, now.playing, stand, gettext("This is not offered here any more.")), 422
    anchor = None if after.passed else f"ask-{min(chosen)}"
    following = Stand(stand.scene, stand.values, (*stand.plays, after))
    return redirect(url_for("preview.scene", _anchor=anchor, **following.address()), 303)


@preview.post("/what-if")
def what_if() -> Answer:
    """Go on from an earlier decision, as after a debrief."""
    now = version()
    if now.playing is None:
        return source(now)
    numbers = _numbers(request.form, "number")
    back = Links(address.read(now.playing.rules, request.args)).back_to(min(numbers, default=0))
    return redirect(back, 303)


@preview.get("/begin")
def begin() -> Answer:
    """From the fields beside the page to an address that says only what is not as in the file."""
    now = version()
    if now.playing is None:
        return source(now)
    stand = address.read(now.playing.rules, _begun(request.args))
    if stand.dropped:
        return _page(now, now.playing, stand)
    return redirect(url_for("preview.scene", **stand.address()), 303)


def _begun(query: MultiDict[str, str]) -> MultiDict[str, str]:
    return MultiDict((key, text) for key, text in query.items() if key == "from" or key.startswith(SET))


def _numbers(form: MultiDict[str, str], field: str) -> set[int]:
    return {int(text) for text in form.getlist(field) if _NUMBER.fullmatch(text)}


def _page(now: Version, playing: Playing, stand: Stand, missing: str = "") -> str:
    panel = Panel(now, stand)
    shown = panel.shown.scene(stand.plays)
    form = request.form
    filled = {
        "words": form.get("words", ""),
        "ticks": _numbers(form, "tick"),
        "choice": min(_numbers(form, "choice"), default=None),
    }
    return render_template(
        "preview/scene.html",
        panel=panel,
        stand=stand,
        links=Links(stand),
        is_preview=True,
        notes=notes(stand.play, panel.findings),
        shown=shown,
        title=panel.shown.title,
        listed=playing.references.listed(shown.cited),
        made=len(stand.play.decisions),
        to_come=sentences.to_come(now.guide.step(stand.play) if now.guide else None),
        draft=filled,
        missing=missing,
    )

"""A draft is released: asked for by an organiser, followed while it is done."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from eduapp.actions import drafts, releasing
from eduapp.actions.refused import Refused
from eduapp.web import unsent
from eduapp.web.db import db
from eduapp.web.form import said
from eduapp.web.hand import hand
from eduapp.web.language import gettext
from eduapp.web.publish.blueprint import publish
from eduapp.web.publish.changed import ahead_of, first_words
from eduapp.web.publish.desk import Desk, desk_or_404
from eduapp.web.publish.modules import module_or_404
from eduapp.web.publish.review import known, look_at, missing


@publish.get("/drafts/<opaque:draft>/release")
def release(draft: int) -> str:
    return _page(desk_or_404(draft))


@publish.post("/drafts/<opaque:draft>/release")
def ask_for_release(draft: int) -> Response | tuple[str, int]:
    desk, form = desk_or_404(draft), request.form
    statement, changes = form.get("words", ""), form.get("changes", "")
    try:
        drafts.hold(db.session, desk.draft, hand())  # nobody takes a signature back after it was looked for
        looked = look_at(desk)
        releasing.ask(db.session, desk.draft, looked, form.get("digest", ""), statement, changes, hand())
    except Refused as slip:
        db.session.rollback()
        if desk_or_404(draft).draft.state != drafts.OPEN:  # a double click
            return redirect(url_for("publish.release", draft=draft), 303)
        return _page(desk_or_404(draft), said(slip), statement, changes), 422
    return redirect(url_for("publish.release", draft=draft), 303)


@publish.post("/modules/<key>/retire")
def retire(key: str) -> Response:
    module_or_404(key)
    releasing.retire(db.session, key, request.form.get("words", ""), hand())
    flash(gettext("Nobody can begin it any more. Whoever is in the middle of it can finish it."))
    return redirect(url_for("publish.module", key=key), 303)


@publish.post("/modules/<key>/bring-back")
def bring_back(key: str) -> Response:
    module_or_404(key)
    releasing.bring_back(db.session, key, hand())
    flash(gettext("It is on offer again."))
    return redirect(url_for("publish.module", key=key), 303)


def _page(desk: Desk, sentence: str = "", words: str = "", changes: str = "") -> str:
    is_open = desk.draft.state == "open"
    to = url_for("publish.ask_for_release", draft=desk.draft.id)
    ahead = ahead_of(desk) if is_open else None
    looked = look_at(desk) if is_open else None
    return render_template(
        "publish/release.html",
        desk=desk,
        draft=desk.draft,
        missing=missing(desk, looked) if looked else [],
        module_path=looked.candidate.path if looked else "",
        **(known(desk, looked) if looked else {}),
        sentence=sentence,
        words=words or unsent.words(to, "words"),
        changes=changes or unsent.words(to, "changes") or desk.draft.changes or (first_words(ahead) if ahead else ""),
        ahead=ahead,
    )

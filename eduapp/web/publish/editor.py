"""The editor: the text of a file, what the checker says of it, and what a learner will see of where the cursor is.

A page without the script sends the text as a form. The script sends it in each pause, and places what comes back.
"""

import mimetypes
from dataclasses import dataclass
from typing import Any

from flask import Response, abort, flash, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response as Answer

from eduapp.actions import drafts, exploring, signing
from eduapp.actions.draft_paths import is_text
from eduapp.actions.drafts import Overtaken
from eduapp.actions.refused import Refused
from eduapp.actions.remarked import line_now
from eduapp.library import Document
from eduapp.store import DraftFile, Explored
from eduapp.web import clock, unsent
from eduapp.web.db import db
from eduapp.web.form import said
from eduapp.web.hand import hand
from eduapp.web.language import gettext
from eduapp.web.publish.blueprint import publish
from eduapp.web.publish.desk import Desk, desk_or_404
from eduapp.web.publish.remarks import number
from eduapp.web.publish.sight import sight

_SHOWN = ("image/webp", "image/png", "image/jpeg", "image/gif", "image/avif", "application/pdf")


@dataclass(frozen=True, slots=True)
class Reading:
    """What is to be told of a file as it is saved now; `explored` is None where there is nothing to play."""

    document: Document
    explored: Explored | None
    sight: Markup | None

    @property
    def findings(self) -> list[Any]:
        """Those of reading; once every way is played, those of playing as well."""
        if self.explored is not None and self.explored.found:
            return list(self.explored.found["findings"])
        return list(self.document.findings)


@publish.get("/drafts/<opaque:draft>/files/<path:path>")
def file(draft: int, path: str) -> str | Response:
    desk = desk_or_404(draft)
    found = drafts.file_or_404(db.session, desk.draft, path)
    if not is_text(path):
        return _picture(found)
    kept = unsent.waiting(request.path)
    if kept and desk.is_writer:  # it was made from the save that it names
        return _page(desk, found, kept.get("text", ""), number(kept.get("number", "")), gettext("Not saved yet."))
    return _page(desk, found, found.data.decode("utf-8", "replace"), found.number)


@publish.post("/drafts/<opaque:draft>/files/<path:path>")
def save_file(draft: int, path: str) -> Answer | str | tuple[str, int] | tuple[dict[str, Any], int] | dict[str, Any]:
    """Keep the text; the script is answered with what is to be told of it, a form with the page."""
    desk = desk_or_404(draft)
    is_script, text = "script" in request.form, _sent_text()
    try:
        saved = drafts.save(db.session, desk.draft, path, text.encode(), _number("number"), hand())
    except Overtaken as slip:
        theirs, sentence = slip.theirs.data.decode("utf-8", "replace"), said(slip)
        if is_script:
            return {"sentence": sentence, "theirs": theirs, "number": slip.theirs.number}, 409
        return _page(desk, slip.theirs, text, slip.theirs.number, sentence, theirs), 409
    except Refused as slip:
        if is_script:
            return {"sentence": said(slip)}, 422
        raise
    if is_script:
        return _told(desk, saved)
    flash(gettext("Saved."))
    return redirect(url_for("publish.file", draft=draft, path=path), 303)


@publish.get("/drafts/<opaque:draft>/told/<path:path>")
def told(draft: int, path: str) -> dict[str, Any]:
    """What is to be told of a file now: the script asks while every way through it is being played."""
    desk = desk_or_404(draft)
    return _told(desk, drafts.file_or_404(db.session, desk.draft, path))


def _told(desk: Desk, file: DraftFile) -> dict[str, Any]:
    reading = _read(desk, file.path)
    return {
        "number": file.number,
        "findings": render_template("publish/_findings.html", reading=reading, desk=desk),
        "sight": reading.sight,
        "remarks": sorted(set(_remarked(desk, file).values()) - {0}),
        "lines": {str(finding["line"]): finding["severity"] for finding in map(_plain, reading.findings)},
        "waits": reading.explored is not None and reading.explored.state in ("waiting", "working"),
    }


def _remarked(desk: Desk, file: DraftFile) -> dict[int, int]:
    """The line that each open remark on the file is on now, 0 where there is none, by its id."""
    lines = file.data.decode("utf-8", "replace").split("\n")
    about = signing.remarks(db.session, desk.draft, file.path)
    return {remark.id: line_now(lines, remark) for remark, _ in about if remark.resolved_at is None}


def _plain(finding: Any) -> dict[str, Any]:
    if isinstance(finding, dict):
        return finding
    return {"line": finding.line, "severity": str(finding.severity)}


def _read(desk: Desk, path: str) -> Reading:
    document, now = desk.read(path), clock.now()
    digest = exploring.digest_of(document, now.date())
    explored = exploring.ask(db.session, desk.draft.id, path, digest, now=now) if digest else None

    def played(scene: str) -> str:
        query: dict[str, Any] = {"from": scene}
        return url_for("preview.scene", draft=desk.draft.id, case=path, **query)

    return Reading(document, explored, sight(document, _number("line") or 1, played))


def _page(desk: Desk, file: DraftFile, text: str, save: int, sentence: str = "", theirs: str = "") -> str:
    return render_template(
        "publish/edit.html",
        desk=desk,
        draft=desk.draft,
        file=file,
        text=text,
        number=save,
        sentence=sentence,
        theirs=theirs,
        reading=_read(desk, file.path),
        remarks=signing.remarks(db.session, desk.draft, file.path),
        lines_now=_remarked(desk, file),
    )


def _sent_text() -> str:
    """Browsers send every end of a line as two characters."""
    return request.form.get("text", "").replace("\r\n", "\n")


def _number(field: str) -> int:
    return number(request.values.get(field, ""))


def _picture(file: DraftFile) -> Response:
    kind = mimetypes.guess_type(file.path)[0]
    if kind not in _SHOWN:
        abort(404)
    response = Response(file.data, mimetype=kind)
    response.headers["Cache-Control"] = "private, no-cache"
    response.set_etag(file.digest)
    response.make_conditional(request)
    return response

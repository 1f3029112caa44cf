"""The files of a draft as files: one is begun, renamed, a picture is looked at."""

from pathlib import PurePosixPath

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from eduapp.actions import drafts, new_files
from eduapp.actions.draft_paths import is_text
from eduapp.actions.refused import Refused
from eduapp.interop import archive
from eduapp.text.said import told
from eduapp.web.db import db
from eduapp.web.form import said
from eduapp.web.hand import hand
from eduapp.web.language import gettext
from eduapp.web.publish.blueprint import publish
from eduapp.web.publish.desk import Desk, desk_or_404
from eduapp.web.publish.drafts import files_page


@publish.post("/drafts/<opaque:draft>/begin-file")
def begin_file(draft: int) -> Response | tuple[str, int]:
    desk, form = desk_or_404(draft), request.form
    try:
        made = new_files.begin(db.session, desk.draft, form.get("kind", ""), form.get("name", ""), hand())
    except Refused as slip:
        db.session.rollback()
        return files_page(desk_or_404(draft), [said(slip)]), 422
    if not made.path.endswith(".yaml"):
        flash(gettext("It has each construct once, with a comment on it. List it in module.md when it is ready."))
    return redirect(url_for("publish.file", draft=draft, path=made.path), 303)


@publish.post("/drafts/<opaque:draft>/rename")
def rename_file(draft: int) -> Response | tuple[str, int]:
    desk, form = desk_or_404(draft), request.form
    try:
        moved = new_files.move(db.session, desk.draft, form.get("path", ""), form.get("name", ""), hand())
    except Refused as slip:
        db.session.rollback()
        return files_page(desk_or_404(draft), [said(slip)]), 422
    flash(gettext("It is called %(path)s now.", path=moved.path))
    page = "publish.file" if is_text(moved.path) else "publish.picture"
    return redirect(url_for(page, draft=draft, path=moved.path), 303)


@publish.get("/drafts/<opaque:draft>/pictures/<path:path>")
def picture(draft: int, path: str) -> str | Response:
    desk = desk_or_404(draft)
    found = drafts.file_or_404(db.session, desk.draft, path)
    if is_text(path):
        return redirect(url_for("publish.file", draft=draft, path=path), 303)
    shown_by = list(_shown_by(desk, path))
    return render_template("publish/picture.html", desk=desk, draft=desk.draft, file=found, shown_by=shown_by)


def _shown_by(desk: Desk, path: str) -> list[str]:
    """The files that show the picture, or link to it."""
    whole = (desk.root / path).resolve()
    found = []
    for file in drafts.files_of(db.session, desk.draft):
        document = desk.read(file.path) if file.path.endswith(".md") else None
        if document and any((document.path.parent / name).resolve() == whole for name in document.files):
            found.append(file.path)
    return found


@publish.post("/drafts/<opaque:draft>/pictures/<path:path>")
def replace_picture(draft: int, path: str) -> Response:
    """Put another one in its place."""
    desk, sent = desk_or_404(draft), request.files.get("file")
    drafts.file_or_404(db.session, desk.draft, path)
    if sent is None or not sent.filename:
        raise Refused(told("No file was chosen."))
    name = PurePosixPath(path).name
    if PurePosixPath(sent.filename).suffix.lower() != PurePosixPath(name).suffix.lower():
        raise Refused(told("It has to be of the same kind as %(name)s, which it replaces."), name=name)
    unpacked = archive.gather([(name, sent.read())])
    for refusal in (*unpacked.refusals, *unpacked.left_out):
        raise Refused(refusal.sentence, **refusal.values)
    drafts.put(db.session, desk.draft, {path: unpacked.files[name]}, hand())
    flash(gettext("It is replaced."))
    return redirect(url_for("publish.picture", draft=draft, path=path), 303)

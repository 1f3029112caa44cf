"""The review of a draft: what it lacks, the facts that are signed one by one, remarks, and who signed all of it."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from eduapp.actions import drafts, releasing, signing
from eduapp.actions.candidates import Looked, look
from eduapp.actions.refused import Refused
from eduapp.module.candidate import Lacking
from eduapp.module.gate import no_credit, to_look_at
from eduapp.text.said import told
from eduapp.web import clock, ids
from eduapp.web.db import db
from eduapp.web.form import said
from eduapp.web.hand import hand
from eduapp.web.language import gettext
from eduapp.web.publish.blueprint import publish
from eduapp.web.publish.desk import Desk, desk_or_404
from eduapp.web.visitor import person


@dataclass(frozen=True, slots=True)
class Missing:
    """A sentence of the gate, and where it leads to what mends it."""

    sentence: str
    to: str


@publish.get("/drafts/<opaque:draft>/review")
def review(draft: int) -> str:
    return _page(desk_or_404(draft))


@publish.post("/drafts/<opaque:draft>/facts")
def sign_fact(draft: int) -> Response:
    desk = desk_or_404(draft)
    form, looked = request.form, look_at(desk)
    signing.sign_fact(db.session, desk.draft, looked, form.get("fact", ""), form.get("digest", ""), hand())
    return redirect(url_for("publish.review", draft=draft, _anchor="facts"), 303)


@publish.post("/drafts/<opaque:draft>/sign")
def sign(draft: int) -> Response | tuple[str, int]:
    desk, form = desk_or_404(draft), request.form
    looked, words = look_at(desk), form.get("words", "")
    try:
        signing.sign(db.session, desk.draft, looked, form.get("stage", ""), form.get("digest", ""), words, hand())
    except Refused as slip:
        db.session.rollback()
        return _page(desk_or_404(draft), said(slip), words), 422
    flash(gettext("You have signed."))
    return redirect(url_for("publish.review", draft=draft, _anchor="signatures"), 303)


@publish.post("/drafts/<opaque:draft>/signatures/<opaque:signature>/take-back")
def take_back_signature(draft: int, signature: int) -> Response:
    desk = desk_or_404(draft)
    signing.take_back(db.session, desk.draft, signature, hand())
    flash(gettext("Your signature is taken back."))
    return redirect(url_for("publish.review", draft=draft, _anchor="signatures"), 303)


@publish.post("/drafts/<opaque:draft>/remarks")
def remark(draft: int) -> Response:
    """A remark on a line of a file, or an answer to one."""
    desk, form = desk_or_404(draft), request.form
    of, path = ids.sent(form.get("of", "")), form.get("path", "")
    line = int(form["line"]) if form.get("line", "").isascii() and form.get("line", "").isdigit() else 0
    quoted = _line(desk, path, line) if not of else ""
    made = signing.remark(db.session, desk.draft, path, line, quoted, form.get("words", ""), hand(), of or None)
    return _back(draft, f"remark-{ids.written(of or made.id)}")


@publish.post("/drafts/<opaque:draft>/remarks/<opaque:remark>/resolve")
def resolve_remark(draft: int, remark: int) -> Response:
    signing.resolve(db.session, desk_or_404(draft).draft, remark, hand())
    return _back(draft, "remarks")


@publish.post("/drafts/<opaque:draft>/remarks/<opaque:remark>/reopen")
def reopen_remark(draft: int, remark: int) -> Response:
    signing.reopen(db.session, desk_or_404(draft).draft, remark)
    return _back(draft, f"remark-{ids.written(remark)}")


def _back(draft: int, anchor: str) -> Response:
    """To the page that the form was on: the file or the review."""
    path = request.form.get("path", "")
    if path and request.form.get("from") == "file":
        return redirect(url_for("publish.file", draft=draft, path=path, _anchor="remarks"), 303)
    return redirect(url_for("publish.review", draft=draft, _anchor=anchor), 303)


def _line(desk: Desk, path: str, line: int) -> str:
    """The line that is remarked on, as it is now. Raises Refused where there is no such line."""
    if not path:
        raise Refused(told("Say on which file the remark is."))
    lines = text_of(desk, path).split("\n")
    if not 0 <= line <= len(lines):
        raise Refused(told("There is no line %(line)d in this file."), line=line)
    return lines[line - 1] if line else ""


def text_of(desk: Desk, path: str) -> str:
    return drafts.file_or_404(db.session, desk.draft, path).data.decode("utf-8", "replace")


def look_at(desk: Desk) -> Looked:
    return look(db.session, desk.draft, desk.root, clock.now().date())


def missing(desk: Desk, looked: Looked) -> list[Missing]:
    """What the draft lacks, each with the page on which it is mended."""
    found = releasing.missing(looked, clock.now().date())
    return [Missing(one.told.said(gettext), _to(desk, one)) for one in found]


def _to(desk: Desk, one: Lacking) -> str:
    where = one.where
    if one.code == "changed-evidence":
        return url_for("publish.claim", claim=where.key)
    if where.file and where.page != "review":
        return url_for("publish.file", draft=desk.draft.id, path=where.file, line=where.line or None, _anchor="text")
    return url_for(
        "publish.review", draft=desk.draft.id, _anchor="facts" if one.code == "unsigned-fact" else "signatures"
    )


def _page(desk: Desk, sentence: str = "", words: str = "") -> str:
    looked, known = look_at(desk), person()
    credit = no_credit(looked.candidate)
    return render_template(
        "publish/review.html",
        desk=desk,
        draft=desk.draft,
        looked=looked,
        missing=missing(desk, looked),
        to_look_at=[Missing(one.told.said(gettext), _to(desk, one)) for one in to_look_at(looked.candidate)],
        no_credit=credit.said(gettext) if credit else "",
        remarks=signing.remarks(db.session, desk.draft),
        signatures=signing.signatures(db.session, desk.draft),
        stages=signing.may_sign(db.session, desk.draft, looked, known.id, known.name, now=clock.now()),
        sentence=sentence,
        words=words,
    )

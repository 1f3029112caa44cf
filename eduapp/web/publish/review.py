"""The review of a draft: what it lacks, the facts that are signed one by one, remarks, and who signed all of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from eduapp.actions import drafts, releasing, signing
from eduapp.actions.candidates import Looked, look
from eduapp.actions.refused import Refused
from eduapp.module.candidate import Lacking, SignOff
from eduapp.module.gate import no_credit
from eduapp.store import Remark
from eduapp.text.said import told
from eduapp.web import clock, ids, unsent
from eduapp.web.db import db
from eduapp.web.form import said
from eduapp.web.hand import hand
from eduapp.web.language import gettext, ngettext
from eduapp.web.publish.blueprint import publish
from eduapp.web.publish.desk import Desk, desk_or_404
from eduapp.web.publish.fact_groups import groups, in_order
from eduapp.web.visitor import person

_ANCHORS = {"unsigned-fact": "facts", "open-comment": "remarks"}


@dataclass(frozen=True, slots=True)
class Missing:
    """A sentence of the gate, and where it leads to what mends it."""

    sentence: str
    to: str


@dataclass(frozen=True, slots=True)
class Unsent:
    """A form that is to be sent again, and where to."""

    to: str
    fields: MultiDict[str, str]


About = tuple[Remark, list[Remark]]


@publish.get("/drafts/<opaque:draft>/review")
def review(draft: int) -> str:
    return _page(desk_or_404(draft))


@publish.post("/drafts/<opaque:draft>/facts")
def sign_facts(draft: int) -> Response:
    """Those that were ticked, each sent as its digest and its key."""
    desk = desk_or_404(draft)
    ticked = dict(reversed(sent.split(" ", 1)) for sent in request.form.getlist("fact") if " " in sent)
    if not ticked:
        raise Refused(told("No fact was ticked."))
    changed = signing.sign_facts(db.session, desk.draft, look_at(desk), ticked, hand())
    _tell_signed(len(ticked) - changed, changed)
    return redirect(url_for("publish.review", draft=draft, _anchor="facts"), 303)


def _tell_signed(signed: int, changed: int) -> None:
    flash(ngettext("You have signed %(num)d fact.", "You have signed %(num)d facts.", signed))
    if changed:
        one = "%(num)d fact, or what leans on it, was changed meanwhile and is not signed: read it again."
        more = "%(num)d facts, or what leans on them, were changed meanwhile and are not signed: read them again."
        flash(ngettext(one, more, changed))


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
    line = number(form.get("line", ""))
    quoted = _line(desk, path, line) if not of else ""
    made = signing.remark(db.session, desk.draft, path, line, quoted, form.get("words", ""), hand(), of or None)
    return _back(draft, f"remark-{ids.written(of or made.id)}")


@publish.post("/drafts/<opaque:draft>/remarks/<opaque:remark>/resolve")
def resolve_remark(draft: int, remark: int) -> Response:
    """What stands in the form is an answer, which is kept with it."""
    desk, words = desk_or_404(draft), request.form.get("words", "")
    if words.strip():
        signing.remark(db.session, desk.draft, "", 0, "", words, hand(), remark)
    signing.resolve(db.session, desk.draft, remark, hand())
    return _back(draft, f"remark-{ids.written(remark)}")


@publish.post("/drafts/<opaque:draft>/remarks/<opaque:remark>/reopen")
def reopen_remark(draft: int, remark: int) -> Response:
    signing.reopen(db.session, desk_or_404(draft).draft, remark)
    return _back(draft, f"remark-{ids.written(remark)}")


def number(text: str) -> int:
    """What is no number is the whole file."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _back(draft: int, anchor: str) -> Response:
    """To the page that the form was on: the text, the file or the review."""
    path = request.form.get("path", "")
    if path and request.form.get("from") == "read":
        return redirect(url_for("publish.read", draft=draft, path=path, _anchor=anchor), 303)
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
    found = releasing.missing(looked, clock.now().date(), hand() if desk.is_organiser else None)
    return [Missing(one.told.said(gettext), _to(desk, one)) for one in found]


def _to(desk: Desk, one: Lacking) -> str:
    where = one.where
    if where.file and where.page != "review":
        return url_for("publish.file", draft=desk.draft.id, path=where.file, line=where.line or None, _anchor="text")
    return url_for("publish.review", draft=desk.draft.id, _anchor=_ANCHORS.get(one.code, "signatures"))


def _holds(one: SignOff, looked: Looked, person_id: int) -> bool:
    """Whether the person stands by the state as it is now."""
    return one.person == person_id and one.hash == looked.candidate.hash


def _page(desk: Desk, sentence: str = "", words: str = "") -> str:
    looked, known = look_at(desk), person()
    stages = signing.may_sign(db.session, desk.draft, looked, known.id, known.name, now=clock.now())
    credit, remarks = no_credit(looked.candidate), signing.remarks(db.session, desk.draft)
    return render_template(
        "publish/review.html",
        desk=desk,
        draft=desk.draft,
        looked=looked,
        missing=missing(desk, looked),
        texts=[(path, looked.documents[path]) for path in in_order(looked) if path.endswith(".md")],
        left=groups(looked, is_signed=False),
        done=groups(looked, is_signed=True),
        no_credit=credit.said(gettext) if credit else "",
        remarks=remarks,
        signatures=signing.signatures(db.session, desk.draft),
        stages=stages,
        not_yet={stage: gettext(why) for stage in stages if (why := signing.not_yet(looked, stage))},
        has_signed=[one.stage for one in looked.candidate.sign_offs if _holds(one, looked, known.id)],
        sentence=sentence,
        words=words or _waiting("publish.sign", desk).get("words", ""),
        unsent_stage=_waiting("publish.sign", desk).get("stage", ""),
        ticked=_waiting("publish.sign_facts", desk).getlist("fact"),
        unsent=_unsent_remark(desk, remarks),
    )


def _waiting(endpoint: str, desk: Desk, **more: int) -> MultiDict[str, str]:
    """What somebody sent to the route after she was logged out."""
    return unsent.waiting(url_for(endpoint, draft=desk.draft.id, **more)) or MultiDict()


def _unsent_remark(desk: Desk, remarks: Sequence[About]) -> Unsent | None:
    """A remark or an answer that was written when its writer was logged out."""
    if sent := _waiting("publish.remark", desk):
        return Unsent(url_for("publish.remark", draft=desk.draft.id), sent)
    for one, _ in remarks:
        if sent := _waiting("publish.resolve_remark", desk, remark=one.id):
            return Unsent(url_for("publish.resolve_remark", draft=desk.draft.id, remark=one.id), sent)
    return None

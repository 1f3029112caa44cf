"""The review of a draft: what it lacks, the facts that are signed one by one, remarks, and who signed all of it."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from eduapp.actions import drafts, exploring, releasing, signing
from eduapp.actions.candidates import Looked, look
from eduapp.actions.refused import Refused
from eduapp.module.candidate import Lacking, SignOff
from eduapp.module.gate import no_credit, to_look_at
from eduapp.text.said import told
from eduapp.web import clock, unsent
from eduapp.web.db import db
from eduapp.web.form import said
from eduapp.web.hand import hand
from eduapp.web.language import gettext, ngettext
from eduapp.web.publish.blueprint import publish
from eduapp.web.publish.desk import Desk, desk_or_404
from eduapp.web.publish.fact_groups import groups, in_order
from eduapp.web.publish.remarks import unsent_remark
from eduapp.web.visitor import person

_ANCHORS = {"unsigned-fact": "facts", "open-comment": "remarks"}


@dataclass(frozen=True, slots=True)
class Missing:
    """A sentence of the gate, and where it leads to what mends it."""

    sentence: str
    to: str


@publish.get("/drafts/<opaque:draft>/review")
def review(draft: int) -> str:
    return _page(desk_or_404(draft))


@publish.post("/drafts/<opaque:draft>/facts")
def sign_facts(draft: int) -> Response:
    """Those that were ticked, each sent as its digest and its key."""
    desk = desk_or_404(draft)
    sent = (one.partition(" ") for one in request.form.getlist("fact"))
    ticked = {key: digest for digest, _, key in sent if key}
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


def look_at(desk: Desk) -> Looked:
    """The draft as it is saved now. What was never played is asked for: nobody may have opened it in the editor."""
    now = clock.now()
    looked = look(db.session, desk.draft, desk.root, now.date())
    unplayed = [part.path for part in looked.candidate.parts if not part.is_explored]
    for path in unplayed if desk.draft.state == drafts.OPEN else ():
        if digest := exploring.digest_of(looked.documents[path], now.date()):
            exploring.ask(db.session, desk.draft.id, path, digest, now=now)
    return looked


def missing(desk: Desk, looked: Looked) -> list[Missing]:
    """What the draft lacks, each with the page on which it is mended."""
    found = releasing.missing(looked, clock.now().date(), hand() if desk.is_organiser else None)
    return [Missing(one.told.said(gettext), _to(desk, one)) for one in found]


def _to(desk: Desk, one: Lacking) -> str:
    where = one.where
    if one.code == "changed-evidence":
        return url_for("publish.claim", claim=where.key)
    if where.file and where.page != "review":
        return url_for("publish.file", draft=desk.draft.id, path=where.file, line=where.line or None, _anchor="text")
    return url_for("publish.review", draft=desk.draft.id, _anchor=_ANCHORS.get(one.code, "signatures"))


def known(desk: Desk, looked: Looked) -> dict[str, object]:
    """What keeps the draft from nothing, and has to be known before it is signed."""
    credit = no_credit(looked.candidate)
    return {
        "to_look_at": [Missing(one.told.said(gettext), _to(desk, one)) for one in to_look_at(looked.candidate)],
        "no_credit": credit.said(gettext) if credit else "",
    }


def _holds(one: SignOff, looked: Looked, person_id: int) -> bool:
    """Whether the person stands by the state as it is now."""
    return one.person == person_id and one.hash == looked.candidate.hash


def _page(desk: Desk, sentence: str = "", words: str = "") -> str:
    looked, whoever = look_at(desk), person()
    stages = signing.may_sign(db.session, desk.draft, looked, whoever.id, whoever.name, now=clock.now())
    remarks = signing.remarks(db.session, desk.draft)
    return render_template(
        "publish/review.html",
        desk=desk,
        draft=desk.draft,
        looked=looked,
        missing=missing(desk, looked),
        texts=[(path, looked.documents[path]) for path in in_order(looked) if path.endswith(".md")],
        left=groups(looked, is_signed=False),
        done=groups(looked, is_signed=True),
        **known(desk, looked),
        remarks=remarks,
        signatures=signing.signatures(db.session, desk.draft),
        stages=stages,
        not_yet={stage: gettext(why) for stage in stages if (why := signing.not_yet(looked, stage, whoever.name))},
        has_signed=[one.stage for one in looked.candidate.sign_offs if _holds(one, looked, whoever.id)],
        sentence=sentence,
        words=words or _waiting(url_for("publish.sign", draft=desk.draft.id)).get("words", ""),
        unsent_stage=_waiting(url_for("publish.sign", draft=desk.draft.id)).get("stage", ""),
        ticked=_waiting(url_for("publish.sign_facts", draft=desk.draft.id)).getlist("fact"),
        unsent=unsent_remark(desk.draft.id, remarks),
    )


def _waiting(path: str) -> MultiDict[str, str]:
    """What somebody sent there after she was logged out."""
    return unsent.waiting(path) or MultiDict()

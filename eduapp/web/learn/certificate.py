"""The certificate of a module: why not yet, what can be claimed, what was granted, and the PDF."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from flask import flash, make_response, redirect, render_template, request, url_for
from flask_babel import format_date
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from eduapp.actions import awards, typed
from eduapp.actions.awards import Offer
from eduapp.actions.certified import certificate as certified
from eduapp.actions.refused import MovedOn, Refused
from eduapp.actions.studying import Study
from eduapp.interop.certificate import Unprintable, to_pdf
from eduapp.module.credit import Missing, amount
from eduapp.text.said import told
from eduapp.web import clock, ids, public
from eduapp.web.db import db
from eduapp.web.form import said
from eduapp.web.language import current_language, gettext
from eduapp.web.learn.blueprint import learn
from eduapp.web.learn.module import study_or_404
from eduapp.web.learn.standing import teachings
from eduapp.web.visitor import person

_HOURS = re.compile(r"\d{1,3}(\.\d{1,4})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Claim:
    """The form: the name to be printed, and the hours of each kind as they were chosen; `slips` by field."""

    name: str
    latin: str = ""
    hours: Mapping[str, str] = field(default_factory=dict)
    is_credit: bool = True
    slips: dict[str, str] = field(default_factory=dict)


@learn.get("/modules/<key>/certificate")
def certificate(key: str) -> str:
    return _page(key, study_or_404(key), Claim(person().name))


@learn.post("/modules/<key>/certificate")
def grant(key: str) -> Response | tuple[str, int]:
    studied = study_or_404(key)
    sent = _read(studied, request.form)
    offered = awards.offer(db.session, studied, clock.now().date())
    try:
        _find_slips(offered, sent)
        if sent.slips:
            return _page(key, studied, sent), 422
        _grant(studied, sent)
    except MovedOn as slip:
        flash(said(slip))
    else:
        flash(gettext("It is granted. Here is your certificate."))
    return redirect(url_for("learn.certificate", key=key), 303)


@learn.get("/certificates/<opaque:award>.pdf")
def certificate_pdf(award: int) -> Response:
    """The certificate to keep; of one that was revoked, the page that says so."""
    own = awards.own_or_404(db.session, award, person().id)
    address = public.address("linked.verify", award=award)
    if own.revoked_at is not None:
        return redirect(url_for("linked.verify", award=award))
    teaching = teachings().get(db.session.connection(), own.release.revision_id)
    lang = current_language().replace("_", "-")
    try:
        data = to_pdf(certified(own, teaching, address, gettext, lang), gettext, _day)
    except Unprintable as slip:
        sentence = told("The certificate cannot show %(characters)s. Tell whoever runs the site.")
        raise Refused(sentence, characters=slip.characters) from slip
    response = make_response(data)
    response.mimetype = "application/pdf"
    response.headers["Content-Disposition"] = f'attachment; filename="certificate-{ids.written(award)}.pdf"'
    return response


def _day(day: date) -> str:
    """As the pages write it."""
    return str(format_date(day, "d MMM yyyy"))


def _read(studied: Study, form: MultiDict[str, str]) -> Claim:
    kinds = [credit.kind for credit in studied.teaching.module.facts.credits]
    hours = {kind: form.get(f"hours-{at}", "") for at, kind in enumerate(kinds)}
    is_credit = form.get("what") != awards.COMPLETION
    return Claim(typed.line(form.get("name", "")), typed.line(form.get("latin", "")), hours, is_credit)


def _find_slips(offered: Offer, sent: Claim) -> None:
    """Note at each field what is wrong with it. Raises MovedOn where it was granted already, and Refused where there
    is nothing to be granted."""
    try:
        awards.must_be_printable(sent.name, sent.latin)
    except Refused as slip:
        sent.slips["latin" if awards.needs_latin(sent.name) else "name"] = said(slip)
    if not sent.is_credit:
        return
    if isinstance(offered.credit, Missing) and not any(sent.hours.values()):
        awards.may_claim(offered, "", Fraction(1))
    for at, (kind, hours) in enumerate(sent.hours.items()):
        if not hours:
            continue
        try:
            awards.may_claim(offered, kind, _fraction(hours))
        except MovedOn:
            raise
        except Refused as slip:
            if isinstance(offered.credit, Missing):
                raise
            sent.slips[f"hours-{at}"] = said(slip)
    if not any(sent.hours.values()):
        first = next(at for at, kind in enumerate(sent.hours) if kind in offered.most)
        sent.slips[f"hours-{first}"] = gettext("Choose how many hours you claim.")


def _fraction(hours: str) -> Fraction:
    if not _HOURS.fullmatch(hours):
        raise Refused(told("The form was not one of ours. Nothing has changed."))
    return Fraction(hours)


def _grant(studied: Study, sent: Claim) -> None:
    now = clock.now()
    if not sent.is_credit:
        awards.complete(db.session, ids.new(now), studied, sent.name, sent.latin, now=now)
        return
    for kind, hours in sent.hours.items():
        if hours:
            awards.claim(db.session, ids.new(now), studied, kind, _fraction(hours), sent.name, sent.latin, now=now)


def _page(key: str, studied: Study, sent: Claim) -> str:
    offered = awards.offer(db.session, studied, clock.now().date())
    most = offered.most
    return render_template(
        "learn/certificate.html",
        key=key,
        study=studied,
        facts=studied.teaching.module.facts,
        offered=offered,
        missing=offered.credit.sentences if isinstance(offered.credit, Missing) else (),
        reason=offered.credit.reason if isinstance(offered.credit, Missing) else "",
        claims=[
            (f"hours-{at}", kind, amount(most[kind]), [amount(quarters) for quarters in range(1, most[kind] + 1)])
            for at, kind in enumerate(credit.kind for credit in studied.teaching.module.facts.credits)
            if kind in most
        ],
        sent=sent,
        needs_latin=awards.needs_latin(sent.name),
        amount=amount,
        outside=public.address,
    )

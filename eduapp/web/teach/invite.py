"""Inviting: by a link that may be passed on, or by a list of addresses, which is looked over first."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from eduapp.actions import cohorts, invitations
from eduapp.actions.address_list import AddressList, from_csv, from_text
from eduapp.actions.invitations import Outcome
from eduapp.actions.refused import Refused
from eduapp.web.db import db
from eduapp.web.form import said
from eduapp.web.hand import hand
from eduapp.web.language import gettext, ngettext
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.letters import Letters
from eduapp.web.teach.standing import cohort_or_404


@teach.post("/cohorts/<opaque:cohort>/people/check")
def check_list(cohort: int) -> str | tuple[str, int]:
    """What would become of a list. Nothing is done yet."""
    found = cohort_or_404(cohort)
    try:
        cohorts.must_be_in_use(found)
        sent = _sent()
    except Refused as slip:
        text = request.form.get("list", "")
        return render_template("teach/list_refused.html", cohort=found, sentence=said(slip), text=text), 422
    plan = invitations.plan(db.session, found, sent.entries)
    counts = {outcome: sum(one.outcome is outcome for one in plan) for outcome in Outcome}
    return render_template(
        "teach/list_checked.html",
        cohort=found,
        plan=plan,
        sent=sent,
        counts=counts,
        to_do=counts[Outcome.ADDED] + counts[Outcome.INVITED],
        slips=counts[Outcome.SLIP],
        Outcome=Outcome,
    )


def _sent() -> AddressList:
    """A file where there is one, else what was pasted."""
    file = request.files.get("file")
    if file is not None and file.filename:
        return from_csv(file.read())
    return from_text(request.form.get("list", ""))


@teach.post("/cohorts/<opaque:cohort>/people/invite")
def invite(cohort: int) -> Response:
    """What was looked over travels in the form, and is looked over again: whoever changes it gains nothing by it."""
    found = cohort_or_404(cohort)
    checked = from_text(request.form.get("list", ""))
    done = invitations.invite(db.session, found, checked.entries, Letters(), hand())
    added, invited = done[Outcome.ADDED], done[Outcome.INVITED]
    sentences = [
        ngettext("%(num)d learner was added.", "%(num)d learners were added.", added) if added else "",
        ngettext("%(num)d address was invited.", "%(num)d addresses were invited.", invited) if invited else "",
    ]
    flash(" ".join(filter(None, sentences)) or gettext("There was nobody left to invite."))
    return redirect(url_for("teach.people", cohort=cohort), 303)


@teach.post("/cohorts/<opaque:cohort>/invitations/<opaque:invitation>/take-back")
def take_back_invitation(cohort: int, invitation: int) -> Response:
    cohort_or_404(cohort)
    email = invitations.take_back(db.session, cohort, invitation, hand())
    flash(gettext("The invitation of %(email)s is taken back.", email=email))
    return redirect(url_for("teach.people", cohort=cohort, _anchor="invited"), 303)


@teach.post("/cohorts/<opaque:cohort>/link/renew")
def renew_link(cohort: int) -> Response:
    cohorts.renew_link(db.session, cohort_or_404(cohort), hand())
    flash(gettext("There is a new link. The one before leads nowhere any more."))
    return redirect(url_for("teach.people", cohort=cohort, _anchor="invite"), 303)


@teach.post("/cohorts/<opaque:cohort>/link/close")
def close_link(cohort: int) -> Response:
    cohorts.close_link(db.session, cohort_or_404(cohort), hand())
    flash(gettext("The link is closed: nobody comes in by it any more."))
    return redirect(url_for("teach.people", cohort=cohort, _anchor="invite"), 303)

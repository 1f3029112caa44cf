"""Those who teach a cohort together."""

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from eduapp.actions import co_educators
from eduapp.actions.invitations import Outcome
from eduapp.actions.refused import NotThere, Refused
from eduapp.actions.typed import line
from eduapp.web.db import db
from eduapp.web.form import said
from eduapp.web.hand import hand
from eduapp.web.language import gettext
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.letters import Letters
from eduapp.web.teach.standing import cohort_or_404
from eduapp.web.visitor import person


@teach.post("/cohorts/<opaque:cohort>/educators")
def add_educator(cohort: int) -> Response:
    email = line(request.form.get("email", ""))
    try:
        outcome = co_educators.ask(db.session, cohort_or_404(cohort), email, Letters(), hand())
    except NotThere:
        raise
    except Refused as slip:
        flash(said(slip))
        return _back(cohort)
    sentences = {
        Outcome.ADDED: gettext("%(email)s teaches the cohort from now on. We wrote a mail that says so.", email=email),
        Outcome.INVITED: gettext("%(email)s is invited to teach the cohort.", email=email),
        Outcome.THERE: gettext("%(email)s teaches the cohort already.", email=email),
    }
    flash(sentences[outcome])
    return _back(cohort)


@teach.post("/cohorts/<opaque:cohort>/educators/<opaque:educator>/remove")
def remove_educator(cohort: int, educator: int) -> Response:
    try:
        gone = co_educators.remove(db.session, cohort_or_404(cohort), educator, hand())
    except NotThere:
        raise
    except Refused as slip:
        flash(said(slip))
        return _back(cohort)
    if gone.id == person().id:
        flash(gettext("You do not teach this cohort any more."))
        return redirect(url_for("learn.catalogue"), 303)
    flash(gettext("%(name)s does not teach the cohort any more.", name=gone.name))
    return _back(cohort)


def _back(cohort: int) -> Response:
    return redirect(url_for("teach.people", cohort=cohort, _anchor="educators"), 303)

"""Cohorts that nobody teaches any more, and finding an educator for one. Nothing of their learners is shown."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from eduapp.actions import untaught
from eduapp.actions.invitations import Letter
from eduapp.actions.refused import NotThere, Refused
from eduapp.store import Cohort
from eduapp.web import public
from eduapp.web.db import db
from eduapp.web.form import said
from eduapp.web.hand import hand
from eduapp.web.language import gettext
from eduapp.web.publish.blueprint import publish
from eduapp.web.visitor import person


@publish.get("/cohorts")
def cohorts() -> str:
    return _page()


@publish.post("/cohorts/<opaque:cohort>/educator")
def give_educator(cohort: int) -> Response | tuple[str, int]:
    email = request.form.get("email", "")
    try:
        teaches = untaught.give(db.session, cohort, email, _letter, hand())
    except NotThere:
        raise
    except Refused as slip:
        return _page(cohort, email, said(slip)), 422
    flash(gettext("%(name)s teaches it now, and is told by mail.", name=teaches.name))
    return redirect(url_for("publish.cohorts"), 303)


def _page(slipped: int | None = None, email: str = "", slip: str = "") -> str:
    found = untaught.untaught(db.session)
    return render_template("publish/cohorts.html", found=found, slipped=slipped, email=email, slip=slip)


def _letter(cohort: Cohort) -> Letter:
    link = public.address("teach.board", cohort=cohort.id)
    body = render_template("mail/added.txt", cohort=cohort.name, by=person().name, teaches=True, link=link)
    return Letter(gettext("You teach “%(cohort)s”", cohort=cohort.name), body.strip())

"""Problems that learners reported."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from eduapp.actions import problems as reports
from eduapp.web import clock
from eduapp.web.db import db
from eduapp.web.language import gettext
from eduapp.web.publish.blueprint import publish


@publish.get("/problems")
def problems() -> str:
    reported = reports.reported(db.session)
    headings = reports.headings(db.session, reported)
    return render_template("publish/problems.html", problems=reported, headings=headings)


@publish.post("/problems/<opaque:problem>/settle")
def settle_problem(problem: int) -> Response:
    reports.settle(db.session, problem, now=clock.now())
    flash(gettext("Settled."))
    return redirect(url_for("publish.problems"), 303)

"""Reporting a problem: it reaches the organisers with the scene and the revision."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from eduapp.actions import problems, typed
from eduapp.web import clock, limit, unsent
from eduapp.web.db import db
from eduapp.web.language import gettext
from eduapp.web.learn.blueprint import learn
from eduapp.web.learn.standing import standing_or_404
from eduapp.web.visitor import person

REPORTS_AN_HOUR = 30  # of one address


@learn.get("/attempts/<opaque:attempt>/problem")
def problem(attempt: int) -> str:
    kept = unsent.waiting(request.path) or MultiDict()
    return render_template("learn/problem.html", standing=standing_or_404(attempt), text=kept.get("text", ""), slip="")


@learn.post("/attempts/<opaque:attempt>/problem")
def report_problem(attempt: int) -> Response | tuple[str, int]:
    standing = standing_or_404(attempt)
    text = typed.words(request.form.get("text", ""), problems.LONGEST + 1)
    slip = problems.what_is_wrong(text)
    if slip:
        return render_template("learn/problem.html", standing=standing, text=text, slip=gettext(slip)), 422
    limit.hold("problem", REPORTS_AN_HOUR)
    problems.report(db.session, standing, person().id, text, now=clock.now())
    flash(gettext("Thank you. The organisers have your words, the scene and the revision."))
    return redirect(url_for("learn.scene", attempt=attempt), 303)

"""The cohorts of a learner: what each sees of her, and the way out."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from eduapp.actions import members
from eduapp.web.db import db
from eduapp.web.hand import hand
from eduapp.web.language import gettext
from eduapp.web.learn.blueprint import learn
from eduapp.web.visitor import person


@learn.get("/cohorts")
def cohorts() -> str:
    rows = members.memberships(db.session, person().id)
    return render_template(
        "learn/cohorts.html",
        inside=[row for row in rows if row.left_at is None],
        left=[row for row in rows if row.left_at is not None],
        teachers=members.educators_of(db.session, [row.cohort_id for row in rows]),
    )


@learn.post("/cohorts/<opaque:cohort>/share")
def share_standing(cohort: int) -> Response:
    shares = request.form.get("shares") == "yes"
    members.share(db.session, cohort, shares, hand())
    flash(gettext("Your standing is shared.") if shares else gettext("Your standing is not shared."))
    return redirect(url_for("learn.cohorts"), 303)


@learn.post("/cohorts/<opaque:cohort>/leave")
def leave_cohort(cohort: int) -> Response:
    members.leave(db.session, cohort, hand())
    flash(gettext("You have left the cohort."))
    return redirect(url_for("learn.cohorts"), 303)

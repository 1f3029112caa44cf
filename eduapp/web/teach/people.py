"""Who is in a cohort: its learners, who is invited, and who teaches it."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from eduapp.actions import cohorts, invitations, members
from eduapp.web import public, tables
from eduapp.web.db import db
from eduapp.web.hand import hand
from eduapp.web.language import gettext
from eduapp.web.teach import people_tables
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.standing import cohort_or_404
from eduapp.web.visitor import person


@teach.get("/cohorts/<opaque:cohort>/people")
def people(cohort: int) -> str | Response:
    found = cohort_or_404(cohort)
    rows, me = members.learners(db.session, cohort), person().id
    known = (
        people_tables.learners(found, rows),
        people_tables.invited(found, invitations.pending(db.session, cohort)),
        people_tables.educators(found, cohorts.educators(db.session, cohort), me),
    )
    if file := tables.file_of(*known):
        return file
    learners, invited, educators = tables.shown(*known)
    return render_template(
        "teach/people.html",
        cohort=found,
        inside=sum(row.left_at is None for row in rows),
        learners=learners,
        invited=invited,
        educators=educators,
        link=public.address("linked.join", token=found.join_token) if found.join_token else None,
    )


@teach.post("/cohorts/<opaque:cohort>/learners/<opaque:learner>/remove")
def remove_learner(cohort: int, learner: int) -> Response:
    gone = members.remove(db.session, cohort_or_404(cohort), learner, hand())
    flash(gettext("%(name)s is out of the cohort. The work that was done in it stays.", name=gone.name))
    return redirect(url_for("teach.people", cohort=cohort), 303)


@teach.post("/cohorts/<opaque:cohort>/learners/<opaque:learner>/readmit")
def readmit_learner(cohort: int, learner: int) -> Response:
    back = members.readmit(db.session, cohort_or_404(cohort), learner, hand())
    flash(gettext("%(name)s is in the cohort again.", name=back.name))
    return redirect(url_for("teach.people", cohort=cohort), 303)

"""The live cases of a cohort: the one that runs, those that were, and a new one."""

from flask import Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from eduapp.actions import giving
from eduapp.actions import live as acts
from eduapp.web import clock, ids, tables
from eduapp.web.db import db
from eduapp.web.teach import live_tables
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.standing import cohort_or_404


@teach.get("/cohorts/<opaque:cohort>/live")
def lives(cohort: int) -> str | Response:
    found, now = cohort_or_404(cohort), clock.now()
    every = acts.of_cohort(db.session, cohort)
    running = next((live for live in every if not acts.is_over(live, now)), None)
    table = live_tables.lives(found, [live for live in every if live is not running])
    return tables.file_of(table) or render_template(
        "teach/lives.html",
        cohort=found,
        running=running,
        cases=[offer for offer in giving.offers(db.session) if offer.kind == "case"],
        shown=tables.shown(table)[0],
    )


@teach.post("/cohorts/<opaque:cohort>/live")
def begin_live(cohort: int) -> Answer:
    found, now = cohort_or_404(cohort), clock.now()
    begun = acts.begin(db.session, ids.new(now), found, request.form.get("case", ""), now=now)
    return redirect(url_for("teach.live", cohort=cohort, live=begun.id), 303)

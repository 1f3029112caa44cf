"""A report of one learner to be printed for a meeting: what was done in a period, and evidence, with no level."""

from zoneinfo import ZoneInfo

from flask import render_template, request

from eduapp.actions import members, reporting
from eduapp.actions.refused import Refused
from eduapp.web import clock
from eduapp.web.db import db
from eduapp.web.form import said
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.standing import cohort_or_404
from eduapp.web.visitor import person


@teach.get("/cohorts/<opaque:cohort>/learners/<opaque:learner>/report")
def report(cohort: int, learner: int) -> str | tuple[str, int]:
    found = cohort_or_404(cohort)
    member = members.learner_or_404(db.session, cohort, learner)
    today = clock.now().astimezone(ZoneInfo(found.time_zone)).date()
    slip, first, last = "", request.args.get("from", ""), request.args.get("to", "")
    try:
        asked = reporting.period(first, last, today)
    except Refused as refusal:
        slip, asked = said(refusal), reporting.period("", "", today)
    page = render_template(
        "teach/report.html",
        cohort=found,
        member=member,
        learner=member.person,
        period=asked,
        report=reporting.report(db.session, member, found.time_zone, asked),
        slip=slip,
        typed=(first, last) if slip else (asked.first.isoformat(), asked.last.isoformat()),
        today=today,
        by=person().name,
    )
    return (page, 422) if slip else page

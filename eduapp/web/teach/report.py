"""A report of one learner to be printed for a meeting: what was done in a period, and evidence, with no level."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from flask import render_template, request
from sqlalchemy import select

from eduapp.actions import members, reporting
from eduapp.actions.one_learner import Work
from eduapp.actions.refused import Refused
from eduapp.actions.unsafe_acts import unsafe_acts
from eduapp.store import Attempt
from eduapp.web import clock
from eduapp.web.db import db
from eduapp.web.desk import desk
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
    told = reporting.report(db.session, member, found.time_zone, asked)
    page = render_template(
        "teach/report.html",
        cohort=found,
        member=member,
        learner=member.person,
        period=asked,
        report=told,
        unsafe=_unsafe(told.done),
        slip=slip,
        typed=(first, last) if slip else (asked.first.isoformat(), asked.last.isoformat()),
        today=today,
        by=person().name,
    )
    return (page, 422) if slip else page


def _unsafe(done: Sequence[Work]) -> dict[int, list[str]]:
    """What was unsafe, by name, of each attempt at a case: a meeting is about the act and not about its number."""
    ids = [work.id for work in done if work.kind == "case" and work.unsafe]
    rows = db.session.execute(select(Attempt.id, Attempt.revision_id).where(Attempt.id.in_(ids)))
    found = unsafe_acts(db.session, desk().weighings, {attempt: revision for attempt, revision in rows})
    return {attempt: [act.label for act in acts] for attempt, acts in found.items()}

"""The audit trail of a cohort: who changed what of whom, when, from what to what, and why."""

from flask import render_template, request

from eduapp.actions import giving, trail
from eduapp.actions.members import learners
from eduapp.web import ids
from eduapp.web.db import db
from eduapp.web.teach import changed
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.standing import cohort_or_404


@teach.get("/cohorts/<opaque:cohort>/changes")
def changes(cohort: int) -> str:
    """The newest first, of one learner or assignment where the address names one, so many a page."""
    found = cohort_or_404(cohort)
    learner, assignment, before = (_asked(name) for name in ("learner", "assignment", "before"))
    rows = trail.changes(db.session, cohort, learner, assignment, before)
    titles = giving.titles(db.session)
    given = {one.id: titles.get((one.kind, one.key), one.key) for one in giving.of_cohort(db.session, cohort)}
    members = learners(db.session, cohort)
    return render_template(
        "teach/changes.html",
        cohort=found,
        rows=rows[: trail.A_PAGE],
        older=rows[trail.A_PAGE - 1].id if len(rows) > trail.A_PAGE else None,
        names=trail.names(db.session, rows),
        given=given,
        members=members,
        learner=learner,
        assignment=assignment,
        changed=changed,
    )


def _asked(name: str) -> int | None:
    """The id that the address names; None for none, and for what is no id."""
    sent = request.args.get(name, "")
    try:
        return ids.read(sent) & (1 << 63) - 1 if sent else None
    except KeyError:
        return None

"""The audit trail of a cohort: who changed what of whom, when, from what to what, and why."""

from flask import render_template, request
from werkzeug.wrappers import Response

from eduapp.actions import giving, trail
from eduapp.actions.members import learners
from eduapp.web import ids, tables
from eduapp.web.db import db
from eduapp.web.teach import assignment_tables as tables_of
from eduapp.web.teach import changed
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.standing import cohort_or_404


@teach.get("/cohorts/<opaque:cohort>/changes")
def changes(cohort: int) -> str | Response:
    """The newest first, of one learner or assignment where the address names one; so many a page, all in a file."""
    found, is_file = cohort_or_404(cohort), "as" in request.args
    learner, assignment, before = (_asked(name) for name in ("learner", "assignment", "before"))
    most = trail.A_FILE if is_file else trail.A_PAGE
    rows = trail.changes(db.session, cohort, learner, assignment, before, most + 1)
    names, titles = trail.names(db.session, rows), giving.titles(db.session)
    given = {one.id: titles.get((one.kind, one.key), one.key) for one in giving.of_cohort(db.session, cohort)}
    table = tables_of.changes(found, rows[:most], names, given)
    return tables.file_of(table) or render_template(
        "teach/changes.html",
        cohort=found,
        rows=rows[:most],
        older=rows[most - 1].id if len(rows) > most else None,
        names=names,
        given=given,
        members=learners(db.session, cohort),
        learner=learner,
        assignment=assignment,
        changed=changed,
    )


def _asked(name: str) -> int | None:
    """The id that the address names, if it does."""
    return ids.sent(request.args.get(name, "")) or None

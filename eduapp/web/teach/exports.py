"""All decisions of a cohort as one table: what is in it, how far it is, and the files that are made."""

from collections.abc import Sequence
from datetime import timedelta
from io import BytesIO

from flask import Response as Answer
from flask import make_response, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from eduapp.actions import exporting
from eduapp.actions.decision_table import dictionary
from eduapp.store import Export
from eduapp.web import clock, ids, tables
from eduapp.web.db import db
from eduapp.web.language import current_language, gettext
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.standing import cohort_or_404
from eduapp.web.visitor import person

AGAIN = timedelta(seconds=5)
UNDER_WAY = ("waiting", "working")
FILES = {
    "xlsx": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": ("zip", "application/zip"),
}


@teach.get("/cohorts/<opaque:cohort>/export")
def export(cohort: int) -> Answer:
    found, means = cohort_or_404(cohort), dictionary(gettext)
    made = exporting.latest(db.session, cohort)
    file = tables.file_of(means)
    if file is not None:
        return file
    page = render_template("teach/export.html", cohort=found, exports=made, means=tables.shown(means)[0])
    return _again(make_response(page), made)


def _again(answer: Answer, made: Sequence[Export]) -> Answer:
    """While something is being made the browser asks again, also without scripts."""
    if any(one.state in UNDER_WAY for one in made):
        answer.headers["Refresh"] = str(int(AGAIN.total_seconds()))
    return answer


@teach.post("/cohorts/<opaque:cohort>/export")
def make_export(cohort: int) -> Response:
    found, now = cohort_or_404(cohort), clock.now()
    kind = request.form.get("kind", exporting.KINDS[0])
    exporting.ask(db.session, ids.new(now), found, person().id, kind, current_language(), now=now)
    return redirect(url_for("teach.export", cohort=cohort), 303)


@teach.get("/cohorts/<opaque:cohort>/export/<opaque:export>")
def exported(cohort: int, export: int) -> Answer:
    found = cohort_or_404(cohort)
    made = exporting.file_or_404(db.session, cohort, export)
    ending, media = FILES[made.kind]
    name = f"decisions-{ids.written(found.id)}-{made.asked_at:%Y-%m-%d}.{ending}"
    return send_file(BytesIO(made.file or b""), media, as_attachment=True, download_name=name)

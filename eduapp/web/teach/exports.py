"""All decisions of a cohort as one table: what is in it, how far it is, and the files that are made."""

from collections.abc import Sequence
from datetime import timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

from flask import Response as Answer
from flask import make_response, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from eduapp.actions import exporting
from eduapp.actions.decision_table import dictionary
from eduapp.actions.refused import Refused
from eduapp.store import Cohort, Export
from eduapp.web import ids, tables
from eduapp.web.db import db
from eduapp.web.form import said
from eduapp.web.hand import hand
from eduapp.web.language import current_language, gettext
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.standing import cohort_or_404

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
    return _again(make_response(_page(found, made)), made)


def _page(cohort: Cohort, made: Sequence[Export], slip: str = "", has_room: bool = True) -> str:
    means = tables.shown(dictionary(gettext))[0]
    return render_template("teach/export.html", cohort=cohort, exports=made, means=means, slip=slip, has_room=has_room)


def _again(answer: Answer, made: Sequence[Export]) -> Answer:
    """While something is being made the browser asks again, also without scripts."""
    if any(one.state in UNDER_WAY for one in made):
        answer.headers["Refresh"] = str(int(AGAIN.total_seconds()))
    return answer


@teach.post("/cohorts/<opaque:cohort>/export")
def make_export(cohort: int) -> Response | tuple[str, int]:
    found = cohort_or_404(cohort)
    kind = request.form.get("kind", exporting.KINDS[0])
    try:
        exporting.ask(db.session, found, kind, current_language(), hand())
    except Refused as slip:
        has_room = not isinstance(slip, exporting.TooManyRows)
        return _page(found, exporting.latest(db.session, cohort), said(slip), has_room), 422
    return redirect(url_for("teach.export", cohort=cohort), 303)


@teach.get("/cohorts/<opaque:cohort>/export/<opaque:export>")
def exported(cohort: int, export: int) -> Answer:
    found = cohort_or_404(cohort)
    made = exporting.file_or_404(db.session, cohort, export)
    ending, media = FILES[made.kind]
    day = made.asked_at.astimezone(ZoneInfo(found.time_zone))
    name = f"decisions-{ids.written(found.id)}-{day:%Y-%m-%d}.{ending}"
    return send_file(BytesIO(made.file or b""), media, as_attachment=True, download_name=name)

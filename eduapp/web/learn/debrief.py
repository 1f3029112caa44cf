"""The debrief: what became of it, and every decision beside the best one."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from eduapp.actions import enrolments, looking_back, releases
from eduapp.actions.comments import about
from eduapp.actions.play import Standing
from eduapp.actions.studying import Study, study
from eduapp.store import Release
from eduapp.web.db import db
from eduapp.web.learn.blueprint import learn
from eduapp.web.learn.links import Links
from eduapp.web.learn.sent import read_number
from eduapp.web.learn.standing import reckon, standing_or_404, teachings
from eduapp.web.learn.talk import see, talk_of
from eduapp.web.looked_back import debrief_of
from eduapp.web.talk import Talk


@learn.get("/attempts/<opaque:attempt>/debrief")
def debrief(attempt: int) -> str | Response:
    standing = standing_or_404(attempt)
    if not standing.is_over:
        return redirect(url_for("learn.scene", attempt=attempt))
    reckon()
    said = talk_of(about(standing))
    if said is not None:
        see(about(standing))
    return page(standing, said)


def page(standing: Standing, said: Talk | None) -> str:
    """The debrief, with what was said about it where it was done for a cohort."""
    return render_template(
        "learn/debrief.html",
        links=Links(standing.attempt),
        talk=said,
        study=_study(standing),
        module=_module(standing.attempt.case_key) if standing.attempt.enrolment_id is None else None,
        **debrief_of(standing),
    )


def _study(standing: Standing) -> Study | None:
    """The module that the attempt counts for, as it stands now."""
    enrolment = enrolments.by_id(db.session, standing.attempt.enrolment_id)
    return study(db.session, teachings(), enrolment) if enrolment else None


def _module(case: str) -> Release | None:
    """What to go on with after a case that was tried out: its own module before any other."""
    own = releases.module_of_case(db.session, case)
    offered = releases.offered(db.session)
    return next((release for release in offered if release.module_key == own), next(iter(offered), None))


@learn.post("/attempts/<opaque:attempt>/words")
def check_words(attempt: int) -> Response:
    """Tick off in one's own words what the rubric asks for."""
    standing, number = standing_or_404(attempt), read_number(request.form.get("number", ""))
    points = [read_number(point) for point in request.form.getlist("point")]
    looking_back.check_off(db.session, standing, number, points)
    return redirect(url_for("learn.debrief", attempt=attempt, _anchor=f"decision-{number + 1}"), 303)

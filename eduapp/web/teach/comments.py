"""An educator comments on an attempt at a case, and marks own words by the rubric. The learner is told."""

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from eduapp.actions import word_marks
from eduapp.actions.refused import NotThere, Refused
from eduapp.web import clock
from eduapp.web import talk as talks
from eduapp.web.db import db
from eduapp.web.form import said
from eduapp.web.language import gettext
from eduapp.web.talk import anchor, refused, sent_place
from eduapp.web.teach.attempts import Work, page, talk_of, work_or_404
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.told import tell, tell_no_more, will_see

MOST_POINTS = 100


@teach.post("/cohorts/<opaque:cohort>/attempts/<opaque:attempt>/comments")
def comment(cohort: int, attempt: int) -> Response | tuple[str, int]:
    work = work_or_404(cohort, attempt)
    try:
        is_new = talks.say(work.about)
    except NotThere:
        raise
    except Refused as slip:
        return page(work, refused(talk_of(work), said(slip))), 422
    if is_new:
        tell(work.cohort, work.member)
    will_see(work.member)
    return _back(work, sent_place())


@teach.post("/cohorts/<opaque:cohort>/attempts/<opaque:attempt>/comments/<opaque:comment>")
def change_comment(cohort: int, attempt: int, comment: int) -> Response | tuple[str, int]:
    work = work_or_404(cohort, attempt)
    try:
        number = talks.change(work.about, comment)
    except NotThere:
        raise
    except Refused as slip:
        return page(work, refused(talk_of(work), said(slip), comment)), 422
    tell_no_more(work.member)
    return _back(work, number)


@teach.post("/cohorts/<opaque:cohort>/attempts/<opaque:attempt>/rubric")
def mark_words(cohort: int, attempt: int) -> Response:
    work, number = work_or_404(cohort, attempt), sent_place()
    sent = {point: request.form.get(f"point-{point}") for point in range(MOST_POINTS)}
    found = {point: value == "yes" for point, value in sent.items() if value in ("yes", "no")}
    if word_marks.mark(db.session, work.standing, -1 if number is None else number, found, now=clock.now()):
        tell(work.cohort, work.member)
    flash(gettext("The marks are kept."))
    return _back(work, number)


def _back(work: Work, number: int | None) -> Response:
    cohort, attempt = work.cohort.id, work.standing.attempt.id
    return redirect(url_for("teach.attempt", cohort=cohort, attempt=attempt, _anchor=anchor(number)), 303)

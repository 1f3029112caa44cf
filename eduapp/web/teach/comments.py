"""An educator comments on an attempt at a case, and marks own words by the rubric. The learner is told."""

from flask import flash, request
from werkzeug.wrappers import Response

from eduapp.actions import word_marks
from eduapp.web import clock
from eduapp.web.db import db
from eduapp.web.language import gettext
from eduapp.web.talk import sent_place
from eduapp.web.teach.attempts import work_or_404
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.saying import Answer, change, say
from eduapp.web.teach.told import tell

MOST_POINTS = 100


@teach.post("/cohorts/<opaque:cohort>/attempts/<opaque:attempt>/comments")
def comment(cohort: int, attempt: int) -> Answer:
    return say(work_or_404(cohort, attempt))


@teach.post("/cohorts/<opaque:cohort>/attempts/<opaque:attempt>/comments/<opaque:comment>")
def change_comment(cohort: int, attempt: int, comment: int) -> Answer:
    return change(work_or_404(cohort, attempt), comment)


@teach.post("/cohorts/<opaque:cohort>/attempts/<opaque:attempt>/rubric")
def mark_words(cohort: int, attempt: int) -> Response:
    work, number = work_or_404(cohort, attempt), sent_place()
    sent = {point: request.form.get(f"point-{point}") for point in range(MOST_POINTS)}
    found = {point: value == "yes" for point, value in sent.items() if value in ("yes", "no")}
    if word_marks.mark(db.session, work.standing, -1 if number is None else number, found, now=clock.now()):
        tell(work.cohort, work.member)
    flash(gettext("The marks are kept."))
    return work.back(number)

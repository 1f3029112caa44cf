"""An educator comments on an attempt, and marks own words by the rubric. The learner is told."""

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from eduapp.actions import comments, telling
from eduapp.actions.invitations import Letter
from eduapp.actions.refused import NotThere, Refused
from eduapp.web import clock
from eduapp.web.db import db
from eduapp.web.form import said
from eduapp.web.hand import hand
from eduapp.web.language import gettext
from eduapp.web.talk import anchor, refused, sent_place
from eduapp.web.teach.attempts import Work, page, talk_of, work_or_404
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.letters import Letters

MOST_POINTS = 100


@teach.post("/cohorts/<opaque:cohort>/attempts/<opaque:attempt>/comments")
def comment(cohort: int, attempt: int) -> Response | tuple[str, int]:
    work, number = work_or_404(cohort, attempt), sent_place()
    try:
        is_new = comments.say(db.session, work.standing, number, request.form.get("words", ""), hand())
    except NotThere:
        raise
    except Refused as slip:
        return page(work, refused(talk_of(work), said(slip))), 422
    if is_new:
        _tell(work)
    flash(gettext("%(name)s will see it, and can answer.", name=work.member.person.name))
    return _back(work, number)


@teach.post("/cohorts/<opaque:cohort>/attempts/<opaque:attempt>/rubric")
def mark_words(cohort: int, attempt: int) -> Response:
    work, number = work_or_404(cohort, attempt), sent_place()
    sent = {point: request.form.get(f"point-{point}") for point in range(MOST_POINTS)}
    found = {point: value == "yes" for point, value in sent.items() if value in ("yes", "no")}
    if comments.mark(db.session, work.standing, -1 if number is None else number, found, now=clock.now()):
        _tell(work)
    flash(gettext("The marks are kept."))
    return _back(work, number)


def _tell(work: Work) -> None:
    def letter(language: str | None) -> Letter:
        return Letters().commented(work.cohort, language)

    telling.tell(db.session, work.member.person_id, letter, now=clock.now())


def _back(work: Work, number: int | None) -> Response:
    cohort, attempt = work.cohort.id, work.standing.attempt.id
    return redirect(url_for("teach.attempt", cohort=cohort, attempt=attempt, _anchor=anchor(number)), 303)

"""A quiz that a learner handed in for the cohort: each answer as she sees it, with what was right and comments."""

from dataclasses import dataclass
from typing import Any

from flask import Response as File
from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from eduapp.actions import comments, members
from eduapp.actions.comments import About, about
from eduapp.actions.quizzes import Sitting
from eduapp.actions.refused import NotThere, Refused
from eduapp.actions.replaying import sitting_in_cohort
from eduapp.store import Cohort, Member
from eduapp.web import clock
from eduapp.web import talk as talks
from eduapp.web.at_hand import takeables
from eduapp.web.db import db
from eduapp.web.form import said
from eduapp.web.pictured import served
from eduapp.web.quiz_looked_back import files_of, result_of
from eduapp.web.talk import Addresses, Talk, anchor, refused, sent_place
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.standing import cohort_or_404
from eduapp.web.teach.told import tell, tell_no_more, will_see
from eduapp.web.visitor import person


@dataclass(frozen=True, slots=True)
class Handed:
    """A quiz that was handed in for the cohort, and whose it is."""

    cohort: Cohort
    member: Member
    seated: Sitting

    @property
    def about(self) -> About:
        return about(self.seated)


def handed_or_404(cohort: int, attempt: int) -> Handed:
    found = cohort_or_404(cohort)
    seated = sitting_in_cohort(db.session, takeables(), attempt, cohort)
    return Handed(found, members.learner_or_404(db.session, cohort, seated.attempt.person_id), seated)


@teach.get("/cohorts/<opaque:cohort>/quizzes/<opaque:attempt>/")
def quiz_attempt(cohort: int, attempt: int) -> str:
    work = handed_or_404(cohort, attempt)
    shown = _page(work, _talk_of(work))
    comments.read_by_educator(db.session, work.about, now=clock.now())
    return shown


@teach.get("/cohorts/<opaque:cohort>/quizzes/<opaque:attempt>/<path:path>")
def quiz_attempt_picture(cohort: int, attempt: int, path: str) -> File:
    return served(files_of(handed_or_404(cohort, attempt).seated, path), path)


@teach.post("/cohorts/<opaque:cohort>/quizzes/<opaque:attempt>/comments")
def comment_on_quiz(cohort: int, attempt: int) -> Response | tuple[str, int]:
    work = handed_or_404(cohort, attempt)
    try:
        is_new = talks.say(work.about)
    except NotThere:
        raise
    except Refused as slip:
        return _page(work, refused(_talk_of(work), said(slip))), 422
    if is_new:
        tell(work.cohort, work.member)
    will_see(work.member)
    return _back(work, sent_place())


@teach.post("/cohorts/<opaque:cohort>/quizzes/<opaque:attempt>/comments/<opaque:comment>")
def change_comment_on_quiz(cohort: int, attempt: int, comment: int) -> Response | tuple[str, int]:
    work = handed_or_404(cohort, attempt)
    try:
        number = talks.change(work.about, comment)
    except NotThere:
        raise
    except Refused as slip:
        return _page(work, refused(_talk_of(work), said(slip), comment)), 422
    tell_no_more(work.member)
    return _back(work, number)


def _talk_of(work: Handed) -> Talk:
    at: dict[str, Any] = {"cohort": work.cohort.id, "attempt": work.seated.attempt.id}
    say = url_for("teach.comment_on_quiz", **at)
    to = Addresses(say, lambda comment: url_for("teach.change_comment_on_quiz", comment=comment, **at))
    return talks.talk(work.about, person().id, to, work.cohort.time_zone)


def _page(work: Handed, said: Talk) -> str:
    return render_template(
        "teach/quiz_attempt.html",
        cohort=work.cohort,
        learner=work.member.person,
        talk=said,
        zone=work.cohort.time_zone,
        **result_of(work.seated),
    )


def _back(work: Handed, number: int | None) -> Response:
    at: dict[str, Any] = {"cohort": work.cohort.id, "attempt": work.seated.attempt.id}
    return redirect(url_for("teach.quiz_attempt", _anchor=anchor(number, is_quiz=True), **at), 303)

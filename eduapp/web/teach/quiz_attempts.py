"""A quiz that a learner handed in for the cohort: each answer as she sees it, with what was right and comments."""

from dataclasses import dataclass
from typing import Any

from flask import Response as File
from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from eduapp.actions import comments, members
from eduapp.actions.comments import About, about
from eduapp.actions.quizzes import Sitting
from eduapp.actions.replaying import sitting_in_cohort
from eduapp.store import Cohort, Member
from eduapp.web import clock
from eduapp.web.at_hand import takeables
from eduapp.web.db import db
from eduapp.web.pictured import served
from eduapp.web.quiz_looked_back import files_of, result_of
from eduapp.web.talk import Addresses, Talk, anchor, talk
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.saying import Answer, change, say
from eduapp.web.teach.standing import cohort_or_404
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

    @property
    def at(self) -> dict[str, Any]:
        return {"cohort": self.cohort.id, "attempt": self.seated.attempt.id}

    def talk(self) -> Talk:
        say = url_for("teach.comment_on_quiz", **self.at)
        to = Addresses(say, lambda comment: url_for("teach.change_comment_on_quiz", comment=comment, **self.at))
        return talk(self.about, person().id, to, self.cohort.time_zone)

    def page(self, talk: Talk) -> str:
        return render_template(
            "teach/quiz_attempt.html",
            cohort=self.cohort,
            learner=self.member.person,
            talk=talk,
            zone=self.cohort.time_zone,
            **result_of(self.seated),
        )

    def back(self, number: int | None) -> Response:
        return redirect(url_for("teach.quiz_attempt", _anchor=anchor(number, is_quiz=True), **self.at), 303)


def handed_or_404(cohort: int, attempt: int) -> Handed:
    found = cohort_or_404(cohort)
    seated = sitting_in_cohort(db.session, takeables(), attempt, cohort)
    return Handed(found, members.learner_or_404(db.session, cohort, seated.attempt.person_id), seated)


@teach.get("/cohorts/<opaque:cohort>/quizzes/<opaque:attempt>/")
def quiz_attempt(cohort: int, attempt: int) -> str:
    work = handed_or_404(cohort, attempt)
    shown = work.page(work.talk())
    comments.read_by_educator(db.session, work.about, now=clock.now())
    return shown


@teach.get("/cohorts/<opaque:cohort>/quizzes/<opaque:attempt>/<path:path>")
def quiz_attempt_picture(cohort: int, attempt: int, path: str) -> File:
    return served(files_of(handed_or_404(cohort, attempt).seated, path), path)


@teach.post("/cohorts/<opaque:cohort>/quizzes/<opaque:attempt>/comments")
def comment_on_quiz(cohort: int, attempt: int) -> Answer:
    return say(handed_or_404(cohort, attempt))


@teach.post("/cohorts/<opaque:cohort>/quizzes/<opaque:attempt>/comments/<opaque:comment>")
def change_comment_on_quiz(cohort: int, attempt: int, comment: int) -> Answer:
    return change(handed_or_404(cohort, attempt), comment)

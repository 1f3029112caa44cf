"""An attempt of a learner: its debrief as she sees it, with comments, and each scene as it was shown to her."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from flask import Response as File
from flask import abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from eduapp.actions import comments, members
from eduapp.actions.comments import About, about
from eduapp.actions.play import Standing
from eduapp.actions.replaying import stand_in_cohort
from eduapp.actions.unsafe_acts import talked_about
from eduapp.store import Cohort, Member
from eduapp.web import clock
from eduapp.web.db import db, reading
from eduapp.web.desk import desk
from eduapp.web.language import in_language
from eduapp.web.looked_back import debrief_of
from eduapp.web.pictured import served
from eduapp.web.talk import Addresses, Talk, anchor, talk
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.standing import cohort_or_404
from eduapp.web.visitor import person


class Links:
    """What leads on from a debrief is for the learner alone."""

    what_if = check_words = ""
    is_of_learner = True


@dataclass(frozen=True, slots=True)
class Work:
    """An attempt that was done for the cohort, and whose it is."""

    cohort: Cohort
    member: Member
    standing: Standing

    @property
    def about(self) -> About:
        return about(self.standing)

    @property
    def at(self) -> dict[str, Any]:
        return {"cohort": self.cohort.id, "attempt": self.standing.attempt.id}

    def talk(self) -> Talk:
        to = Addresses(
            url_for("teach.comment", **self.at),
            lambda comment: url_for("teach.change_comment", comment=comment, **self.at),
            url_for("teach.mark_words", **self.at),
        )
        return talk(self.about, person().id, to, self.cohort.time_zone)

    def page(self, talk: Talk) -> str:
        return render_template(
            "teach/attempt.html",
            cohort=self.cohort,
            learner=self.member.person,
            attempt=self.standing.attempt,
            links=Links,
            talk=talk,
            is_unsafe=bool(self.standing.play.unsafe),
            is_talked_about=bool(talked_about(db.session, self.cohort.id, {self.standing.attempt.id})),
            **debrief_of(self.standing),
        )

    def back(self, number: int | None) -> Response:
        return redirect(url_for("teach.attempt", _anchor=anchor(number), **self.at), 303)


def work_or_404(cohort: int, attempt: int) -> Work:
    found = cohort_or_404(cohort)
    standing = stand_in_cohort(reading(), desk(), attempt, cohort)
    return Work(found, members.learner_or_404(db.session, cohort, standing.attempt.person_id), standing)


@teach.get("/cohorts/<opaque:cohort>/attempts/<opaque:attempt>/")
def attempt(cohort: int, attempt: int) -> str | Response:
    work = work_or_404(cohort, attempt)
    if not work.standing.is_over:
        return redirect(url_for("teach.replay", cohort=cohort, attempt=attempt, number=0))
    shown = work.page(work.talk())
    comments.read_by_educator(db.session, work.about, now=clock.now())
    return shown


@teach.get("/cohorts/<opaque:cohort>/attempts/<opaque:attempt>/scene-<int:number>")
def replay(cohort: int, attempt: int, number: int) -> str:
    """Where she stood after so many decisions, and what she decided there."""
    work = work_or_404(cohort, attempt)
    standing, case = work.standing, in_language(work.standing.playable.shown_in)
    plays = standing.plays[: number + 1]
    if len(plays) != number + 1:
        abort(404)
    shown = case.scene(plays, standing.attempt.seed)
    decided = standing.play.decisions[number] if number < len(standing.play.decisions) else None
    return render_template(
        "teach/replay.html",
        cohort=work.cohort,
        learner=work.member.person,
        attempt=standing.attempt,
        title=case.title,
        shown=shown,
        number=number,
        last=len(standing.play.decisions),
        decided=decided,
        act=case.label(plays[-1], decided.choice) if decided else "",
        acts=[case.label(before, after.decisions[-1].choice) for before, after in pairwise(standing.plays)],
        draft={"choice": decided.choice, "ticks": decided.ticks, "words": decided.words} if decided else {},
        listed=standing.playable.references.listed(shown.cited),
    )


@teach.get("/cohorts/<opaque:cohort>/attempts/<opaque:attempt>/<path:path>")
def attempt_picture(cohort: int, attempt: int, path: str) -> File:
    standing = work_or_404(cohort, attempt).standing
    seen = in_language(standing.playable.shown_in).files(standing.plays)
    return served(standing.playable.files if path in seen else {}, path)

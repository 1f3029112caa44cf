"""A learner answers her educators, or asks them about an attempt at a case or quiz."""

from collections.abc import Callable

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from eduapp.actions.comments import About, about
from eduapp.actions.refused import NotThere, Refused
from eduapp.text.said import told
from eduapp.web import talk as talks
from eduapp.web.form import said
from eduapp.web.language import gettext
from eduapp.web.learn import debrief, quiz_result
from eduapp.web.learn.blueprint import learn
from eduapp.web.learn.quiz import sitting_or_404
from eduapp.web.learn.standing import standing_or_404
from eduapp.web.learn.talk import talk_of
from eduapp.web.talk import Talk, anchor, refused, sent_place

Answer = Response | tuple[str, int]
Page = Callable[[Talk], str]


@learn.post("/attempts/<opaque:attempt>/comments")
def say(attempt: int) -> Answer:
    standing = standing_or_404(attempt)
    return _say(about(standing), lambda talk: debrief.page(standing, talk))


@learn.post("/attempts/<opaque:attempt>/comments/<opaque:comment>")
def change_comment(attempt: int, comment: int) -> Answer:
    standing = standing_or_404(attempt)
    return _change(about(standing), comment, lambda talk: debrief.page(standing, talk))


@learn.post("/quizzes/<opaque:attempt>/comments")
def say_on_quiz(attempt: int) -> Answer:
    seated = sitting_or_404(attempt)
    return _say(about(seated), lambda talk: quiz_result.page(seated, talk))


@learn.post("/quizzes/<opaque:attempt>/comments/<opaque:comment>")
def change_comment_on_quiz(attempt: int, comment: int) -> Answer:
    seated = sitting_or_404(attempt)
    return _change(about(seated), comment, lambda talk: quiz_result.page(seated, talk))


def _say(at: About, page: Page) -> Answer:
    talk = _talk_of(at)
    try:
        talks.say(at)
    except NotThere:
        raise
    except Refused as slip:
        return page(refused(talk, said(slip))), 422
    flash(gettext("Your educators see what you wrote when they look at this attempt."))
    return _back(at, sent_place())


def _change(at: About, comment: int, page: Page) -> Answer:
    talk = _talk_of(at)
    try:
        return _back(at, talks.change(at, comment))
    except NotThere:
        raise
    except Refused as slip:
        return page(refused(talk, said(slip), comment)), 422


def _talk_of(at: About) -> Talk:
    talk = talk_of(at) if at.is_over else None
    if talk is None:
        raise NotThere(told("It is not over, or done for no cohort, so that no educator would see what you write."))
    return talk


def _back(at: About, number: int | None) -> Response:
    page = "learn.quiz_result" if at.is_quiz else "learn.debrief"
    return redirect(url_for(page, attempt=at.attempt_id, _anchor=anchor(number, at.is_quiz)), 303)

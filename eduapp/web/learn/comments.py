"""A learner answers her educators, or asks them about an attempt."""

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from eduapp.actions import comments
from eduapp.actions.refused import NotThere, Refused
from eduapp.text.said import told
from eduapp.web.db import db
from eduapp.web.form import said
from eduapp.web.hand import hand
from eduapp.web.language import gettext
from eduapp.web.learn.blueprint import learn
from eduapp.web.learn.debrief import page
from eduapp.web.learn.standing import standing_or_404
from eduapp.web.learn.talk import talk_of
from eduapp.web.talk import anchor, refused, sent_place


@learn.post("/attempts/<opaque:attempt>/comments")
def say(attempt: int) -> Response | tuple[str, int]:
    standing, number = standing_or_404(attempt), sent_place()
    talk = talk_of(standing)
    if talk is None:
        raise NotThere(told("It was done for no cohort, so that no educator would see what you write here."))
    try:
        comments.say(db.session, standing, number, request.form.get("words", ""), hand())
    except NotThere:
        raise
    except Refused as slip:
        return page(standing, refused(talk, said(slip))), 422
    flash(gettext("Your educators see what you wrote when they look at this attempt."))
    return redirect(url_for("learn.debrief", attempt=attempt, _anchor=anchor(number)), 303)

"""What if: practice from a decision of an attempt that is over. It never counts."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from eduapp.actions import attempts
from eduapp.web import clock, ids
from eduapp.web.db import db
from eduapp.web.learn.blueprint import learn
from eduapp.web.learn.sent import read_number
from eduapp.web.learn.standing import standing_or_404
from eduapp.web.visitor import person


@learn.post("/attempts/<opaque:attempt>/what-if")
def what_if(attempt: int) -> Response:
    standing, number = standing_or_404(attempt), read_number(request.form.get("number", ""))
    now = clock.now()
    practice = attempts.practise(db.session, ids.new(now), person().id, standing, number, now=now)
    return redirect(url_for("learn.scene", attempt=practice.id), 303)


@learn.post("/attempts/<opaque:attempt>/back")
def take_back(attempt: int) -> Response:
    standing, number = standing_or_404(attempt), read_number(request.form.get("number", ""))
    attempts.take_back(db.session, standing, number, now=clock.now())
    return redirect(url_for("learn.scene", attempt=attempt), 303)

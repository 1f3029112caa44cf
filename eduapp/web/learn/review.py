"""Reviewing: the queue of what was missed, and how much of it somebody wants."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from eduapp.actions import cards, review_plan
from eduapp.web import clock
from eduapp.web.db import reading, writing
from eduapp.web.language import current_language, gettext
from eduapp.web.learn.blueprint import learn
from eduapp.web.learn.sent import read_number
from eduapp.web.visitor import person

A_DAY = (0, 1, 2, 3, 5, 10, 20)  # how many cards a day can be chosen


@learn.get("/review")
def review() -> Response | str:
    """On to the next card; where none is due, when the next one is."""
    now = clock.now()
    seen = cards.queue(reading(), person().id, now=now)
    if seen.next is not None and "plan" not in request.args:
        return redirect(url_for("learn.card", card=seen.next))
    plan = review_plan.plan_of(reading(), person().id)
    days = (seen.next_at.date() - now.date()).days if seen.next_at else None
    return render_template("learn/review.html", queue=seen, plan=plan, days=days, numbers=A_DAY)


@learn.post("/review/plan")
def plan_review() -> Response:
    a_day = read_number(request.form.get("a_day", ""))
    with writing() as connection:
        review_plan.keep(connection, person().id, a_day, "reminds" in request.form, current_language())
    flash(gettext("Kept. It holds from now on."))
    return redirect(url_for("learn.review", plan="kept"), 303)

"""What became of somebody's intentions: a page behind a link in a mail, answered once, without logging in."""

from collections.abc import Mapping

from flask import make_response, render_template, request
from werkzeug.wrappers import Response

from eduapp.actions import follow_ups, links
from eduapp.module.follow_up import ANSWERS, read_answer
from eduapp.store import Evaluation
from eduapp.web import clock, public
from eduapp.web.db import db
from eduapp.web.form import said
from eduapp.web.language import gettext
from eduapp.web.learn.blueprint import linked


@linked.get("/follow-up/<token>")
def follow_up(token: str) -> Response:
    try:
        evaluation = follow_ups.of_link(db.session, token, public.key(), now=clock.now())
    except links.Over as slip:
        return _over(slip)
    return _page(evaluation, {}, is_sent=False)


@linked.post("/follow-up/<token>")
def answer_follow_up(token: str) -> Response:
    try:
        evaluation = follow_ups.of_link(db.session, token, public.key(), now=clock.now())
        if "stop" in request.form:
            follow_ups.stop(db.session, evaluation)
            return _shown("learn/follow_up_done.html", is_stopped=True)
        sent = {one.number: read_answer(request.form.get(f"outcome-{one.number}", "")) for one in evaluation.intentions}
        outcomes = {number: outcome for number, outcome in sent.items() if outcome is not None}
        if len(outcomes) < len(sent):
            return _page(evaluation, outcomes, is_sent=True)
        follow_ups.answer(db.session, evaluation, outcomes, now=clock.now())
    except links.Over as slip:
        return _over(slip)
    return _shown("learn/follow_up_done.html", is_stopped=False)


def _page(evaluation: Evaluation, outcomes: Mapping[int, str], is_sent: bool) -> Response:
    return _shown(
        "learn/follow_up.html",
        422 if is_sent else 200,
        evaluation=evaluation,
        title=evaluation.enrolment.release.revision.title,
        options=[(value, gettext(label)) for value, label in ANSWERS.items()],
        outcomes=outcomes,
        is_sent=is_sent,
    )


def _over(slip: links.Over) -> Response:
    return _shown("learn/follow_up_over.html", 400, sentence=said(slip))


def _shown(template: str, status: int = 200, **values: object) -> Response:
    response = make_response(render_template(template, **values), status)
    response.headers["X-Robots-Tag"] = "noindex"
    return response

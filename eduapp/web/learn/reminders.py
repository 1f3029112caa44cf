"""The link in a reminder of review cards, which ends them without logging in."""

from flask import make_response, render_template, request
from flask.blueprints import BlueprintSetupState
from werkzeug.wrappers import Response

from eduapp.actions import review_plan
from eduapp.web import clock, public
from eduapp.web.db import writing
from eduapp.web.learn.blueprint import linked


@linked.route("/reminders/<token>", methods=["GET", "POST"])
def stop_reminders(token: str) -> Response:
    """The link shows a button first, since programs that look through mails follow links. A mail program that offers
    to unsubscribe sends the POST by itself: it has no token of a form, and the link proves enough."""
    is_done = request.method == "POST"
    if is_done:
        with writing() as connection:
            review_plan.stop(connection, token, public.key(), now=clock.now())
    else:
        review_plan.of_stop_link(token, public.key(), now=clock.now())
    response = make_response(render_template("learn/stop_reminders.html", is_done=is_done))
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@linked.record
def _exempt(state: BlueprintSetupState) -> None:
    state.app.extensions["csrf"].exempt(stop_reminders)

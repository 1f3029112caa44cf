"""The link in a mail on what has changed since a module was finished: it ends such mails without logging in."""

from flask import make_response, render_template, request
from flask.blueprints import BlueprintSetupState
from werkzeug.wrappers import Response

from eduapp.actions import evidence_notices
from eduapp.web import clock, public
from eduapp.web.db import db
from eduapp.web.learn.blueprint import linked


@linked.route("/corrections/<token>", methods=["GET", "POST"])
def stop_corrections(token: str) -> Response:
    """The link shows a button first, since programs that look through mails follow links. A mail program that offers
    to unsubscribe sends the POST by itself: it has no token of a form, and the link proves enough."""
    is_done = request.method == "POST"
    if is_done:
        evidence_notices.stop(db.session, token, public.key(), now=clock.now())
    else:
        evidence_notices.of_stop_link(token, public.key(), now=clock.now())
    response = make_response(render_template("learn/stop_corrections.html", is_done=is_done))
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@linked.record
def _exempt(state: BlueprintSetupState) -> None:
    state.app.extensions["csrf"].exempt(stop_corrections)

"""Logging out, here or everywhere else."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from eduapp.actions import sessions
from eduapp.web.account.blueprint import account
from eduapp.web.db import db
from eduapp.web.visitor import leave, person


@account.route("/log-out", methods=["GET", "POST"])
def log_out() -> Response | str:
    if request.method == "GET":
        return render_template("account/log_out.html")
    leave()
    flash(gettext("You are logged out."))
    return redirect(url_for("learn.catalogue"), 303)


@account.post("/log-out-elsewhere")
def log_out_elsewhere() -> Response:
    known = person()
    sessions.end_all(db.session, known.id, but=known.token)
    flash(gettext("You are logged out everywhere else."))
    return redirect(url_for("account.account"), 303)

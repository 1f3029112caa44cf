"""Light or dark, as the browser's owner likes it: a cookie, no account."""

from datetime import timedelta

from flask import current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from eduapp.actions.refused import Refused
from eduapp.text.said import told
from eduapp.web.account.blueprint import account
from eduapp.web.page import THEMES

SYSTEM = "system"


@account.route("/theme", methods=["GET", "POST"])
def theme() -> Response | str:
    if request.method == "GET":
        return render_template("account/theme.html")
    chosen = request.form.get("theme", "")
    if chosen not in (SYSTEM, *THEMES):
        raise Refused(told("There is no such choice. Pages can be light, dark, or as your system is."))
    response = redirect(url_for("account.theme"), 303)
    flash(gettext("This browser remembers it."))
    if chosen == SYSTEM:
        response.delete_cookie("theme", samesite="Lax")
    else:
        is_secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
        response.set_cookie(
            "theme", chosen, max_age=timedelta(days=365), secure=is_secure, httponly=True, samesite="Lax"
        )
    return response

"""A new password for somebody who knows the present one."""

from flask import flash, make_response, redirect, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import PasswordField

from eduapp.actions import log_in, passwords
from eduapp.actions.refused import Refused, TooOften
from eduapp.store import Person
from eduapp.web import clock, entrance, public
from eduapp.web.account import browser
from eduapp.web.account.blueprint import account
from eduapp.web.db import db
from eduapp.web.form import Form, said
from eduapp.web.visitor import person


class ChangePasswordForm(Form):
    present = PasswordField(lazy_gettext("Present password"))
    password = PasswordField(lazy_gettext("New password"))


@account.route("/change-password", methods=["GET", "POST"])
def change_password() -> Response:
    known, form, now = person(), ChangePasswordForm(), clock.now()
    me = db.session.get_one(Person, known.id)
    if passwords.find(db.session, me.id) is None:
        return redirect(url_for("account.account"), 303)
    page = "account/change_password.html"
    if not form.validate_on_submit():
        return make_response(render_template(page, form=form, email=me.email))
    try:
        log_in.confirm(db.session, me, form.present.data or "", key=public.key(), address=browser.address(), now=now)
        passwords.change(db.session, me.id, form.password.data or "", keep=known.token)
    except TooOften as slip:
        form.present.errors = [said(slip)]
        return entrance.wait(make_response(render_template(page, form=form, email=me.email), 429), slip)
    except Refused as slip:
        db.session.commit()  # a wrong try counts
        is_present = isinstance(slip, log_in.Wrong)
        (form.present if is_present else form.password).errors = [said(slip)]
        return make_response(render_template(page, form=form, email=me.email), 400)
    browser.know(me.id)
    flash(gettext("Your password is changed. Every other browser is logged out."))
    return redirect(url_for("account.account"), 303)

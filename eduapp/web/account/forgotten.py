"""A password that was forgotten: a link by mail, and a new one."""

from flask import Response, flash, make_response, redirect, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response as AnyResponse
from wtforms import PasswordField, StringField

from eduapp.actions import links, passwords, people, throttle
from eduapp.actions.refused import Refused, TooOften
from eduapp.web import clock, entrance, public
from eduapp.web.account import browser, letters
from eduapp.web.account.blueprint import account
from eduapp.web.db import db
from eduapp.web.form import Form, held_to, said

AN_HOUR = 20  # mails that are asked for from an address


class ForgottenForm(Form):
    email = StringField(
        lazy_gettext("E-mail address"), [held_to(lambda email: people.must_be_email(people.normalised(email)))]
    )


class ResetForm(Form):
    password = PasswordField(lazy_gettext("New password"))


@account.route("/forgotten", methods=["GET", "POST"])
def forgotten() -> Response:
    """Says the same of an address that is known and one that is not."""
    form = ForgottenForm()
    if not form.validate_on_submit():
        return _page(form, 400 if form.is_submitted() else 200)
    email, now = people.normalised(form.email.data), clock.now()
    by = throttle.tried(public.key(), "reset", email, browser.address())
    try:
        throttle.limit_address(db.session, by, AN_HOUR, now=now)
    except TooOften as slip:
        form.form_errors.append(said(slip))
        return entrance.wait(_page(form, 429), slip)
    is_over = throttle.is_account_over(db.session, by, letters.AN_HOUR, now=now)
    throttle.note(db.session, by, now=now)
    person = people.by_email(db.session, email)
    if person is not None and not is_over:
        letters.reset(person)
    return make_response(render_template("account/forgotten_sent.html", email=email))


@account.route("/reset/<token>", methods=["GET", "POST"])
def reset(token: str) -> AnyResponse:
    form, now = ResetForm(), clock.now()
    try:
        person = passwords.of_reset_link(db.session, token, public.key(), now=now)
    except links.Over as slip:
        return make_response(render_template("account/link_over.html", sentence=said(slip), is_reset=True), 400)
    if form.validate_on_submit():
        try:
            passwords.reset(db.session, token, form.password.data or "", public.key(), now=now)
        except Refused as slip:
            form.password.errors = [said(slip)]
        else:
            browser.enter(person)
            browser.come_in(person)
            flash(gettext("Your new password holds, and you are logged in. Every other browser is logged out."))
            return redirect(url_for("learn.catalogue"), 303)
    page = render_template("account/reset.html", form=form, email=person.email)
    return make_response(page, 400 if form.is_submitted() else 200)


def _page(form: ForgottenForm, status: int) -> Response:
    return make_response(render_template("account/forgotten.html", form=form), status)

"""Signing up: a name, an address, a password, and one is in."""

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response as AnyResponse
from wtforms import PasswordField, StringField
from wtforms.validators import ValidationError

from eduapp.actions import log_in, passwords, people, throttle
from eduapp.actions.refused import Refused, TooOften
from eduapp.web import clock, entrance, public
from eduapp.web.account import browser, letters
from eduapp.web.account.blueprint import account
from eduapp.web.db import db
from eduapp.web.form import Form, held_to, said
from eduapp.web.visitor import visitor

AN_HOUR = 20  # sign-ups from an address


class SignUpForm(Form):
    name = StringField(lazy_gettext("Your name"), [held_to(people.must_be_name)])
    email = StringField(
        lazy_gettext("E-mail address"), [held_to(lambda email: people.must_be_email(people.normalised(email)))]
    )
    password = PasswordField(lazy_gettext("Password"))

    def validate_password(self, field: PasswordField) -> None:
        try:
            passwords.must_be_good(field.data or "", people.normalised(self.email.data or ""))
        except Refused as slip:
            raise ValidationError(said(slip)) from slip


@account.route("/sign-up", methods=["GET", "POST"])
def sign_up() -> AnyResponse:
    known = visitor()
    if known is not None and not known.is_guest:
        return redirect(url_for("account.account"), 303)
    form, following = SignUpForm(), entrance.local(request.values.get("next"))
    if not form.validate_on_submit():
        return _page(form, following, 400 if form.is_submitted() else 200)
    now = clock.now()
    by = throttle.tried(public.key(), "sign up", form.email.data, browser.address())
    try:
        throttle.limit_address(db.session, by, AN_HOUR, now=now)
        throttle.note(db.session, by, now=now)
        guest_id = known.id if known else None
        person = people.sign_up(
            db.session, form.name.data, form.email.data, form.password.data, guest_id=guest_id, now=now
        )
    except people.Taken as slip:
        if _is_owner(form):
            return redirect(following or url_for("learn.catalogue"), 303)
        form.email.errors = [said(slip)]
        return _page(form, following, 400, is_taken=True)
    except TooOften as slip:
        form.form_errors.append(said(slip))
        return entrance.wait(_page(form, following, 429), slip)
    letters.verify(person)
    browser.enter(person)
    flash(gettext("Your account is made. We wrote to %(email)s: open the link in that mail.", email=person.email))
    return redirect(following or url_for("learn.catalogue"), 303)


def _is_owner(form: SignUpForm) -> bool:
    """Whoever signs up with the password of the account is let in: they forgot that they have one, or clicked twice."""
    try:
        person = log_in.log_in(
            db.session,
            form.email.data,
            form.password.data,
            key=public.key(),
            address=browser.address(),
            browser=browser.token(),
            now=clock.now(),
        )
    except Refused:
        db.session.commit()  # the try counts
        return False
    browser.enter(person)
    flash(gettext("You had an account already, and you are logged in."))
    return True


def _page(form: SignUpForm, following: str | None, status: int, is_taken: bool = False) -> Response:
    page = render_template("account/sign_up.html", form=form, following=following, is_taken=is_taken)
    return make_response(page, status)

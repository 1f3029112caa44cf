"""Proving an address. The link shows a button first: programs that look through mails follow links, too."""

from flask import flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from eduapp.actions import links, people
from eduapp.store import Person
from eduapp.web import clock, public
from eduapp.web.account import browser, letters
from eduapp.web.account.blueprint import account
from eduapp.web.db import db
from eduapp.web.form import said
from eduapp.web.visitor import person, visitor


@account.route("/verify/<token>", methods=["GET", "POST"])
def verify(token: str) -> Response:
    try:
        owner = people.of_verify_link(db.session, token, public.key(), now=clock.now())
    except links.Over as slip:
        return make_response(render_template("account/link_over.html", sentence=said(slip), is_reset=False), 400)
    if request.method == "GET" and owner.email_verified_at is None:
        return make_response(render_template("account/verify.html", owner=owner))
    known = visitor()
    if known is None or known.id != owner.id:
        # The mailbox may belong to somebody with whose address another signed up: the password decides.
        flash(gettext("Log in as %(email)s first. If you did not sign up here, do nothing.", email=owner.email))
        return redirect(url_for("account.log_in", next=request.path), 303)
    people.verify(db.session, token, public.key(), now=clock.now())
    flash(gettext("%(email)s is verified.", email=owner.email))
    browser.come_in(owner)
    return redirect(url_for("learn.catalogue"), 303)


@account.post("/verify-again")
def verify_again() -> Response:
    me = db.session.get_one(Person, person().id)
    if me.email is None or me.email_verified_at is not None:
        flash(gettext("There is nothing to verify."))
    elif letters.verify(me):
        flash(gettext("We wrote to %(email)s. The link in the mail works for three days.", email=me.email))
    else:
        flash(gettext("We have written to %(email)s several times. Look among unwanted mails, too.", email=me.email))
    return redirect(url_for("account.account"), 303)

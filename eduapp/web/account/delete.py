"""Deleting one's account: a page that says what goes and what stays, and a button."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from eduapp.actions import erasure, untaught
from eduapp.store.privacy import Erasure
from eduapp.web import clock
from eduapp.web.account import browser, letters
from eduapp.web.account.blueprint import account
from eduapp.web.account.privacy import held
from eduapp.web.db import db
from eduapp.web.visitor import leave, person


@account.route("/delete", methods=["GET", "POST"])
def delete() -> Response | str:
    alone = untaught.taught_alone(db.session, person().id)
    if request.method == "GET":
        goes, stays = held((Erasure.DELETE, Erasure.CASCADE)), held((Erasure.UNNAME, Erasure.EXPIRE))
        return render_template("account/delete.html", goes=goes, stays=stays, alone=alone)
    person_id = person().id
    leave()
    erasure.erase(db.session, person_id)
    untaught.tell(db.session, alone, letters.untaught, now=clock.now())
    flash(gettext("Your account is deleted, and all that you did here with it."))
    return browser.forget(redirect(url_for("learn.catalogue"), 303))

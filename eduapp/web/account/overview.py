"""The account at a glance, and what can be done with it."""

from datetime import timedelta

from flask import current_app, render_template

from eduapp.actions import passwords, sessions
from eduapp.store import Person
from eduapp.web import clock
from eduapp.web.account.blueprint import account as blueprint
from eduapp.web.db import db
from eduapp.web.visitor import person


@blueprint.get("/")
def account() -> str:
    known = person()
    me = db.session.get_one(Person, known.id)
    if me.is_guest:
        return render_template("account/guest.html")
    longest = timedelta(days=current_app.config["LOG_IN_DAYS"])
    others = sessions.count_others(db.session, me.id, known.token, now=clock.now(), longest=longest)
    has_password = passwords.find(db.session, me.id) is not None
    return render_template("account/account.html", me=me, others=others, has_password=has_password)

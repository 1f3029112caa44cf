"""The cohorts of an educator, and a new one."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response
from wtforms import StringField

from eduapp.actions import cohorts as taught
from eduapp.actions.cohorts import named, zone, zones
from eduapp.store.person import EVERYTHING
from eduapp.web import clock, ids
from eduapp.web.db import db
from eduapp.web.form import Form, held_to
from eduapp.web.language import gettext
from eduapp.web.teach.blueprint import teach
from eduapp.web.visitor import person


class NewCohort(Form):
    name = StringField(validators=[held_to(named)])
    time_zone = StringField(validators=[held_to(zone)], default="UTC")


@teach.get("/")
def cohorts() -> str:
    return _page(NewCohort())


@teach.post("/")
def create_cohort() -> str | Response | tuple[str, int]:
    form = NewCohort()
    if not form.validate_on_submit():
        return _page(form), 422
    now = clock.now()
    made = taught.create(db.session, ids.new(now), person().id, form.name.data, form.time_zone.data, now=now)
    return redirect(url_for("teach.board", cohort=made.id), 303)


def _page(form: NewCohort) -> str:
    form.name.label.text, form.time_zone.label.text = gettext("Name"), gettext("Time zone")
    found = taught.taught_by(db.session, person().id, now=clock.now())
    if found and not form.is_submitted():
        form.time_zone.data = found[0].cohort.time_zone
    may_begin = EVERYTHING in taught.scopes_of(db.session, person().id)
    return render_template("teach/cohorts.html", found=found, form=form, zones=zones(), may_begin=may_begin)

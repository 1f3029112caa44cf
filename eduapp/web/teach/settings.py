"""The name and time zone of a cohort, and its end."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response
from wtforms import StringField

from eduapp.actions import cohorts
from eduapp.actions.cohorts import named, zone, zones
from eduapp.store import Cohort
from eduapp.web.db import db
from eduapp.web.form import Form, held_to
from eduapp.web.hand import hand
from eduapp.web.language import gettext
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.standing import cohort_or_404


class CohortForm(Form):
    name = StringField(validators=[held_to(named)])
    time_zone = StringField(validators=[held_to(zone)])


@teach.get("/cohorts/<opaque:cohort>/settings")
def settings(cohort: int) -> str:
    found = cohort_or_404(cohort)
    return _page(found, CohortForm(obj=found))


@teach.post("/cohorts/<opaque:cohort>/settings")
def change_settings(cohort: int) -> str | Response | tuple[str, int]:
    found, form = cohort_or_404(cohort), CohortForm()
    if not form.validate_on_submit():
        return _page(found, form), 422
    cohorts.change(db.session, found, form.name.data, form.time_zone.data, hand())
    flash(gettext("Kept."))
    return _back(cohort)


@teach.post("/cohorts/<opaque:cohort>/archive")
def archive(cohort: int) -> Response:
    cohorts.archive(db.session, cohort_or_404(cohort), hand())
    flash(gettext("The cohort is archived."))
    return _back(cohort)


@teach.post("/cohorts/<opaque:cohort>/unarchive")
def unarchive(cohort: int) -> Response:
    cohorts.unarchive(db.session, cohort_or_404(cohort), hand())
    flash(gettext("The cohort is in use again."))
    return _back(cohort)


def _back(cohort: int) -> Response:
    return redirect(url_for("teach.settings", cohort=cohort), 303)


def _page(cohort: Cohort, form: CohortForm) -> str:
    form.name.label.text, form.time_zone.label.text = gettext("Name"), gettext("Time zone")
    return render_template("teach/settings.html", cohort=cohort, form=form, zones=zones())

"""Extra time: for some learners every assignment of the cohort takes longer."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import StringField, TextAreaField

from eduapp.actions import extending
from eduapp.actions.extending import EXTRA_MOST
from eduapp.actions.giving import Slip
from eduapp.actions.members import learners
from eduapp.store import Cohort
from eduapp.text.said import told
from eduapp.web import unsent
from eduapp.web.db import db
from eduapp.web.form import Form
from eduapp.web.hand import hand
from eduapp.web.language import gettext, ngettext
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.extensions import ticked
from eduapp.web.teach.standing import cohort_or_404
from eduapp.web.teach.terms import at_its_field, whole


class ExtraTimeForm(Form):
    per_cent = StringField(render_kw={"inputmode": "numeric"})
    reason = TextAreaField(render_kw={"rows": 2})


@teach.get("/cohorts/<opaque:cohort>/extra-time")
def extra_time(cohort: int) -> str:
    return _page(cohort_or_404(cohort), ExtraTimeForm(formdata=unsent.waiting(request.path)))


@teach.post("/cohorts/<opaque:cohort>/extra-time")
def set_extra_time(cohort: int) -> str | Response | tuple[str, int]:
    found, form = cohort_or_404(cohort), ExtraTimeForm()
    sentence = told("Give a number from 0 to %(most)s.")
    per_cent = whole(form.per_cent, sentence, EXTRA_MOST)
    if per_cent is None:
        form.per_cent.errors = [gettext(sentence, most=EXTRA_MOST)]
        return _page(found, form), 422
    try:
        many = extending.set_extra_time(db.session, cohort, ticked(), per_cent, form.reason.data or "", hand())
    except Slip as slip:
        at_its_field(form, slip)
        return _page(found, form), 422
    flash(ngettext("Changed for %(num)d learner.", "Changed for %(num)d learners.", many))
    return redirect(url_for("teach.extra_time", cohort=cohort), 303)


def _page(cohort: Cohort, form: ExtraTimeForm) -> str:
    form.per_cent.label.text, form.reason.label.text = gettext("Extra time in per cent"), gettext("Why")
    inside = [member for member in learners(db.session, cohort.id) if member.left_at is None]
    return render_template("teach/extra_time.html", cohort=cohort, form=form, members=inside, ticked=ticked())

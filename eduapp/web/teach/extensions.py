"""One assignment: how each learner stands with it, and more time for some of them."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import StringField, TextAreaField

from eduapp.actions import extending, giving
from eduapp.actions.due import state
from eduapp.actions.giving import Slip
from eduapp.actions.marks import marks_for
from eduapp.actions.members import learners
from eduapp.store import Assignment, Cohort
from eduapp.web import clock, ids, tables, unsent
from eduapp.web.db import db
from eduapp.web.form import Form
from eduapp.web.hand import hand
from eduapp.web.language import gettext, ngettext
from eduapp.web.teach import assignment_tables as tables_of
from eduapp.web.teach.assignment_tables import Learner
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.standing import cohort_or_404
from eduapp.web.teach.terms import MOMENTS, at_its_field, moment, tell_of_clocks


class ExtensionForm(Form):
    due_at = StringField(render_kw=MOMENTS)
    closes_at = StringField(render_kw=MOMENTS)
    reason = TextAreaField(render_kw={"rows": 2})

    def speak(self) -> None:
        self.due_at.label.text, self.closes_at.label.text = gettext("Due"), gettext("Closes")
        self.reason.label.text = gettext("Why")


@teach.get("/cohorts/<opaque:cohort>/assignments/<opaque:assignment>/")
def assignment(cohort: int, assignment: int) -> str | Response:
    found = cohort_or_404(cohort)
    form = ExtensionForm(formdata=unsent.waiting(request.path))
    return _page(found, giving.assignment_or_404(db.session, found, assignment), form)


@teach.post("/cohorts/<opaque:cohort>/assignments/<opaque:assignment>/")
def extend(cohort: int, assignment: int) -> Response | tuple[str | Response, int]:
    """More time for those who are ticked, or none any more."""
    found, form = cohort_or_404(cohort), ExtensionForm()
    given = giving.assignment_or_404(db.session, found, assignment)
    try:
        done = _take_back(given, form) if "take_back" in request.form else _extend(given, form)
    except Slip as slip:
        at_its_field(form, slip)
        done = None
    if done is None:
        return _page(found, given, form), 422
    flash(done)
    return redirect(url_for("teach.assignment", cohort=cohort, assignment=assignment), 303)


def _extend(given: Assignment, form: ExtensionForm) -> str | None:
    """What is to be said of it; None where something typed cannot be read."""
    zone = given.cohort.time_zone
    due, closes = moment(form.due_at, zone), moment(form.closes_at, zone)
    if form.due_at.errors or form.closes_at.errors:
        return None
    many = extending.extend(db.session, given, ticked(), due, closes, form.reason.data or "", hand())
    tell_of_clocks(zone, due, closes)
    return ngettext("%(num)d learner has more time.", "%(num)d learners have more time.", many)


def _take_back(given: Assignment, form: ExtensionForm) -> str:
    many = extending.take_back(db.session, given, ticked(), form.reason.data or "", hand())
    return ngettext("%(num)d extension was taken back.", "%(num)d extensions were taken back.", many)


def ticked() -> set[int]:
    """The learners that are ticked in the form as it was sent, or as it waits to be, or that the address names."""
    given = request.form if request.method == "POST" else unsent.waiting(request.path) or request.args
    return {ids.sent(one) for one in given.getlist("learner")}


def _page(cohort: Cohort, given: Assignment, form: ExtensionForm) -> str | Response:
    form.speak()
    members = learners(db.session, cohort.id)
    marks, now = marks_for(db.session, [given], members), clock.now()
    extensions = extending.extensions(db.session, given)
    lines = [
        Learner(member, mark := marks[given.id, member.person_id], state(mark, now), extensions.get(member.person_id))
        for member in members
        if member.left_at is None or marks[given.id, member.person_id].begun
    ]
    table = tables_of.learners(cohort, given, lines)
    inside = [line for line in lines if line.member.left_at is None]
    return tables.file_of(table) or render_template(
        "teach/assignment.html",
        cohort=cohort,
        given=given,
        title=giving.title_of(db.session, given),
        inside=inside,
        done=sum(line.mark.is_done for line in inside),
        shown=tables.shown(table, page=url_for("teach.assignment", cohort=cohort.id, assignment=given.id))[0],
        ticked=ticked(),
        form=form,
    )

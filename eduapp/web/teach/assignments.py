"""The assignments of a cohort: all of them, a new one, its dates and rules, withdrawing it."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from eduapp.actions import giving
from eduapp.actions.giving import Slip
from eduapp.actions.marks import Mark, marks_of
from eduapp.actions.members import learners
from eduapp.store import Assignment, Cohort
from eduapp.web import clock, tables, unsent
from eduapp.web.db import db
from eduapp.web.hand import hand
from eduapp.web.language import gettext
from eduapp.web.teach import assignment_tables as tables_of
from eduapp.web.teach.assignment_tables import Line
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.standing import cohort_or_404
from eduapp.web.teach.terms import NewForm, TermsForm, at_its_field, tell_of_clocks


@teach.get("/cohorts/<opaque:cohort>/assignments")
def assignments(cohort: int) -> str | Response:
    found = cohort_or_404(cohort)
    inside = [member.person_id for member in learners(db.session, cohort) if member.left_at is None]
    marks, titles = marks_of(db.session, cohort), giving.titles(db.session)
    lines = [
        _line(given, titles, [marks[given.id, person] for person in inside])
        for given in giving.of_cohort(db.session, cohort)
    ]
    table = tables_of.assignments(found, lines)
    late = sum(line.overdue > 0 for line in lines if line.given.withdrawn_at is None)
    return tables.file_of(table) or render_template(
        "teach/assignments.html",
        cohort=found,
        many=len(lines),
        asked=sum(line.given.withdrawn_at is None for line in lines),
        late=late,
        learners=len(inside),
        shown=tables.shown(table)[0],
    )


def _line(given: Assignment, titles: dict[tuple[str, str], str], marks: list[Mark]) -> Line:
    now = clock.now()
    return Line(
        given,
        titles.get((given.kind, given.key), given.key),
        sum(mark.is_done for mark in marks),
        sum(mark.begun > 0 and not mark.is_done for mark in marks),
        sum(mark.is_overdue(now) for mark in marks),
    )


@teach.get("/cohorts/<opaque:cohort>/assignments/new")
def new_assignment(cohort: int) -> str:
    return _new(cohort_or_404(cohort), NewForm(formdata=unsent.waiting(request.path)))


@teach.post("/cohorts/<opaque:cohort>/assignments/new")
def give(cohort: int) -> str | Response | tuple[str, int]:
    found, form = cohort_or_404(cohort), NewForm()
    terms = form.terms(found.time_zone)
    if terms is not None:
        kind, _, key = (form.what.data or "").partition(":")
        try:
            giving.give(db.session, found, kind, key, terms, hand())
        except Slip as slip:
            at_its_field(form, slip)
        else:
            flash(gettext("Given to everybody in %(cohort)s.", cohort=found.name))
            tell_of_clocks(found.time_zone, terms.opens_at, terms.due_at, terms.closes_at)
            return redirect(url_for("teach.assignments", cohort=cohort), 303)
    return _new(found, form), 422


def _new(cohort: Cohort, form: NewForm) -> str:
    form.speak()
    form.offer(giving.offers(db.session))
    return render_template("teach/assignment_new.html", cohort=cohort, form=form)


@teach.get("/cohorts/<opaque:cohort>/assignments/<opaque:assignment>/edit")
def edit_assignment(cohort: int, assignment: int) -> str:
    found = cohort_or_404(cohort)
    given, kept = giving.assignment_or_404(db.session, found, assignment), unsent.waiting(request.path)
    form = TermsForm(formdata=kept)
    if kept is None:
        form.hold(given, found.time_zone)
    return _edit(found, given, form)


@teach.post("/cohorts/<opaque:cohort>/assignments/<opaque:assignment>/edit")
def change_assignment(cohort: int, assignment: int) -> str | Response | tuple[str, int]:
    found = cohort_or_404(cohort)
    given, form = giving.assignment_or_404(db.session, found, assignment), TermsForm()
    terms = form.terms(found.time_zone)
    if terms is not None:
        try:
            giving.change(db.session, given, terms, hand())
        except Slip as slip:
            at_its_field(form, slip)
        else:
            flash(gettext("Changed."))
            tell_of_clocks(found.time_zone, terms.opens_at, terms.due_at, terms.closes_at)
            return redirect(url_for("teach.assignment", cohort=cohort, assignment=assignment), 303)
    return _edit(found, given, form), 422


def _edit(cohort: Cohort, given: Assignment, form: TermsForm) -> str:
    form.speak()
    title = giving.title_of(db.session, given)
    return render_template("teach/assignment_edit.html", cohort=cohort, given=given, form=form, title=title)


@teach.post("/cohorts/<opaque:cohort>/assignments/<opaque:assignment>/withdraw")
def withdraw(cohort: int, assignment: int) -> Response:
    given = giving.assignment_or_404(db.session, cohort_or_404(cohort), assignment)
    giving.withdraw(db.session, given, hand())
    flash(gettext("Withdrawn. What was done for it stays."))
    return redirect(url_for("teach.assignment", cohort=cohort, assignment=assignment), 303)


@teach.post("/cohorts/<opaque:cohort>/assignments/<opaque:assignment>/restore")
def restore(cohort: int, assignment: int) -> Response:
    given = giving.assignment_or_404(db.session, cohort_or_404(cohort), assignment)
    giving.restore(db.session, given, hand())
    flash(gettext("Given again."))
    return redirect(url_for("teach.assignment", cohort=cohort, assignment=assignment), 303)

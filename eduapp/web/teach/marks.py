"""The mark of one learner for one assignment: what gave it, and setting it by hand."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import StringField, TextAreaField

from eduapp.actions import giving, one_learner, overriding
from eduapp.actions.giving import Slip
from eduapp.store import Assignment, Member
from eduapp.web import unsent
from eduapp.web.db import db
from eduapp.web.form import Form
from eduapp.web.hand import hand
from eduapp.web.language import gettext
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.standing import cohort_or_404
from eduapp.web.teach.terms import at_its_field
from eduapp.web.teach.timeline import address

NONE = float("nan")  # refused as a number that is none


class MarkForm(Form):
    per_cent = StringField(render_kw={"inputmode": "decimal"})
    reason = TextAreaField(render_kw={"rows": 2})

    def share(self) -> float:
        """From 0 to 1; also `66,7` is read."""
        try:
            return float((self.per_cent.data or "").strip().replace(",", ".")) / 100
        except ValueError:
            return NONE


@teach.get("/cohorts/<opaque:cohort>/assignments/<opaque:assignment>/learners/<opaque:learner>/mark")
def mark(cohort: int, assignment: int, learner: int) -> str:
    given, member = _of(cohort, assignment, learner)
    return _page(given, member, MarkForm(formdata=unsent.waiting(request.path)))


@teach.post("/cohorts/<opaque:cohort>/assignments/<opaque:assignment>/learners/<opaque:learner>/mark")
def set_mark(cohort: int, assignment: int, learner: int) -> str | Response | tuple[str, int]:
    (given, member), form = _of(cohort, assignment, learner), MarkForm()
    reason = form.reason.data or ""
    try:
        if "take_back" in request.form:
            overriding.take_back(db.session, given, member, reason, hand())
            flash(gettext("The mark is again the one that the attempts give."))
        else:
            overriding.override(db.session, given, member, form.share(), reason, hand())
            flash(gettext("The mark is set by hand."))
    except Slip as slip:
        at_its_field(form, slip)
        return _page(given, member, form), 422
    return redirect(url_for("teach.assignment", cohort=cohort, assignment=assignment), 303)


def _of(cohort: int, assignment: int, learner: int) -> tuple[Assignment, Member]:
    given = giving.assignment_or_404(db.session, cohort_or_404(cohort), assignment)
    return given, overriding.member_or_404(db.session, given, learner)


def _page(given: Assignment, member: Member, form: MarkForm) -> str:
    form.per_cent.label.text, form.reason.label.text = gettext("Mark in per cent"), gettext("Why")
    return render_template(
        "teach/mark.html",
        cohort=given.cohort,
        given=given,
        title=giving.title_of(db.session, given),
        member=member,
        mark=overriding.mark_of(db.session, given, member),
        works=[work for work in one_learner.works(db.session, member) if work.assignment_id == given.id],
        attempt_at=address,
        form=form,
    )

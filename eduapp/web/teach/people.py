"""Who is in a cohort: its learners, who is invited, and who teaches it."""

from zoneinfo import ZoneInfo

from flask import flash, redirect, render_template, url_for
from flask_babel import format_date
from werkzeug.wrappers import Response

from eduapp.actions import cohorts, invitations, members
from eduapp.interop.tabular import Cell, Column, Table
from eduapp.store import Member
from eduapp.web import public, tables
from eduapp.web.db import db
from eduapp.web.hand import hand
from eduapp.web.language import gettext
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.standing import cohort_or_404
from eduapp.web.visitor import person


@teach.get("/cohorts/<opaque:cohort>/people")
def people(cohort: int) -> str | Response:
    found = cohort_or_404(cohort)
    rows = members.learners(db.session, cohort)
    learners = learners_table(rows)
    return tables.file_of(learners) or render_template(
        "teach/people.html",
        cohort=found,
        members=rows,
        inside=sum(row.left_at is None for row in rows),
        learners=learners,
        files=tables.shown(learners)[0],
        link=public.address("linked.join", token=found.join_token) if found.join_token else None,
        invitations=invitations.pending(db.session, cohort),
        educators=cohorts.educators(db.session, cohort),
        me=person().id,
    )


def learners_table(rows: list[Member]) -> Table:
    """The learners as they are shown: those in the cohort first, those who left with the day."""
    columns = [
        Column("name", gettext("Name"), means=gettext("As she calls herself.")),
        Column("email", gettext("E-mail address")),
        Column("joined", gettext("In since"), "moment", means=gettext("When she came in, for the last time.")),
        Column("shares", gettext("Standing"), means=gettext("Whether she lets her educators see it.")),
        Column("state", gettext("State"), means=gettext("In the cohort, or the day on which she left.")),
    ]
    return Table("learners", gettext("Learners"), columns, [_row(row) for row in rows])


def _row(row: Member) -> list[Cell]:
    is_proved = row.person.email_verified_at is not None
    return [
        Cell(row.person.name, to=url_for("teach.learner", cohort=row.cohort_id, learner=row.person_id)),
        Cell(row.person.email, note="" if is_proved else gettext("not verified")),
        Cell(row.joined_at),
        Cell(gettext("shared") if row.shares else gettext("not shared")),
        Cell(_state(row)),
    ]


def _state(row: Member) -> str:
    zone = ZoneInfo(row.cohort.time_zone)
    if row.left_at is None:
        return gettext("in since %(day)s", day=format_date(row.joined_at.astimezone(zone).date(), "d MMM yyyy"))
    return gettext("left on %(day)s", day=format_date(row.left_at.astimezone(zone).date(), "d MMM yyyy"))


@teach.post("/cohorts/<opaque:cohort>/learners/<opaque:learner>/remove")
def remove_learner(cohort: int, learner: int) -> Response:
    gone = members.remove(db.session, cohort_or_404(cohort), learner, hand())
    flash(gettext("%(name)s is out of the cohort. The work that was done in it stays.", name=gone.name))
    return redirect(url_for("teach.people", cohort=cohort), 303)


@teach.post("/cohorts/<opaque:cohort>/learners/<opaque:learner>/readmit")
def readmit_learner(cohort: int, learner: int) -> Response:
    back = members.readmit(db.session, cohort_or_404(cohort), learner, hand())
    flash(gettext("%(name)s is in the cohort again.", name=back.name))
    return redirect(url_for("teach.people", cohort=cohort), 303)

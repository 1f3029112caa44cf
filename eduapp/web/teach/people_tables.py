"""The tables of the people of a cohort: its learners, who is invited, and who teaches it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import url_for
from flask_babel import format_date

from eduapp.interop.tabular import Cell, Column, Table
from eduapp.store import Cohort, Invitation, Member, Person
from eduapp.web.language import gettext


def learners(cohort: Cohort, members: Sequence[Member]) -> Table:
    """Those in the cohort first, those who left with the day."""
    columns = [
        Column("name", gettext("Name"), means=gettext("As she calls herself.")),
        Column("email", gettext("E-mail address")),
        Column("joined", gettext("In since"), "moment", means=gettext("When she came in, for the last time.")),
        Column("shares", gettext("Standing"), means=gettext("Whether she lets her educators see it.")),
        Column("state", gettext("State"), means=gettext("In the cohort, or the day on which she left.")),
    ]
    return Table("learners", gettext("Learners"), columns, [_learner(cohort, row) for row in members])


def _learner(cohort: Cohort, row: Member) -> list[Cell]:
    is_proved = row.person.email_verified_at is not None
    at: dict[str, Any] = {"cohort": row.cohort_id, "learner": row.person_id}
    return [
        Cell(row.person.name, to=url_for("teach.learner", **at)),
        Cell(row.person.email, note="" if is_proved else gettext("not verified")),
        Cell(_there(cohort, row.joined_at)),
        Cell(gettext("shared") if row.shares else gettext("not shared")),
        _state(cohort, row, at),
    ]


def _state(cohort: Cohort, row: Member, at: dict[str, Any]) -> Cell:
    if row.left_at is None:
        return Cell(gettext("in the cohort"), post=url_for("teach.remove_learner", **at), deed=gettext("Remove"))
    left = gettext("left on %(day)s", day=format_date(_there(cohort, row.left_at).date(), "d MMM yyyy"))
    if cohort.archived_at:
        return Cell(left, tone="tone-soft")
    post = url_for("teach.readmit_learner", **at)
    return Cell(left, tone="tone-soft", post=post, deed=gettext("Take in again"))


def invited(cohort: Cohort, invitations: Sequence[Invitation]) -> Table:
    columns = [
        Column("email", gettext("E-mail address")),
        Column("name", gettext("Name")),
        Column("as", gettext("As")),
        Column("at", gettext("Invited on"), "moment"),
    ]
    rows = [
        [
            Cell(one.email, post=_take_back(one), deed=gettext("Take back")),
            Cell(one.name or None),
            Cell(gettext("educator") if one.is_educator else gettext("learner")),
            Cell(_there(cohort, one.invited_at)),
        ]
        for one in invitations
    ]
    return Table("invited", gettext("Invitations"), columns, rows)


def _take_back(one: Invitation) -> str:
    return url_for("teach.take_back_invitation", cohort=one.cohort_id, invitation=one.id)


def educators(cohort: Cohort, teaching: Sequence[Person], me: int) -> Table:
    """Of several any can be removed; the last one stays."""
    columns = [Column("name", gettext("Name")), Column("email", gettext("E-mail address"))]
    rows = [[_educator(cohort, one, me, len(teaching) > 1), Cell(one.email)] for one in teaching]
    return Table("educators", gettext("Those who teach it"), columns, rows)


def _educator(cohort: Cohort, one: Person, me: int, can_go: bool) -> Cell:
    note = gettext("you") if one.id == me else ""
    if not can_go:
        return Cell(one.name, note=note)
    post = url_for("teach.remove_educator", cohort=cohort.id, educator=one.id)
    return Cell(one.name, note=note, post=post, deed=gettext("Leave it to the others") if note else gettext("Remove"))


def _there(cohort: Cohort, at: datetime) -> datetime:
    return at.astimezone(ZoneInfo(cohort.time_zone))

"""The tables of assignments and of changes: what the pages show is what the files hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import url_for

from eduapp.actions.due import State
from eduapp.actions.marks import Mark
from eduapp.interop.tabular import Cell, Column, Table
from eduapp.store import Assignment, Change, Cohort, Extension, Member
from eduapp.web.language import gettext
from eduapp.web.teach import changed


@dataclass(frozen=True, slots=True)
class Line:
    """An assignment in the list, with how many of those in the cohort have done what."""

    given: Assignment
    title: str
    done: int
    begun: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody in the table of an assignment."""

    member: Member
    mark: Mark
    state: State
    extension: Extension | None


def local(moment: datetime | None, zone: str) -> datetime | None:
    """What the clocks of the cohort show."""
    return None if moment is None else moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def assignments(cohort: Cohort, lines: Sequence[Line]) -> Table:
    columns = [
        Column("what", gettext("What")),
        Column("opens", gettext("Opens"), "moment"),
        Column("due", gettext("Due"), "moment"),
        Column("closes", gettext("Closes"), "moment"),
        Column(
            "attempts", gettext("Attempts"), "number", means=gettext("How many may be begun; empty for any number.")
        ),
        Column("counts", gettext("Gives the mark"), is_aside=True),
        Column("done", gettext("Done"), "number", means=gettext("Learners who have finished all of it.")),
        Column("begun", gettext("Going on"), "number", means=gettext("Learners who are in the middle of it.")),
        Column("overdue", gettext("Overdue"), "number", means=gettext("Learners who should have finished it.")),
    ]
    return Table("assignments", gettext("Assignments"), columns, [_assignment(cohort, line) for line in lines])


def _assignment(cohort: Cohort, line: Line) -> list[Cell]:
    given, zone = line.given, cohort.time_zone
    kind = gettext("module") if given.kind == "module" else gettext("case")
    any_number = gettext("as the module says") if given.kind == "module" else gettext("any number")
    counts = changed.counted(given.counts)
    return [
        Cell(
            line.title,
            to=url_for("teach.assignment", cohort=cohort.id, assignment=given.id),
            note=gettext("withdrawn") if given.withdrawn_at else kind,
        ),
        Cell(local(given.opens_at, zone), note="" if given.opens_at else gettext("at once")),
        Cell(local(given.due_at, zone), note="" if given.due_at else gettext("never")),
        Cell(local(given.closes_at, zone), note="" if given.closes_at else gettext("never")),
        Cell(given.attempts, note=counts if given.attempts else f"{any_number}, {counts}"),
        Cell(counts),
        Cell(line.done),
        Cell(line.begun),
        Cell(line.overdue, tone="tone-harm" if line.overdue else ""),
    ]


def learners(cohort: Cohort, given: Assignment, lines: Sequence[Learner]) -> Table:
    columns = [
        Column("learner", gettext("Learner")),
        Column("state", gettext("State")),
        Column("mark", gettext("Mark"), "share", means=gettext("Set by hand where a note says so.")),
        Column("begun", gettext("Attempts"), "number", means=gettext("Attempts that were begun.")),
        Column("unsafe", gettext("Unsafe acts"), "number", means=gettext("In all attempts that are finished.")),
        Column("due", gettext("Due"), "moment", means=gettext("With extra time and extensions.")),
        Column("last", gettext("Last at work"), "moment"),
    ]
    return Table("learners", gettext("Learners"), columns, [_learner(cohort, given, line) for line in lines])


def _learner(cohort: Cohort, given: Assignment, line: Learner) -> list[Cell]:
    mark, zone, member = line.mark, cohort.time_zone, line.member
    words, tone = state(line.state)
    by_hand = gettext("set by hand") if mark.override else ""
    part = gettext("%(share)d %% of its parts", share=int(mark.done * 100))
    return [
        Cell(
            member.person.name,
            to=url_for("teach.learner", cohort=cohort.id, learner=member.person_id),
            note=gettext("has left") if member.left_at else "",
        ),
        Cell(words, tone=tone, note=part if given.kind == "module" and 0 < mark.done < 1 else ""),
        Cell(
            mark.share,
            to=url_for("teach.mark", cohort=cohort.id, assignment=given.id, learner=member.person_id),
            note=by_hand if mark.share is not None else gettext("none"),
        ),
        Cell(mark.begun),
        Cell(mark.unsafe, tone="tone-harm" if mark.unsafe else ""),
        Cell(local(mark.dates.due_at, zone), note=_why(line)),
        Cell(local(mark.last_at, zone), note="" if mark.last_at else gettext("never")),
    ]


def _why(line: Learner) -> str:
    """Why she has other dates than all."""
    found = []
    if line.extension:
        found.append(gettext("extended: %(reason)s", reason=line.extension.reason))
    if line.member.extra_time:
        found.append(gettext("%(per_cent)d %% extra time", per_cent=line.member.extra_time))
    return "; ".join(found) or ("" if line.mark.dates.due_at else gettext("never"))


def state(of: State) -> tuple[str, str]:
    """How somebody stands, in words, and the class of its colour."""
    return {
        "not begun": (gettext("not begun"), "tone-soft"),
        "going on": (gettext("going on"), ""),
        "done": (gettext("done"), ""),
        "done late": (gettext("done, late"), "tone-fair"),
        "late": (gettext("overdue"), "tone-harm"),
        "closed": (gettext("closed, not done"), "tone-harm"),
    }[of]


def changes(cohort: Cohort, rows: Sequence[Change], names: dict[int, str], given: dict[int, str]) -> Table:
    zone = cohort.time_zone
    columns = [
        Column("at", gettext("When"), "moment"),
        Column("by", gettext("Who")),
        Column("learner", gettext("Of whom")),
        Column("assignment", gettext("Of what")),
        Column("what", gettext("What")),
        Column("before", gettext("From")),
        Column("after", gettext("To")),
        Column("why", gettext("Why")),
    ]
    lines = [
        [
            Cell(local(row.at, zone)),
            Cell(row.by_name),
            Cell(names.get(row.person_id or 0, "")),
            Cell(given.get(row.assignment_id or 0, "")),
            Cell(changed.what(row.what)),
            Cell(changed.values(row.what, row.before, zone)),
            Cell(changed.values(row.what, row.after, zone)),
            Cell(row.reason),
        ]
        for row in rows
    ]
    return Table("changes", gettext("Changes"), columns, lines)

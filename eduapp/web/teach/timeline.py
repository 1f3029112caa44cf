"""What a learner did for a cohort and when, as a table: the newest first."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import url_for

from eduapp.actions.one_learner import Remark, Work
from eduapp.interop.tabular import Cell, Column, Table
from eduapp.store import Cohort, Member
from eduapp.web.language import gettext, ngettext
from eduapp.web.talk import anchor

Row = tuple[datetime, list[Cell]]


def timeline(cohort: Cohort, member: Member, works: Sequence[Work], remarks: Sequence[Remark]) -> Table:
    columns = [
        Column("when", gettext("When"), "moment", means=gettext("On the clocks of the cohort.")),
        Column("what", gettext("What"), means=gettext("What happened.")),
        Column("title", gettext("Of what"), means=gettext("The case or quiz.")),
        Column("share", gettext("Result"), "share", means=gettext("The share of what could be earned.")),
    ]
    rows = [*_memberships(member), *(row for work in works for row in _work(cohort, work))]
    rows += [_remark(cohort, member, remark) for remark in remarks]
    rows.sort(key=lambda row: row[0], reverse=True)
    zone = ZoneInfo(cohort.time_zone)
    cells = [[Cell(at.astimezone(zone).replace(tzinfo=None)), *rest] for at, rest in rows]
    return Table("timeline", gettext("What happened"), columns, cells)


def address(cohort: Cohort, kind: str, attempt: int) -> str:
    """Where an attempt is looked at: at a quiz once it is handed in."""
    return url_for("teach.quiz_attempt" if kind == "quiz" else "teach.attempt", cohort=cohort.id, attempt=attempt)


def _memberships(member: Member) -> list[Row]:
    rows: list[Row] = [(member.joined_at, [Cell(gettext("joined")), Cell(""), Cell(None)])]
    if member.left_at:
        rows.append((member.left_at, [Cell(gettext("left")), Cell(""), Cell(None)]))
    return rows


def _work(cohort: Cohort, work: Work) -> list[Row]:
    is_open = work.kind == "case" or work.finished_at is not None
    to = address(cohort, work.kind, work.id) if is_open else ""
    what = gettext("quiz") if work.kind == "quiz" else gettext("case")
    if work.finished_at is None:
        state = gettext("began, not finished")
        return [(work.started_at, [Cell(state, note=what), Cell(work.title, to=to), Cell(None)])]
    began = [Cell(gettext("began"), note=what), Cell(work.title, to=to), Cell(None)]
    unsafe = ngettext("%(num)d unsafe act", "%(num)d unsafe acts", work.unsafe) if work.unsafe else ""
    passed = {True: gettext("passed"), False: gettext("not passed"), None: ""}[work.passed]
    result = Cell(work.share, note=", ".join(filter(None, (passed, unsafe))), tone="tone-harm" if unsafe else "")
    ended = [Cell(gettext("finished"), note=what), Cell(work.title, to=to), result]
    return [(work.started_at, began), (work.finished_at, ended)]


def _remark(cohort: Cohort, member: Member, remark: Remark) -> Row:
    to = address(cohort, remark.kind, remark.attempt_id) + "#" + anchor(remark.number, remark.kind == "quiz")
    is_hers = remark.person_id == member.person_id
    sentence = (
        gettext("%(name)s answered", name=remark.by) if is_hers else gettext("%(name)s commented", name=remark.by)
    )
    note = gettext("new") if is_hers and remark.read_at is None else ""
    return remark.at, [Cell(sentence % {"name": remark.by}, note=note), Cell(remark.title, to=to), Cell(None)]

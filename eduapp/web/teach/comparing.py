"""Decisions side by side: of two cohorts, of two versions of the case, of before and after a day."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask import Response, render_template, request
from flask_babel import format_date

from eduapp.actions import cohorts, decided_by
from eduapp.actions.deciding import deciding
from eduapp.actions.local_time import EARLIEST, LATEST
from eduapp.actions.refused import NotThere
from eduapp.case.compared import Pair, Part, compared
from eduapp.case.decided import Decided, Traffic, decided
from eduapp.interop.tabular import Cell, Column, Table
from eduapp.text.said import told
from eduapp.web import clock, ids, tables
from eduapp.web.db import db
from eduapp.web.language import gettext
from eduapp.web.teach import deciding_words as words
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.looking import Look, look, playable
from eduapp.web.teach.standing import cohort_or_404
from eduapp.web.visitor import person

DAY = "day"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two groups."""

    title: str
    scenes: tuple[Decided, ...]


@teach.get("/cohorts/<opaque:cohort>/cases/<key>/compare")
def compare(cohort: int, key: str) -> str | Response | tuple[str, int]:
    seen = look(cohort, key)
    beside = request.args.get("with", "")
    slip, sides = "", None
    if beside == DAY:
        on = _day(request.args.get("on", ""))
        sides = None if on is None else _around(seen, on)
        slip = "" if on else gettext("Give the day of the session, as in 2026-11-23.")
    elif beside:
        sides = _beside(seen, beside)
    table = None if sides is None else _table(*sides)
    file = table and tables.file_of(table)
    if file:
        return file
    also = seen.also | {"with": beside, "on": request.args.get("on", "")}
    page = render_template(
        "teach/compare.html",
        cohort=seen.cohort,
        look=seen,
        choices=_choices(seen),
        beside=beside,
        on=request.args.get("on", "")[:10],
        slip=slip,
        sides=sides,
        pairs=tables.shown(table, also=also)[0] if table else None,
    )
    return (page, 422) if slip else page


def _choices(seen: Look) -> list[tuple[str, str]]:
    """With what can be compared: what the address says of it, and the words."""
    zone = seen.cohort.time_zone
    taught = cohorts.taught_by(db.session, person().id, now=clock.now())
    others = [one.cohort for one in taught if one.cohort.id != seen.cohort.id]
    versions = [one for one in seen.told.versions if one != seen.told.version]
    return [
        (DAY, gettext("before and after a day")),
        *((f"cohort-{ids.written(one.id)}", gettext("the cohort “%(name)s”", name=one.name)) for one in others),
        *((f"revision-{one.revision_id}", words.version(one, zone)) for one in versions),
    ]


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return found if EARLIEST <= found.year <= LATEST else None


def _around(seen: Look, on: date) -> tuple[Side, Side]:
    """By when attempts began; the day itself belongs to what came after, since a session is held on it."""
    moment = datetime(on.year, on.month, on.day, tzinfo=ZoneInfo(seen.cohort.time_zone))
    where = seen.cohort.id, seen.revision, seen.playable.rules, seen.told.is_first
    before, after = decided_by.around(db.session, *where, moment)
    shown = format_date(on, "d MMM yyyy")
    return (
        Side(gettext("Before %(day)s", day=shown), _scenes(seen.revision, before)),
        Side(gettext("From %(day)s on", day=shown), _scenes(seen.revision, after)),
    )


def _beside(seen: Look, beside: str) -> tuple[Side, Side]:
    kind, _, which = beside.partition("-")
    zone = seen.cohort.time_zone
    if kind == "cohort":
        other = cohort_or_404(_number(which))
        theirs = deciding(db.session, other.id, seen.told.key, seen.revision, seen.told.is_first)
        scenes = _scenes(theirs.version.revision_id, theirs.traffic)
        return Side(seen.cohort.name, seen.scenes), Side(other.name, scenes)
    version = next((one for one in seen.told.versions if str(one.revision_id) == which), None)
    if kind != "revision" or version is None:
        raise NotThere(told("There is nothing of that kind to compare with."))
    older = deciding(db.session, seen.cohort.id, seen.told.key, version.revision_id, seen.told.is_first)
    own = words.version(seen.told.version, zone)
    return Side(own, seen.scenes), Side(words.version(version, zone), _scenes(version.revision_id, older.traffic))


def _number(written: str) -> int:
    try:
        found = ids.read(written)
    except KeyError:
        found = -1
    if len(written) != 13 or not 0 <= found < 1 << 63:
        raise NotThere(told("There is no such cohort, or you do not teach it."))
    return found


def _scenes(revision: int, traffic: Traffic) -> tuple[Decided, ...]:
    return decided(playable(revision).weighed, traffic)


def _table(one: Side, other: Side) -> Table:
    columns = [
        Column("scene", gettext("Scene")),
        Column("act", gettext("Act")),
        Column("worth", gettext("Worth")),
        *_columns("one", one.title),
        *_columns("other", other.title),
        Column("difference", gettext("Difference, points"), "number"),
    ]
    return Table(
        "compared", gettext("Side by side"), columns, [_row(pair) for pair in compared(one.scenes, other.scenes)]
    )


def _columns(key: str, title: str) -> list[Column]:
    return [
        Column(key, title, "share"),
        Column(f"{key}_count", gettext("%(title)s: count", title=title), "number", is_aside=True),
        Column(f"{key}_of", gettext("%(title)s: of", title=title), "number", is_aside=True),
    ]


def _row(pair: Pair) -> list[Cell]:
    difference = None if pair.difference is None else pair.difference * 100
    worth = Cell(words.worth(pair.act.worth) or None, tone=words.tone(pair.act.worth))
    return [
        Cell(pair.scene.heading),
        Cell(pair.act.label),
        worth,
        *_part(pair.one),
        *_part(pair.other),
        Cell(difference),
    ]


def _part(part: Part) -> list[Cell]:
    if not part.is_there:
        return [Cell(None, note=gettext("not in it"), tone="tone-soft"), Cell(None), Cell(None)]
    if not part.of:
        return [Cell(None, note=gettext("nobody came here"), tone="tone-soft"), Cell(None), Cell(0)]
    if part.count is None or part.share is None:
        return [Cell(None, note=gettext("withheld"), tone="tone-soft"), Cell(None), Cell(None)]
    detail = gettext("%(some)d of %(all)d", some=part.count, all=part.of)
    return [Cell(part.share, detail=detail), Cell(part.count), Cell(part.of)]

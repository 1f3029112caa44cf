"""The table of modules on the first page of those who publish."""

from collections.abc import Mapping, Sequence
from datetime import date

from flask import url_for

from eduapp.actions.evidence_ledger import InUse
from eduapp.interop.tabular import Cell, Column, Table
from eduapp.store import Draft, Module
from eduapp.web.language import gettext


def modules(
    rows: Sequence[Module],
    in_force: Mapping[str, InUse],
    drafts: Mapping[str, Draft],
    in_the_middle: Mapping[str, int],
    today: date,
) -> Table:
    """A row a module: its release in force with its dates, its state, who is in the middle of any, and its draft."""
    columns = [
        Column("module", gettext("Module")),
        Column("state", gettext("State")),
        Column("release", gettext("Release"), "number"),
        Column("since", gettext("In force since"), "moment"),
        Column("reviewed", gettext("Reviewed"), "day"),
        Column("expires", gettext("Expires"), "day"),
        Column("middle", gettext("In the middle"), "number"),
        Column("draft", gettext("Draft")),
    ]
    written = [_module(row, in_force.get(row.key), drafts.get(row.key), today) for row in rows]
    for row, cells in zip(rows, written, strict=True):
        cells.insert(6, Cell(in_the_middle.get(row.key, 0)))
    return Table("modules", gettext("Modules"), columns, written)


def _module(row: Module, one: InUse | None, draft: Draft | None, today: date) -> list[Cell]:
    title = one.title if one else row.revision.title if row.revision else row.key
    facts = one.whole[0].facts if one else None
    to_draft = Cell(gettext("is worked on"), to=url_for("publish.draft", draft=draft.id)) if draft else Cell(None)
    return [
        Cell(title, to=url_for("publish.module", key=row.key)),
        Cell(_state(row, one, today)),
        Cell(one.release.number if one else None),
        Cell(one.release.created_at if one else None),
        Cell(facts.reviewed if facts else None),
        Cell(facts.expires if facts else None),
        to_draft,
    ]


def _state(row: Module, one: InUse | None, today: date) -> str:
    if row.retired_at is not None:
        return gettext("retired")
    if one is None:
        return gettext("no release")
    facts = one.whole[0].facts
    return gettext("expired") if facts and today > facts.expires else gettext("in force")

"""The tables of the evidence ledger."""

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby

from flask import url_for

from eduapp.actions.evidence_ledger import Entry, InUse
from eduapp.interop.tabular import Cell, Column, Table
from eduapp.module.leant import WEIGHTS, Weight
from eduapp.store import Person
from eduapp.web.language import gettext

LONG = "long"


def references(entries: Sequence[Entry], changed: Collection[str]) -> Table:
    """Every reference, with what is known of it and what leans on it."""
    columns = [
        Column("reference", gettext("Reference"), means=gettext("The id of a claim, or a document and its own one.")),
        Column("claim", gettext("What it says")),
        *(Column(weight, title, "number", means=means) for weight, title, means in _weights()),
        Column("confidence", gettext("Confidence")),
        Column("as_of", gettext("As of")),
        Column("region", gettext("Region")),
        Column("review_by", gettext("To be looked at by"), "day"),
        Column("modules", gettext("Modules and releases")),
    ]
    return Table("evidence", gettext("Evidence"), columns, [_reference(one, one.key in changed) for one in entries])


def _weights() -> list[tuple[Weight, str, str]]:
    said = {
        "unsafe": (gettext("Unsafe"), gettext("Unsafe acts that lean on it.")),
        "scored": (gettext("Scored"), gettext("Scored acts and questions that lean on it.")),
        "cited": (gettext("Cited"), gettext("Other places that cite it.")),
    }
    return [(weight, *said[weight]) for weight in WEIGHTS]


def _reference(one: Entry, is_changed: bool) -> list[Cell]:
    claim = one.claim
    return [
        Cell(one.key, to=url_for("publish.claim", claim=one.key), note=gettext("has changed") if is_changed else ""),
        Cell(one.text, tone=LONG),
        *(Cell(one.counts[weight] or None) for weight in WEIGHTS),
        Cell(confidence(claim.confidence) if claim else None, note="" if claim else gettext("the document’s own")),
        Cell(claim.as_of if claim else None),
        Cell(claim.region if claim else None),
        Cell(claim.review_by if claim else None),
        Cell(_modules(one.releases), tone=LONG),
    ]


def confidence(word: str) -> str:
    said = {"verified": gettext("verified"), "likely": gettext("likely"), "principle": gettext("principle")}
    return said.get(word, word)


def _modules(releases: Sequence[InUse]) -> str:
    """The titles of the modules, each with the numbers of its releases."""
    grouped = groupby(releases, key=lambda one: one.release.module_key)
    named = [list(own) for _, own in grouped]
    return "; ".join(f"{own[0].title}: {', '.join(str(one.release.number) for one in own)}" for own in named)


def touched(releases: Sequence[InUse], entry: Entry | None, owners: Mapping[str, Sequence[Person]]) -> Table:
    """The releases that lean on a reference, who owns them, and where people stand."""
    columns = [
        Column("module", gettext("Module")),
        Column("release", gettext("Release"), "number"),
        Column("state", gettext("State")),
        Column("weight", gettext("What leans on it")),
        Column("owners", gettext("Owned by")),
        Column("authors", gettext("Authors")),
        Column("middle", gettext("In the middle"), "number"),
        Column("finished", gettext("Finished"), "number"),
    ]
    critical = {one.release.id for one in entry.critical} if entry else set()
    rows = [_release(one, one.release.id in critical, owners) for one in releases]
    return Table("releases", gettext("Which releases lean on it"), columns, rows)


def _release(one: InUse, is_critical: bool, owners: Mapping[str, Sequence[Person]]) -> list[Cell]:
    key, number = one.release.module_key, one.release.number
    names = sorted({author for document in one.whole for author in document.authors})
    return [
        Cell(one.title, to=url_for("publish.module", key=key, _anchor=f"release-{number}")),
        Cell(number),
        Cell(gettext("in force") if one.is_in_force else gettext("earlier")),
        Cell(gettext("scored or unsafe") if is_critical else gettext("words alone")),
        Cell(", ".join(person.name for person in owners[key]) or None, note="" if owners[key] else gettext("nobody")),
        Cell(", ".join(names)),
        Cell(one.in_the_middle),
        Cell(one.finished),
    ]

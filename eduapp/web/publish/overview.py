"""The first page of those who publish: what waits for them, the modules, the drafts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask import render_template, url_for
from werkzeug.wrappers import Response

from eduapp.actions import evidence_changes, evidence_ledger, waiting, warning
from eduapp.actions.evidence_ledger import InUse
from eduapp.actions.powers import ORGANISER, WRITERS, Powers, powers
from eduapp.actions.waiting import Waiting
from eduapp.store import Draft
from eduapp.web import clock, tables
from eduapp.web.db import db
from eduapp.web.language import gettext, ngettext, spoken
from eduapp.web.publish.blueprint import publish
from eduapp.web.publish.overview_tables import modules
from eduapp.web.visitor import person


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that waits: a sentence, where it leads, and what more there is to say of it."""

    sentence: str
    to: str
    more: Sequence[str] = ()


@publish.get("/", endpoint="drafts")
def overview() -> str | Response:
    now, known = clock.now(), person()
    held, today = powers(db.session, known.id, now=now), now.date()
    drafts = waiting.waiting(db.session, known.id, now=now)
    found = [one for one in evidence_ledger.in_use(db.session) if held.over(one.release.module_key)]
    in_force = {one.release.module_key: one for one in found if one.is_in_force}
    rows = waiting.modules(db.session, held)
    table = modules(rows, in_force, {one.draft.module_key: one.draft for one in drafts}, _in_the_middle(found), today)
    return tables.file_of(table) or render_template(
        "publish/overview.html",
        matters=[*_drafts(drafts), *_changed(found, held), *_due(in_force, held, today), *_problems(held)],
        drafts=drafts,
        shown=tables.shown(table)[0],
        may_begin=held.everywhere(WRITERS),
    )


def _in_the_middle(found: Sequence[InUse]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in found:
        counts[one.release.module_key] = counts.get(one.release.module_key, 0) + one.in_the_middle
    return counts


def _drafts(found: Sequence[Waiting]) -> Iterator[Matter]:
    for one in found:
        if one.is_mine:
            yield Matter(_wanted(one.stage, one.draft), _next_page(one))
        if one.remarks:
            words = ngettext(
                "“%(title)s”: %(num)d remark waits for an answer.",
                "“%(title)s”: %(num)d remarks wait for an answer.",
                one.remarks,
                title=one.draft.title,
            )
            yield Matter(words, url_for("publish.review", draft=one.draft.id, _anchor="remarks"))


def _wanted(stage: str, draft: Draft) -> str:
    if stage == "author":
        return gettext("“%(title)s” is to be finished and signed by its author.", title=draft.title)
    if stage == "reviewer":
        return gettext("“%(title)s” is to be reviewed.", title=draft.title)
    return gettext("“%(title)s” is reviewed, and waits for its release.", title=draft.title)


def _next_page(one: Waiting) -> str:
    endpoint = {"author": "publish.draft", "reviewer": "publish.review"}.get(one.stage, "publish.release")
    return url_for(endpoint, draft=one.draft.id)


def _changed(found: Sequence[InUse], held: Powers) -> Iterator[Matter]:
    """References that were marked as changed and on which a module of hers leans."""
    known = {key for one in found for document in one.whole for key in document.uses}
    for change in evidence_changes.open_changes(db.session):
        if change.claim in known or held.everywhere():
            sentence = gettext("%(claim)s has changed: “%(what)s”", claim=change.claim, what=change.what)
            yield Matter(sentence, url_for("publish.claim", claim=change.claim))


def _due(in_force: Mapping[str, InUse], held: Powers, today: date) -> Iterator[Matter]:
    """What runs out soon, for those who can do something about it."""
    for key, one in in_force.items():
        due = warning.due_in(one, today) if held.over(key, WRITERS) else ()
        if due:
            words = ngettext(
                "“%(title)s”: %(num)d thing runs out soon, or has.",
                "“%(title)s”: %(num)d things run out soon, or have.",
                len(due),
                title=one.title,
            )
            sentences = [spoken(each.told(today)) for each in due]
            yield Matter(words, url_for("publish.module", key=key), sentences)


def _problems(held: Powers) -> Iterator[Matter]:
    many = waiting.problems(db.session) if held.everywhere((ORGANISER,)) else 0
    if many:
        sentence = ngettext("Learners reported %(num)d problem.", "Learners reported %(num)d problems.", many)
        yield Matter(sentence, url_for("publish.problems"))

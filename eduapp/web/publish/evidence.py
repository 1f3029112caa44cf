"""The evidence ledger: every reference of the releases in use, what leans on each, and what became of one that has
changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from eduapp.actions import drafts, evidence_changes, evidence_ledger, evidence_notices
from eduapp.actions.evidence_ledger import Entry, InUse, Place
from eduapp.actions.owners import owners
from eduapp.actions.powers import ORGANISER, WRITERS, Powers, powers
from eduapp.actions.refused import NotThere, Refused
from eduapp.module.to_tell import MONTHS
from eduapp.store import EvidenceChange, Person
from eduapp.text.quoted import bare_words
from eduapp.text.said import told
from eduapp.web import clock, tables, unsent
from eduapp.web.db import db
from eduapp.web.form import said
from eduapp.web.hand import hand
from eduapp.web.language import gettext, ngettext
from eduapp.web.publish import letters
from eduapp.web.publish.blueprint import publish
from eduapp.web.publish.evidence_tables import references, touched
from eduapp.web.visitor import person


@dataclass(frozen=True)
class Reference:
    """A reference on its page, for whoever holds these powers. `entry` is None where nothing in use leans on it any
    more."""

    key: str
    entry: Entry | None
    held: Powers
    changes: Sequence[EvidenceChange]

    @cached_property
    def open(self) -> list[EvidenceChange]:
        return [one for one in self.changes if one.settled_at is None]

    @cached_property
    def owners(self) -> Mapping[str, Sequence[Person]]:
        """By the keys of the modules."""
        keys = {one.release.module_key for one in self.releases}
        return owners(db.session, sorted(keys), now=clock.now())

    @property
    def releases(self) -> Sequence[InUse]:
        return self.entry.releases if self.entry else ()

    @property
    def may_settle(self) -> bool:
        """Whether somebody writes for one of the modules that lean on it, or for all."""
        keys = [one.release.module_key for one in self.releases]
        return self.held.everywhere(WRITERS) or any(self.held.over(key, WRITERS) for key in keys)

    @property
    def may_tell(self) -> bool:
        return self.held.everywhere((ORGANISER,))


@publish.get("/evidence")
def evidence() -> str | Response:
    held = powers(db.session, person().id, now=clock.now())
    entries = evidence_ledger.seen_by(db.session, held)
    changed = evidence_changes.open_changes(db.session)
    known = {one.key for one in entries}
    changed = [one for one in changed if one.claim in known or held.everywhere()]
    table = references(entries, {one.claim for one in changed})
    return tables.file_of(table) or render_template(
        "publish/evidence.html",
        entries=entries,
        critical=sum(bool(one.critical) for one in entries),
        changed=changed,
        shown=tables.shown(table)[0],
    )


@publish.get("/evidence/<path:claim>")
def claim(claim: str) -> str | Response:
    return _page(_reference_or_404(claim))


@publish.post("/evidence/<path:claim>")
def mark_evidence(claim: str) -> Response | tuple[str | Response, int]:
    """Say that a reference has changed; its owners are written to."""
    found, words = _reference_or_404(claim), request.form.get("words", "")
    try:
        if found.entry is None:
            raise Refused(told("Nothing leans on it any more, so there is nobody to write to."))
        evidence_changes.mark(db.session, found.entry, words, hand(), letters.marked)
    except Refused as slip:
        db.session.rollback()
        return _page(found, said(slip), words), 422
    flash(gettext("Marked. Those who own what leans on it are written to."))
    return redirect(url_for("publish.claim", claim=found.key), 303)


@publish.post("/evidence-changes/<opaque:change>/tell")
def tell_finishers(change: int) -> Response | tuple[str | Response, int]:
    """Write to those who finished what leaned on it."""
    row = evidence_changes.change_or_404(db.session, change)
    found = _reference_or_404(row.claim)
    try:
        if found.entry is None:
            raise Refused(told("Nothing leans on it any more, so there is nobody to write to."))
        many = evidence_notices.tell(db.session, found.entry, row, hand())
    except Refused as slip:
        db.session.rollback()
        return _page(_reference_or_404(found.key), said(slip)), 422
    flash(ngettext("A mail is being written to %(num)d person.", "Mails are being written to %(num)d people.", many))
    return redirect(url_for("publish.claim", claim=row.claim), 303)


@publish.post("/evidence-changes/<opaque:change>/settle")
def settle_evidence(change: int) -> Response | tuple[str | Response, int]:
    """Everything that leans on it was looked at."""
    row, words = evidence_changes.change_or_404(db.session, change), request.form.get("words", "")
    found = _reference_or_404(row.claim)
    if not found.may_settle:
        raise NotThere(told("Only who writes what leans on it settles it."))
    try:
        evidence_changes.settle(db.session, row, words, hand())
    except Refused as slip:
        db.session.rollback()
        return _page(_reference_or_404(found.key), said(slip), words), 422
    flash(gettext("Settled."))
    return redirect(url_for("publish.claim", claim=row.claim), 303)


def _reference_or_404(key: str) -> Reference:
    """The reference, if it is in use in a module that whoever is asking works on. What was once marked as changed and
    is in use no more is still there for those who work on all modules."""
    held = powers(db.session, person().id, now=clock.now())
    if not key.isprintable():
        raise NotThere(evidence_ledger.NOT_THERE)
    entry = next((one for one in evidence_ledger.seen_by(db.session, held) if one.key == key), None)
    changes = evidence_changes.changes_of(db.session, key)
    if entry is None and not (changes and held.everywhere()):
        raise NotThere(evidence_ledger.NOT_THERE)
    return Reference(key, entry, held, changes)


def _page(found: Reference, sentence: str = "", words: str = "") -> str | Response:
    table = touched(found.releases, found.entry, found.owners)
    entry, now = found.entry, clock.now()
    return tables.file_of(table) or render_template(
        "publish/claim.html",
        found=found,
        entry=entry,
        shown=tables.shown(table, page=url_for("publish.claim", claim=found.key))[0],
        links=_links(entry) if entry else {},
        learners=evidence_ledger.learners(db.session, [one.release.id for one in found.releases]),
        to_tell=evidence_notices.to_tell(db.session, entry, now) if entry and found.open else 0,
        told_of={one.id: evidence_notices.told_of(db.session, one) for one in found.changes if one.told_at},
        months=MONTHS,
        bare=bare_words,
        sentence=sentence,
        words=words or unsent.words(url_for("publish.mark_evidence", claim=found.key), "words"),
    )


def _links(entry: Entry) -> dict[int, str]:
    """Where each document is mended, or read: in the draft that is open, else as learners see it."""
    open_ = drafts.open_with(db.session, {place.document.path for place in entry.places})
    return {place.document.id: _link(place, open_) for place in entry.places}


def _link(place: Place, open_: Mapping[str, int]) -> str:
    document = place.document
    if document.path in open_:
        return url_for("publish.file", draft=open_[document.path], path=document.path, _anchor="text")
    is_offered = any(one.is_in_force for one in place.releases)
    if not is_offered:
        return url_for("publish.module", key=document.module, _anchor=f"release-{place.releases[0].release.number}")
    if document.kind == "case":
        return url_for("learn.cover", key=document.key)
    return url_for("learn.module", key=document.module)

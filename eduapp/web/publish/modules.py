"""The modules on offer: their releases, what became of them, and the draft with which one goes on."""

from flask import redirect, render_template, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from eduapp.actions import drafts, editions, evidence_ledger, warning
from eduapp.actions.powers import ALL, ORGANISER, WRITERS, powers
from eduapp.actions.refused import NotThere
from eduapp.store import Module
from eduapp.text.said import told
from eduapp.web import clock, unsent
from eduapp.web.db import db
from eduapp.web.hand import hand
from eduapp.web.language import spoken
from eduapp.web.publish.blueprint import publish
from eduapp.web.visitor import person


@publish.get("/modules/<key>/")
def module(key: str) -> str:
    found, held = module_or_404(key), powers(db.session, person().id, now=clock.now())
    return render_template(
        "publish/module.html",
        key=key,
        module=found,
        releases=editions.of_module(db.session, key),
        changes=editions.changes(db.session, key),
        due=_due(key),
        draft=drafts.open_draft(db.session, key),
        reviewed_as=drafts.by_release(db.session, key),
        may_write=held.over(key, WRITERS),
        words=unsent.words(url_for("publish.retire", key=key), "words"),
        may_retire=held.over(key, (ORGANISER,)),
    )


def _due(key: str) -> list[str]:
    """What runs out soon in the release in force, in sentences."""
    today = clock.now().date()
    found = [one for one in evidence_ledger.in_use(db.session) if one.is_in_force and one.release.module_key == key]
    return [spoken(each.told(today)) for one in found for each in warning.due_in(one, today)]


@publish.post("/modules/<key>/draft")
def draft_of_release(key: str) -> Response:
    """A draft that begins with the release in force."""
    module_or_404(key)
    made = editions.begin_from_release(db.session, key, hand())
    return redirect(url_for("publish.draft", draft=made.id), 303)


def module_or_404(key: str) -> Module:
    """The module, if whoever is asking writes, reviews or releases it. PostgreSQL takes no NUL in a key."""
    powers(db.session, person().id, now=clock.now()).must_hold(key, ALL)
    found = db.session.scalar(select(Module).where(Module.key == key)) if key.isprintable() else None
    if found is None:
        raise NotThere(told("There is no module of that name."))
    return found

"""The cover of a case: what it teaches, what counts, and where one begins or goes on."""

import secrets

from flask import current_app, redirect, render_template, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from eduapp.actions import attempts, people
from eduapp.actions.attempts import case_or_404
from eduapp.store import Attempt
from eduapp.web import clock, ids, limit
from eduapp.web.db import db
from eduapp.web.language import in_language
from eduapp.web.learn.blueprint import learn
from eduapp.web.learn.standing import playable
from eduapp.web.visitor import Visitor, enter, visitor

GUESTS_AN_HOUR = 300  # of one address: a whole lecture hall may share it


@learn.get("/cases/<key>")
def cover(key: str) -> str:
    case = case_or_404(db.session, key)
    assert case.revision_id is not None
    known = visitor()
    mine = _attempts(known.id, key) if known else []
    offered = playable(case.revision_id)
    return render_template(
        "learn/cover.html",
        case=case,
        playable=offered,
        cover=in_language(offered.shown_in).cover(),
        attempts=[attempt for attempt in mine if attempt.finished_at is not None or attempt.kind == "practice"],
        going_on=next((a for a in mine if a.finished_at is None and a.kind == "scored"), None),
        is_open=may_play(key, known),
    )


@learn.post("/cases/<key>/begin")
def begin(key: str) -> Response:
    """Begin the case, or go on with an attempt that has not ended."""
    revision = attempts.offered(db.session, key)
    known = visitor()
    if not may_play(key, known):
        return redirect(url_for("account.sign_up", next=url_for("learn.cover", key=key)), 303)
    if known is None:
        limit.hold("guest", GUESTS_AN_HOUR)
        known = enter(people.guest(db.session, now=clock.now()).id, "", is_guest=True)
    going_on = None if "anew" in request.form else attempts.unfinished(db.session, known.id, key)
    if going_on is not None:
        return redirect(url_for("learn.scene", attempt=going_on.id), 303)
    now, seed = clock.now(), secrets.randbits(31)
    attempt = attempts.begin(db.session, ids.new(now), known.id, playable(revision), seed, now=now)
    return redirect(url_for("learn.scene", attempt=attempt), 303)


def may_play(key: str, known: Visitor | None) -> bool:
    """Whoever has an account plays everything, anybody else the open case."""
    return (known is not None and not known.is_guest) or key == current_app.config["OPEN_CASE"]


def _attempts(person_id: int, key: str) -> list[Attempt]:
    own = select(Attempt).where(Attempt.person_id == person_id, Attempt.case_key == key)
    return list(db.session.scalars(own.order_by(Attempt.started_at.desc())))

"""The cover of a case: what it teaches, what counts, and where one begins or goes on."""

import secrets
from contextlib import nullcontext

from flask import current_app, redirect, render_template, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from eduapp.actions import attempts, people
from eduapp.actions.ways import Player, Way, way_to
from eduapp.store import Attempt
from eduapp.web import clock, ids, limit
from eduapp.web.db import db, reading, writing
from eduapp.web.language import in_language
from eduapp.web.learn.assigned import Whats, chosen, offered, without
from eduapp.web.learn.blueprint import learn
from eduapp.web.learn.standing import playable, teachings
from eduapp.web.visitor import Visitor, enter, visitor

GUESTS_AN_HOUR = 300  # of one address: a whole lecture hall may share it


@learn.get("/cases/<key>")
def cover(key: str) -> str:
    known = visitor()
    way = way_or_404(key, known)
    found = playable(way.revision_id)
    mine, may = _attempts(known.id, key) if known else [], offered(known, *whats(key, way))
    return render_template(
        "learn/cover.html",
        key=key,
        way=way,
        playable=found,
        cover=in_language(found.shown_in).cover(),
        attempts=[attempt for attempt in mine if attempt.finished_at is not None or attempt.kind == "practice"],
        going_on=next((attempt for attempt in mine if _goes_on(attempt, way)), None),
        offered=may,
        without=without(may, mine),
    )


def whats(key: str, way: Way) -> list[Whats]:
    """What an attempt at the case can be done for: the case itself, and the module in which it is played."""
    return [("case", key), *([("module", way.module)] if way.module and way.enrolment_id else [])]


def _goes_on(attempt: Attempt, way: Way) -> bool:
    is_unfinished = attempt.finished_at is None and attempt.kind == "scored"
    return is_unfinished and attempt.enrolment_id == way.enrolment_id


@learn.post("/cases/<key>/begin")
def begin(key: str) -> Response:
    """Begin the case, or go on with an attempt that has not ended."""
    known = visitor()
    way = way_or_404(key, known)
    if not way.is_open:
        return redirect(_elsewhere(key, way, known), 303)
    is_new = known is None
    if known is None:
        limit.hold("guest", GUESTS_AN_HOUR)
        known = enter(people.guest(db.session, now=clock.now()).id, "", is_guest=True)
    going_on = None if "anew" in request.form else attempts.unfinished(db.session, known.id, key, way.enrolment_id)
    if going_on is not None:
        return redirect(url_for("learn.scene", attempt=going_on.id), 303)
    now, seed = clock.now(), secrets.randbits(31)
    found = playable(way.revision_id)
    given = chosen(known, *whats(key, way))
    # What this request has written already is seen by its own transaction only; else the quick one of a step serves.
    with nullcontext(db.session.connection()) if is_new or given else writing() as connection:
        attempt = attempts.begin(connection, ids.new(now), known.id, found, seed, way.enrolment_id, given, now=now)
    return redirect(url_for("learn.scene", attempt=attempt), 303)


def way_or_404(key: str, known: Visitor | None) -> Way:
    player = Player(known.id, not known.is_guest) if known else Player(None, False)
    return way_to(reading(), db.session, teachings(), key, player, current_app.config["OPEN_CASE"])


def _elsewhere(key: str, way: Way, known: Visitor | None) -> str:
    """Where a case that is not open opens."""
    if known is None or known.is_guest:
        return url_for("account.sign_up", next=url_for("learn.cover", key=key))
    return url_for("learn.module", key=way.module) if way.module else url_for("learn.cover", key=key)


def _attempts(person_id: int, key: str) -> list[Attempt]:
    own = select(Attempt).where(Attempt.person_id == person_id, Attempt.case_key == key)
    return list(db.session.scalars(own.order_by(Attempt.started_at.desc())))

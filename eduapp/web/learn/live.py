"""A phone in a live case: it comes in by the code on the wall, looks every two seconds, and votes.

Its cookie is worth one seat in one live case and nothing else: it names nobody and logs nobody in.
"""

import json
from dataclasses import replace
from datetime import timedelta

from flask import Response, current_app, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from eduapp.actions import live as acts
from eduapp.actions import live_votes, throttle
from eduapp.actions.live_votes import Seated
from eduapp.actions.refused import MovedOn, Refused
from eduapp.case.play import Decision, Incomplete
from eduapp.store import LiveCase
from eduapp.web import clock, public, sentences
from eduapp.web.db import db, reading, writing
from eduapp.web.form import said
from eduapp.web.language import gettext, in_language
from eduapp.web.learn.blueprint import linked
from eduapp.web.live_path import bars_of, debrief_of, playable_of, positions_of
from eduapp.web.number import read_number
from eduapp.web.pictured import served
from eduapp.web.visitor import visitor

COOKIE = "live_seat"
KEPT = timedelta(days=1)
AN_HOUR = 200  # codes that lead nowhere, from one address: a whole lecture hall may have one
LONGEST = 100


@linked.get("/live/")
def live() -> Answer:
    """The scene and the vote, the debrief when it is over; the form for the code to whoever has no seat."""
    token, now = _token(), clock.now()
    seat = live_votes.seated(reading(), token) if token else None
    if (seat is None or seat.is_over(now)) and "code" not in request.args:
        found = _of_member()
        if found is not None and (seat is None or found.id != seat.id):
            return _seated(found, redirect(url_for("linked.live"), 303))
    if seat is None or "code" in request.args:
        return make_response(_door())
    return make_response(_over(seat) if seat.is_over(now) else _room(seat, token))


@linked.post("/live/")
def join_live() -> Answer:
    now = clock.now()
    tried = throttle.tried(public.key(), "live", "", request.remote_addr or "")
    throttle.limit_address(db.session, tried, AN_HOUR, now=now)
    found = live_votes.by_code(db.session, request.form.get("code", "")[:LONGEST], now=now)
    if found is None:
        throttle.note(db.session, tried, now=now)
        db.session.commit()  # the try counts
        slip = gettext(
            "Nothing is live under this code. Look at the wall again: it is six letters, and ends with the case."
        )
        return make_response(_door(slip), 422)
    seat = live_votes.seated(reading(), _token()) if _token() else None
    here = redirect(url_for("linked.live"), 303)
    if seat is not None and seat.id == found.id:
        return here
    try:
        return _seated(found, here)
    except Refused as slip:
        return make_response(_door(said(slip)), 422)


@linked.get("/live/now")
def live_now() -> Response | tuple[str, int]:
    """What a phone asks every two seconds: nothing new (204), or how new the case is; null where it has no seat."""
    version = live_votes.version_of(reading(), _token())
    if request.args.get("version") == str(version):
        return "", 204
    return Response(json.dumps({"version": version}), mimetype="application/json")


@linked.post("/live/vote")
def vote() -> Answer:
    token = _token()
    seat = live_votes.seated(reading(), token) if token else None
    if seat is None:
        flash(gettext("You have no seat in a live case. Enter its code."))
        return redirect(url_for("linked.live"), 303)
    form = request.form
    stop, ticks = read_number(form.get("stop", "")), tuple(sorted({read_number(tick) for tick in form.getlist("tick")}))
    play = positions_of(seat)[-1]
    if "choice" not in form:
        return _not_yet(seat, token, stop, None, ticks, gettext("Choose one, then vote."))
    wish = Decision(read_number(form["choice"]), ticks)
    try:
        live_votes.vote(writing, seat, play, token, stop, wish, now=clock.now())
    except Incomplete:
        return _not_yet(seat, token, stop, wish.choice, ticks, sentences.missing(play, ticks, acts.NO_WORDS))
    except MovedOn as slip:
        flash(said(slip))
    return redirect(url_for("linked.live"), 303)


@linked.get("/live/<path:path>")
def live_picture(path: str) -> Response:
    """Of what the room has come to."""
    seat = live_votes.seated(reading(), _token())
    if seat is None:
        return served({}, path)
    playable = playable_of(seat)
    seen = in_language(playable.shown_in).files(positions_of(seat))
    return served(playable.files if path in seen else {}, path)


def _token() -> str:
    return request.cookies.get(COOKIE, "")[:LONGEST]


def _of_member() -> LiveCase | None:
    known = visitor()
    return None if known is None or known.is_guest else live_votes.of_member(db.session, known.id, now=clock.now())


def _seated(live: LiveCase, answer: Answer) -> Answer:
    """The answer, with which the browser gets its seat."""
    known = visitor()
    person_id = None if known is None or known.is_guest else known.id
    token = live_votes.sit(db.session, live, person_id, public.key(), now=clock.now())
    is_secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
    answer.set_cookie(COOKIE, token, max_age=KEPT, path="/live/", secure=is_secure, httponly=True, samesite="Lax")
    return answer


def _door(slip: str = "") -> str:
    """With the code filled in that was typed, or that the camera read; who comes in is said by the button."""
    typed = request.form.get("code") or request.args.get("code", "")
    return render_template("learn/live_door.html", slip=slip, typed=typed[:LONGEST])


def _not_yet(seat: Seated, token: str, stop: int, choice: int | None, ticks: tuple[int, ...], slip: str) -> Answer:
    if seat.is_over(clock.now()) or stop != seat.stop or not seat.is_open:
        return redirect(url_for("linked.live"), 303)
    return make_response(_room(seat, token, {"choice": choice, "ticks": ticks}, slip), 422)


def _room(seat: Seated, token: str, draft: dict[str, object] | None = None, slip: str = "") -> str:
    plays, playable = positions_of(seat), playable_of(seat)
    play, case = plays[-1], in_language(playable.shown_in)
    shown, own = case.scene(plays, seat.id), live_votes.own_vote(reading(), seat, token)
    is_closed = not seat.is_open and play.here.end is None
    return render_template(
        "learn/live.html",
        seat=seat,
        title=case.title,
        shown=shown,
        offered=replace(shown, write="", asks=()),
        own=own,
        draft=draft or ({"choice": own.choice, "ticks": own.ticks} if own else {}),
        slip=slip,
        want=None,
        bars=bars_of(seat, shown, play)[1] if is_closed else [],
        listed=playable.references.listed(shown.cited),
    )


def _over(seat: Seated) -> str:
    return render_template("learn/live_debrief.html", **debrief_of(seat))

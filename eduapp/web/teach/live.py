"""A live case on the wall: the scene, the code, the votes as bars, and what whoever leads the room does next."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from eduapp.actions import live as acts
from eduapp.actions.refused import MovedOn, Refused
from eduapp.case.majority import wanted
from eduapp.case.play import Decision, Incomplete, Play
from eduapp.store import Cohort, LiveCase
from eduapp.text.said import told
from eduapp.web import clock, public, sentences, tables
from eduapp.web.db import db
from eduapp.web.form import said
from eduapp.web.language import in_language
from eduapp.web.live_path import bars_of, debrief_of, playable_of, positions_of
from eduapp.web.number import read_number
from eduapp.web.pictured import served
from eduapp.web.scanned import square
from eduapp.web.teach import live_tables
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.standing import cohort_or_404


@dataclass(frozen=True, slots=True)
class Wall:
    cohort: Cohort
    live: LiveCase

    @property
    def plays(self) -> list[Play]:
        return positions_of(self.live)

    @property
    def is_over(self) -> bool:
        return acts.is_over(self.live, clock.now())


def wall_or_404(cohort: int, live: int) -> Wall:
    return Wall(cohort_or_404(cohort), acts.live_or_404(db.session, cohort, live))


@teach.get("/cohorts/<opaque:cohort>/live/<opaque:live>/")
def live(cohort: int, live: int) -> str | Response:
    wall = wall_or_404(cohort, live)
    return _looked_back(wall) if wall.is_over else _room(wall)


def _room(wall: Wall) -> str:
    plays, playable = wall.plays, playable_of(wall.live)
    play, case = plays[-1], in_language(playable.shown_in)
    shown = case.scene(plays, wall.live.id)
    count, bars = bars_of(wall.live, shown, play)
    return render_template(
        "teach/live.html",
        cohort=wall.cohort,
        live=wall.live,
        title=case.title,
        shown=shown,
        bars=bars,
        want=wanted(play, count),
        voted=count.voters,
        came=acts.came(db.session, wall.live),
        join=urlsplit(public.address("linked.live")),
        square=square(public.address("linked.live", code=wall.live.code)),
        listed=playable.references.listed(shown.cited),
    )


def _looked_back(wall: Wall) -> str | Response:
    kept = acts.tallies(db.session, wall.live.id)
    table = live_tables.votes(playable_of(wall.live), wall.plays, kept)
    return tables.file_of(table) or render_template(
        "teach/live_debrief.html",
        cohort=wall.cohort,
        live=wall.live,
        came=acts.came(db.session, wall.live),
        votes=tables.shown(table)[0],
        **debrief_of(wall.live),
    )


@teach.get("/cohorts/<opaque:cohort>/live/<opaque:live>/now")
def live_wall(cohort: int, live: int) -> dict[str, object]:
    """What the wall asks every two seconds. Votes that are not shown are not in it."""
    wall = wall_or_404(cohort, live)
    row, play = wall.live, wall.plays[-1]
    count = acts.count(db.session, row, play)
    is_told = row.shows or not row.is_open
    return {
        "version": row.version,
        "came": acts.came(db.session, row),
        "voted": count.voters,
        "acts": dict(count.acts) if is_told else {},
    }


@teach.post("/cohorts/<opaque:cohort>/live/<opaque:live>/steer")
def steer_live(cohort: int, live: int) -> Answer:
    wall, form = wall_or_404(cohort, live), request.form
    row, deed, version = wall.live, form.get("do", ""), read_number(form.get("version", ""))
    try:
        if deed == "close":
            acts.close(db.session, row, version)
        elif deed == "reopen":
            acts.reopen(db.session, row, version)
        elif deed in ("show", "hide"):
            acts.show(db.session, row, version, deed == "show")
        elif deed == "back":
            acts.go_back(db.session, row, version, wall.plays)
        elif deed == "end":
            acts.end(db.session, row, version, wall.plays[-1], now=clock.now())
        else:
            raise Refused(told("The form was not one of ours. Nothing has changed."))
    except MovedOn as slip:
        flash(said(slip))
    return _here(cohort, live)


@teach.post("/cohorts/<opaque:cohort>/live/<opaque:live>/go")
def go_live(cohort: int, live: int) -> Answer:
    """Go on, where most want to or elsewhere; or ask."""
    wall, form = wall_or_404(cohort, live), request.form
    play, asked = wall.plays[-1], form.get("ask")
    number = asked if asked is not None else form.get("choice")
    ticks = () if asked is not None else tuple(sorted({read_number(tick) for tick in form.getlist("tick")}))
    if number is None:
        flash(sentences.nothing_chosen())
        return _here(cohort, live)
    decision = Decision(read_number(number), ticks)
    try:
        acts.go(db.session, wall.live, read_number(form.get("version", "")), play, decision)
    except MovedOn as slip:
        flash(said(slip))
    except Incomplete:
        flash(sentences.missing(play, ticks, acts.NO_WORDS))
    return _here(cohort, live)


@teach.get("/cohorts/<opaque:cohort>/live/<opaque:live>/<path:path>")
def live_exhibit(cohort: int, live: int, path: str) -> Response:
    wall = wall_or_404(cohort, live)
    playable = playable_of(wall.live)
    seen = in_language(playable.shown_in).files(wall.plays)
    return served(playable.files if path in seen else {}, path)


def _here(cohort: int, live: int) -> Answer:
    return redirect(url_for("teach.live", cohort=cohort, live=live), 303)

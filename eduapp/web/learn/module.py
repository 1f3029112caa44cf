"""A module: its cover, the way through it, and what is missing for the credit."""

import posixpath
import secrets
from collections.abc import Mapping

from flask import redirect, render_template, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from eduapp.actions import enrolments, quizzes, releases
from eduapp.actions.bibliography import bibliography
from eduapp.actions.refused import NotThere, Refused
from eduapp.actions.studying import Step, Study, Teaching, entries, study
from eduapp.module.shown import PageShown
from eduapp.store import Enrolment, Release
from eduapp.text.references import References
from eduapp.text.said import told
from eduapp.web import clock, ids
from eduapp.web.at_hand import takeables
from eduapp.web.db import db
from eduapp.web.language import current_language, in_language
from eduapp.web.learn.assigned import anew, chosen
from eduapp.web.learn.assigned import offered as assigned_here
from eduapp.web.learn.blueprint import learn
from eduapp.web.learn.standing import teachings
from eduapp.web.pictured import served
from eduapp.web.visitor import person, visitor


@learn.get("/modules/<key>/")
def module(key: str) -> str:
    own, release = _own_and_release(key)
    offered = releases.newest(db.session, key)
    teaching = teachings().get(db.session.connection(), release.revision_id)
    studied = study(db.session, teachings(), own) if own else None
    given = assigned_here(visitor(), ("module", key))
    return render_template(
        "learn/module.html",
        key=key,
        release=release,
        about=_about(teaching, release, is_enrolled=own is not None),
        newer=offered if own and offered and offered.id != release.id else None,
        shown=in_language(teaching.shown_in),
        teaching=teaching,
        facts=teaching.module.facts,
        study=studied,
        handouts=in_language(teaching.handouts_in),
        offered=given,
        anew=anew(visitor(), given, studied),
    )


def _own_and_release(key: str) -> tuple[Enrolment | None, Release]:
    """The enrolment of whoever is asking, and the release in it; for anybody else the one in force."""
    known = visitor()
    own = enrolments.current(db.session, known.id, key) if known and key.isprintable() else None
    return own, own.release if own else releases.offered_or_404(db.session, key)


def _about(teaching: Teaching, release: Release, is_enrolled: bool) -> Markup:
    """What the module says of itself: the same for everybody, so that it is written once a day."""
    today = clock.now().date()
    written_for = (current_language(), release.id, is_enrolled, today)
    if written_for not in teaching.written:
        shown = in_language(teaching.shown_in)
        teaching.written[written_for] = render_template(
            "learn/module_about.html",
            release=release,
            shown=shown,
            teaching=teaching,
            facts=teaching.module.facts,
            entries=entries(teaching, release),
            listed=teaching.references.listed(shown.cited),
            sources=bibliography(db.session.connection(), release),
            is_enrolled=is_enrolled,
            today=today,
        )
    return Markup(teaching.written[written_for])


@learn.post("/modules/<key>/enrol")
def enrol(key: str) -> Response:
    enrolments.enrol(db.session, ids.new(clock.now()), person().id, key, now=clock.now())
    return redirect(url_for("learn.module", key=key, _anchor="way"), 303)


@learn.post("/modules/<key>/quizzes/<int:position>")
def begin_quiz(key: str, position: int) -> Response:
    """Begin the quiz at a position of the module, or go on with it."""
    own = enrolments.current_or_404(db.session, person().id, key)
    enrolments.hold(db.session, own)  # of two tabs the second one counts what the first one has begun
    studied = study(db.session, teachings(), own)
    step = _step(studied, position)
    if step.part.revision.kind != "quiz":
        raise NotThere(told("There is no quiz at this place of the module."))
    if step.going_on is not None:
        return redirect(url_for("learn.quiz", attempt=step.going_on), 303)
    if not step.item.can_begin:
        why = step.item.why
        raise Refused(why.sentence, **why.values) if why else NotThere(told("There is no such part in this module."))
    now, enrolment = clock.now(), studied.enrolment
    takeable = takeables().get(db.session.connection(), step.part.revision_id)
    given, seed = chosen(person(), ("module", key)), secrets.randbits(31)
    begun = quizzes.begin(db.session, ids.new(now), person().id, enrolment.id, takeable, seed, given, now=now)
    return redirect(url_for("learn.quiz", attempt=begun.id), 303)


def study_or_404(key: str) -> Study:
    own = enrolments.current_or_404(db.session, person().id, key)
    return study(db.session, teachings(), own)


def _step(studied: Study, position: int) -> Step:
    if position >= len(studied.steps):
        raise NotThere(told("There is no such part in this module."))
    return studied.steps[position]


@learn.get("/modules/<key>/<path:path>")
def handout(key: str, path: str) -> str | Response:
    """A page to print, or a picture of one, for whoever is enrolled; a picture of the description for any learner."""
    own, release = _own_and_release(key)
    teaching = teachings().get(db.session.connection(), release.revision_id)
    if path in in_language(teaching.shown_in).files:
        return served(teaching.files, path)
    pages = in_language(teaching.handouts_in) if own else {}
    shown = pages.get(path)
    if shown is None:
        return served(teaching.files if path in _pictures(pages) else {}, path)
    listed = References(teaching.pages[path].references, teaching.claims).listed(shown.cited)
    return render_template("learn/handout.html", key=key, shown=shown, listed=listed)


def _pictures(pages: Mapping[str, PageShown]) -> set[str]:
    """The files that the pages to print name, by their paths from the module."""
    return {posixpath.join(posixpath.dirname(path), name) for path, page in pages.items() for name in page.files}

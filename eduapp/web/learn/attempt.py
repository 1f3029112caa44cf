"""Playing: the scene, and what is decided in it."""

from collections.abc import Mapping
from itertools import pairwise

from flask import make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from eduapp.actions import play
from eduapp.actions.play import Standing, recall
from eduapp.actions.refused import MovedOn, Refused
from eduapp.case.play import Decision, Incomplete, Play
from eduapp.case.shown import Shown
from eduapp.web import clock, sentences
from eduapp.web.db import writing
from eduapp.web.desk import desk
from eduapp.web.language import in_language
from eduapp.web.learn.blueprint import learn
from eduapp.web.learn.links import Links
from eduapp.web.learn.sent import Sent, read_sent
from eduapp.web.learn.standing import standing_or_404
from eduapp.web.visitor import person


@learn.get("/attempts/<opaque:attempt>/")
def scene(attempt: int) -> str:
    standing = standing_or_404(attempt)
    return _page(standing, standing.attempt.draft or {})


@learn.post("/attempts/<opaque:attempt>/")
def decide(attempt: int) -> Response:
    sent = read_sent(request.form)
    after = _at_once(attempt, sent)
    if after is not None:
        return _go_on(sent, after)
    standing = standing_or_404(attempt)
    if sent.leaves:
        play.keep_draft(writing, attempt, person().id, sent.number, sent.draft)
        is_problem, key = sent.leaves == "problem", standing.playable.key
        return redirect(
            url_for("learn.problem", attempt=attempt) if is_problem else url_for("learn.cover", key=key), 303
        )
    if sent.choice is None:
        return _not_yet(standing, sent, sentences.nothing_chosen())
    try:
        after = _decided(standing, sent)
    except MovedOn:
        return _moved_on(standing, sent)
    except Incomplete:
        return _not_yet(standing, sent, sentences.missing(standing.play, sent.ticks, sent.words))
    return _go_on(sent, after)


def _at_once(attempt: int, sent: Sent) -> Play | None:
    """The play after the decision, where this process knows how the attempt stands; None where it has to look."""
    standing = None if sent.leaves or sent.choice is None else recall(desk(), attempt, person().id)
    if standing is None:
        return None
    try:
        return play.decide(writing, standing, sent.number, _decision(standing, sent), sent.draft, now=clock.now())
    except (Incomplete, Refused):
        return None


def _go_on(sent: Sent, after: Play) -> Response:
    return redirect(_here() + (f"#ask-{sent.choice}" if sent.is_ask and not after.passed else ""), 303)


def _here() -> str:
    """The address of the attempt, which the scene and its form share: it is asked for at each step."""
    return request.script_root + request.path


@learn.post("/attempts/<opaque:attempt>/draft")
def keep_draft(attempt: int) -> tuple[str, int]:
    """What is half written, sent by the page now and then; nothing is decided by it."""
    sent = read_sent(request.form)
    if play.keep_draft(writing, attempt, person().id, sent.number, sent.draft):
        return "", 204
    standing_or_404(attempt)
    return "", 409


def _decided(standing: Standing, sent: Sent) -> Play:
    decision, now = _decision(standing, sent), clock.now()
    try:
        return play.decide(writing, standing, sent.number, decision, sent.draft, now=now)
    except MovedOn:  # a double click sends the same twice at once: here the second finds what the first has written
        return play.decide(writing, standing_or_404(standing.attempt.id), sent.number, decision, sent.draft, now=now)


def _decision(standing: Standing, sent: Sent) -> Decision:
    """The decision that was sent. Words count only where they are asked for, ticks only with what leaves."""
    assert sent.choice is not None
    if sent.is_ask:
        return Decision(sent.choice)
    here = standing.plays[min(sent.number, len(standing.plays) - 1)].here
    return Decision(sent.choice, sent.ticks, sent.words if here.write else "")


def _not_yet(standing: Standing, sent: Sent, sentence: str) -> Response:
    """The scene again with what is missing, and with all that was filled in."""
    if standing.is_over or sent.number != len(standing.play.decisions):
        return _moved_on(standing, sent)
    return make_response(_page(standing, sent.draft or {}, sentence), 422)


def _moved_on(standing: Standing, sent: Sent) -> Response:
    return make_response(render_template("learn/moved_on.html", standing=standing, words=sent.words), 409)


def _page(standing: Standing, draft: Mapping[str, object], missing: str = "") -> str:
    """The scene in which the attempt stands, filled with the draft."""
    case = in_language(standing.playable.shown_in)
    shown = case.scene(standing.plays, standing.attempt.seed)
    return render_template(
        "learn/scene.html",
        links=Links(standing.attempt, _here()),
        is_practice=standing.attempt.kind == "practice",
        shown=shown,
        title=case.title,
        listed=standing.playable.references.listed(shown.cited),
        made=len(standing.play.decisions),
        to_come=sentences.to_come(standing.playable.guide.step(standing.play)),
        draft=draft,
        missing=missing,
        taken=_taken(standing, case),
    )


def _taken(standing: Standing, case: Shown) -> list[str]:
    """What was decided so far, for practice: any of it can be taken back."""
    if standing.attempt.kind != "practice":
        return []
    return [case.label(before, after.decisions[-1].choice) for before, after in pairwise(standing.plays)]

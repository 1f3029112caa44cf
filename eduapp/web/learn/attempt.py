"""Playing: the scene, and what is decided in it."""

from itertools import pairwise

from flask import make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from eduapp.actions import play
from eduapp.actions.play import Standing
from eduapp.actions.refused import MovedOn
from eduapp.case.play import Decision, Incomplete
from eduapp.web import clock
from eduapp.web.db import writing
from eduapp.web.language import gettext, ngettext
from eduapp.web.learn.blueprint import learn
from eduapp.web.learn.sent import Sent, read_sent
from eduapp.web.learn.standing import standing_or_404
from eduapp.web.visitor import person


@learn.get("/attempts/<opaque:attempt>/")
def scene(attempt: int) -> str:
    standing = standing_or_404(attempt)
    return _page(standing, standing.attempt.draft or {})


@learn.post("/attempts/<opaque:attempt>/")
def decide(attempt: int) -> Response:
    standing, sent = standing_or_404(attempt), read_sent(request.form)
    if sent.leaves:
        play.keep_draft(writing, attempt, person().id, sent.number, sent.draft)
        following = "learn.problem" if sent.leaves == "problem" else "learn.cover"
        return redirect(url_for(following, attempt=attempt, key=standing.playable.key), 303)
    if sent.choice is None:
        return _not_yet(standing, sent, gettext("Choose what you do, then decide."))
    try:
        after = play.decide(writing, standing, sent.number, _decision(standing, sent), sent.draft, now=clock.now())
    except MovedOn:
        return _moved_on(standing, sent)
    except Incomplete:
        return _not_yet(standing, sent, _missing(standing, sent))
    anchor = f"ask-{sent.choice}" if sent.is_ask and not after.passed else None
    return redirect(url_for("learn.scene", attempt=attempt, _anchor=anchor), 303)


@learn.post("/attempts/<opaque:attempt>/draft")
def keep_draft(attempt: int) -> tuple[str, int]:
    """What is half written, sent by the page now and then; nothing is decided by it."""
    sent = read_sent(request.form)
    if play.keep_draft(writing, attempt, person().id, sent.number, sent.draft):
        return "", 204
    standing_or_404(attempt)
    return "", 409


def _decision(standing: Standing, sent: Sent) -> Decision:
    """The decision that was sent. Words count only where they are asked for, ticks only with what leaves."""
    assert sent.choice is not None
    rules = standing.play.rules.scenes[standing.play.scene]
    if sent.is_ask:
        return Decision(sent.choice)
    return Decision(sent.choice, sent.ticks, sent.words if rules.scene.write else "")


def _missing(standing: Standing, sent: Sent) -> str:
    rules = standing.play.rules.scenes[standing.play.scene]
    if rules.scene.write and not sent.words.strip() and rules.least <= len(sent.ticks) <= rules.most:
        return gettext("Write in your own words first.")
    most = min(rules.most, len(standing.play.offer().options))
    if rules.least == most:
        return ngettext("Tick exactly %(num)d.", "Tick exactly %(num)d.", most)
    return gettext("Tick %(least)d to %(most)d.", least=rules.least, most=most)


def _not_yet(standing: Standing, sent: Sent, sentence: str) -> Response:
    """The scene again with what is missing, and with all that was filled in."""
    if standing.is_over or sent.number != len(standing.play.decisions):
        return _moved_on(standing, sent)
    return make_response(_page(standing, sent.draft or {}, sentence), 422)


def _moved_on(standing: Standing, sent: Sent) -> Response:
    return make_response(render_template("learn/moved_on.html", standing=standing, words=sent.words), 409)


def _page(standing: Standing, draft: dict[str, object], missing: str = "") -> str:
    """The scene in which the attempt stands, filled with the draft."""
    shown = standing.playable.shown.scene(standing.plays, standing.attempt.seed)
    return render_template(
        "learn/scene.html",
        attempt=standing.attempt,
        shown=shown,
        title=standing.playable.shown.title,
        references=standing.playable.references.listed(shown.cited),
        made=len(standing.play.decisions),
        to_come=to_come(standing),
        draft=draft,
        missing=missing,
        taken=_taken(standing),
    )


def _taken(standing: Standing) -> list[str]:
    """What was decided so far, for practice: any of it can be taken back."""
    if standing.attempt.kind != "practice":
        return []
    label = standing.playable.shown.label
    return [label(before, after.decisions[-1].choice) for before, after in pairwise(standing.plays)]


def to_come(standing: Standing) -> str:
    """The least and most decisions that can follow, in words; nothing where that is not known."""
    step = standing.playable.guide.step(standing.play)
    if step is None or step.least is None or step.least == step.most == 0:
        return ""
    if step.most is None:
        return gettext("at least %(least)d to come", least=step.least)
    if step.least == step.most:
        return gettext("%(least)d to come", least=step.least)
    return gettext("%(least)d to %(most)d to come", least=step.least, most=step.most)

"""What educators said about an attempt of whoever is asking."""

from flask import url_for

from eduapp.actions import comments, telling
from eduapp.actions.play import Standing
from eduapp.web import clock
from eduapp.web.db import db
from eduapp.web.language import gettext
from eduapp.web.talk import Talk, talk
from eduapp.web.visitor import person


def talk_of(standing: Standing) -> Talk | None:
    """None where it was done for no cohort, so that no educator sees it."""
    attempt = standing.attempt
    if attempt.cohort_id is None:
        return None
    found = talk(attempt.id, attempt.person_id, attempt.person_id, url_for("learn.say", attempt=attempt.id))
    if words := (attempt.draft or {}).get("comment"):
        found.slip, found.words = gettext("What you wrote before you were logged out. It is not sent yet."), words
    return found


def see(standing: Standing) -> None:
    """What was said and marked is read now, and no mail need tell of it."""
    now, known = clock.now(), person()
    comments.read_by_learner(db.session, standing.attempt.id, known.id, now=now)
    telling.has_seen(db.session, known.id, now=now)

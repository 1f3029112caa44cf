"""What educators said about an attempt of whoever is asking."""

from flask import url_for

from eduapp.actions import comments, telling, word_marks
from eduapp.actions.comments import About
from eduapp.store import Cohort
from eduapp.web import clock
from eduapp.web.db import db
from eduapp.web.talk import Addresses, Talk, talk
from eduapp.web.visitor import person


def talk_of(at: About) -> Talk | None:
    """None where it was done for no cohort, so that no educator sees it."""
    if at.cohort_id is None:
        return None
    say, change = ("say_on_quiz", "change_comment_on_quiz") if at.is_quiz else ("say", "change_comment")
    to = Addresses(
        url_for(f"learn.{say}", attempt=at.attempt_id),
        lambda comment: url_for(f"learn.{change}", attempt=at.attempt_id, comment=comment),
    )
    return talk(at, at.learner_id, to, db.session.get_one(Cohort, at.cohort_id).time_zone)


def see(at: About) -> None:
    """What was said and marked is read now, and no mail need tell of it."""
    now = clock.now()
    comments.read_by_learner(db.session, at, now=now)
    if not at.is_quiz:
        word_marks.read(db.session, at.attempt_id, now=now)
    telling.has_seen(db.session, person().id, now=now)

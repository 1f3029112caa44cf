"""The mails that learners are sent of the site's own accord."""

from datetime import datetime

from flask import render_template

from eduapp.actions import follow_ups
from eduapp.store import Evaluation
from eduapp.web.language import gettext
from eduapp.web.outside import key, public


def follow_up(evaluation: Evaluation, *, now: datetime) -> tuple[str, str]:
    """Subject and body of the mail that asks what became of somebody's intentions."""
    link = public("linked.follow_up", token=follow_ups.link(evaluation, key(), now=now))
    title = evaluation.enrolment.release.revision.title
    body = render_template("mail/follow_up.txt", evaluation=evaluation, title=title, link=link)
    return gettext("What became of it?"), body

"""The mails that learners are sent of the site's own accord."""

from flask import render_template

from eduapp.actions import follow_ups
from eduapp.jobs.follow_up import Letter
from eduapp.store import Evaluation
from eduapp.web import clock, public
from eduapp.web.language import gettext


def follow_up(evaluation: Evaluation) -> Letter:
    """The mail that asks what became of somebody's intentions, in the language of this request."""
    token = follow_ups.link(evaluation, public.key(), now=clock.now())
    title = evaluation.enrolment.release.revision.title
    link = public.address("linked.follow_up", token=token)
    body = render_template("mail/follow_up.txt", evaluation=evaluation, title=title, link=link)
    return Letter(gettext("What became of it?"), body)

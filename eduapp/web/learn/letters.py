"""The mails that learners are sent of the site's own accord."""

from datetime import datetime

from flask import render_template

from eduapp.actions import follow_ups, review_plan
from eduapp.jobs.remind import Reader
from eduapp.store import Evaluation
from eduapp.web.language import gettext, ngettext
from eduapp.web.outside import key, public


def follow_up(evaluation: Evaluation, *, now: datetime) -> tuple[str, str]:
    """Subject and body of the mail that asks what became of somebody's intentions."""
    link = public("linked.follow_up", token=follow_ups.link(evaluation, key(), now=now))
    title = evaluation.enrolment.release.revision.title
    body = render_template("mail/follow_up.txt", evaluation=evaluation, title=title, link=link)
    return gettext("What became of it?"), body


def reminder(reader: Reader, *, now: datetime) -> tuple[str, str, str]:
    """Subject and body of the mail that says how many cards are due, and the address that ends such mails."""
    stop = public("linked.stop_reminders", token=review_plan.stop_link(reader.person_id, key(), now=now))
    subject = ngettext("%(num)d card to go over today", "%(num)d cards to go over today", reader.due)
    return subject, render_template("mail/reminder.txt", due=reader.due, review=public("learn.review"), stop=stop), stop

"""The mails that learners are sent of the site's own accord."""

from flask import render_template

from eduapp.actions import evidence_notices, follow_ups, review_plan
from eduapp.jobs.correct import Letter as Correction
from eduapp.jobs.correct import Reader as Finisher
from eduapp.jobs.follow_up import Letter
from eduapp.jobs.remind import Letter as Reminder
from eduapp.jobs.remind import Reader
from eduapp.store import Evaluation
from eduapp.web import clock, public
from eduapp.web.language import gettext, ngettext


def follow_up(evaluation: Evaluation) -> Letter:
    """The mail that asks what became of somebody's intentions, in the language of this request."""
    token = follow_ups.link(evaluation, public.key(), now=clock.now())
    title = evaluation.enrolment.release.revision.title
    link = public.address("linked.follow_up", token=token)
    body = render_template("mail/follow_up.txt", evaluation=evaluation, title=title, link=link)
    return Letter(gettext("What became of it?"), body)


def reminder(reader: Reader) -> Reminder:
    """The mail that says how many cards are due, in the language of this request."""
    token = review_plan.stop_link(reader.person_id, public.key(), now=clock.now())
    stop, review = public.address("linked.stop_reminders", token=token), public.address("learn.review")
    subject = ngettext("%(num)d card to go over today", "%(num)d cards to go over today", reader.due)
    return Reminder(subject, render_template("mail/reminder.txt", due=reader.due, review=review, stop=stop), stop)


def correction(reader: Finisher) -> Correction:
    """The mail that says what has changed since somebody finished a module, in the language of this request."""
    token = evidence_notices.stop_link(reader.notice, public.key(), now=clock.now())
    stop = public.address("linked.stop_corrections", token=token)
    page = public.address("learn.module", key=reader.module)
    values = {"title": reader.title, "what": reader.change.what, "page": page, "stop": stop}
    subject = gettext("Something that you learned in “%(title)s” has changed", title=reader.title)
    return Correction(subject, render_template("mail/correction.txt", **values).strip(), stop)

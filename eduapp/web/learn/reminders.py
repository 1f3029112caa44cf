"""Reminders of review cards: the letter, and the link in it that ends them."""

from flask import render_template, request
from flask.blueprints import BlueprintSetupState

from eduapp.actions import review_plan
from eduapp.jobs.remind import Letter, Reader
from eduapp.web import clock, public
from eduapp.web.db import writing
from eduapp.web.language import ngettext
from eduapp.web.learn.blueprint import learn


def letter(reader: Reader) -> Letter:
    """The reminder, in the language of this request."""
    token = review_plan.stop_link(reader.person_id, public.key(), now=clock.now())
    stop = public.address("learn.stop_reminders", token=token)
    subject = ngettext("%(num)d card to go over today", "%(num)d cards to go over today", reader.due)
    body = render_template("mail/reminder.txt", due=reader.due, review=public.address("learn.review"), stop=stop)
    return Letter(subject, body, stop)


@learn.route("/review/stop/<token>", methods=["GET", "POST"])
def stop_reminders(token: str) -> str:
    """The link shows a button first, since programs that look through mails follow links. A mail program that offers
    to unsubscribe sends the POST by itself: it has no token of a form, and the link proves enough."""
    if request.method == "GET":
        review_plan.of_stop_link(token, public.key(), now=clock.now())
        return render_template("learn/stop_reminders.html", is_done=False)
    with writing() as connection:
        review_plan.stop(connection, token, public.key(), now=clock.now())
    return render_template("learn/stop_reminders.html", is_done=True)


@learn.record
def _exempt(state: BlueprintSetupState) -> None:
    state.app.extensions["csrf"].exempt(stop_reminders)

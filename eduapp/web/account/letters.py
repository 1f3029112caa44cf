"""The mails that are sent from here: their texts, with links that begin with the public address."""

import re

from flask import render_template
from flask_babel import gettext

from eduapp.actions import mail, passwords, people, throttle
from eduapp.actions.invitations import Letter
from eduapp.store import Cohort, Person
from eduapp.web import clock, public
from eduapp.web.db import db

AN_HOUR = 3  # mails of a kind to an account


def verify(person: Person) -> bool:
    """Send a link that proves the address, unless there were many already."""
    link = people.verify_link(person, public.key(), now=clock.now())
    subject = gettext("Is this address yours?")
    return _is_due(person, "verify") and _send(person, subject, "verify", public.address("account.verify", token=link))


def reset(person: Person) -> bool:
    """Send a link to choose a new password, unless there were many already."""
    link = passwords.reset_link(db.session, person, public.key(), now=clock.now())
    if link is None:
        return False
    return _send(person, gettext("A new password"), "reset", public.address("account.reset", token=link))


def untaught(cohorts: list[Cohort]) -> Letter:
    """To those who run the site: these cohorts have lost their last educator."""
    link = public.address("publish.cohorts")
    body = render_template("mail/untaught.txt", cohorts=cohorts, link=link)
    return Letter(gettext("Cohorts without an educator"), re.sub(r"\n{3,}", "\n\n", body).strip())


def _is_due(person: Person, what: str) -> bool:
    by = throttle.tried(public.key(), what, person.email or "", "")
    if throttle.is_account_over(db.session, by, AN_HOUR, now=clock.now()):
        return False
    throttle.note(db.session, by, now=clock.now())
    return True


def _send(person: Person, subject: str, template: str, link: str) -> bool:
    body = render_template(f"mail/{template}.txt", link=link)
    mail.write(db.session, person, subject, body, proves_address=True, now=clock.now())
    return True

"""The mails that come of what an educator does: to those who were put into a cohort, and to those who are invited."""

import re

from flask import render_template

from eduapp.actions.invitations import Letter
from eduapp.store import Cohort, Invitation
from eduapp.web import public
from eduapp.web.language import gettext, speaking
from eduapp.web.visitor import person


class Letters:
    """Each in the language of its reader, where that is known; else in that of whoever causes it."""

    def added(self, cohort: Cohort, teaches: bool, language: str | None) -> Letter:
        with speaking(language):
            if teaches:
                link = public.address("teach.board", cohort=cohort.id)
                subject = gettext("You teach “%(cohort)s”", cohort=cohort.name)
            else:
                link = public.address("learn.cohorts")
                subject = gettext("You are in “%(cohort)s”", cohort=cohort.name)
            return Letter(subject, _written("added", cohort, teaches, link))

    def invited(self, invitation: Invitation, token: str) -> Letter:
        cohort, link = invitation.cohort, public.address("linked.join", token=token)
        subject = gettext("You are invited to “%(cohort)s”", cohort=cohort.name)
        return Letter(subject, _written("invited", cohort, invitation.is_educator, link, invitation.name))

    def commented(self, cohort: Cohort, language: str | None) -> Letter:
        with speaking(language):
            values = {"cohort": cohort.name, "by": person().name, "link": public.address("learn.catalogue")}
            subject = gettext("Comments on your work in “%(cohort)s”", cohort=cohort.name)
            return Letter(subject, render_template("mail/commented.txt", **values).strip())


def _written(template: str, cohort: Cohort, teaches: bool, link: str, name: str = "") -> str:
    values = {"cohort": cohort.name, "by": person().name, "teaches": teaches, "link": link, "name": name}
    return re.sub(r"\n{3,}", "\n\n", render_template(f"mail/{template}.txt", **values)).strip()


def exported(cohort_id: int, name: str) -> tuple[str, str]:
    """The subject and the body of the mail that says that a table is made."""
    link = public.address("teach.export", cohort=cohort_id)
    subject = gettext("The decisions of “%(cohort)s” as a table", cohort=name)
    return subject, render_template("mail/exported.txt", cohort=name, link=link).strip()

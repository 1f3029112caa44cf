"""What a learner is told of what an educator wrote about her work."""

from flask import flash

from eduapp.actions import telling
from eduapp.actions.invitations import Letter
from eduapp.store import Cohort, Member
from eduapp.web import clock
from eduapp.web.db import db
from eduapp.web.language import gettext
from eduapp.web.teach.letters import Letters


def tell(cohort: Cohort, member: Member) -> None:
    def letter(language: str | None) -> Letter:
        return Letters().commented(cohort, language)

    telling.tell(db.session, member.person_id, letter, now=clock.now())


def tell_no_more(member: Member) -> None:
    """Something was withdrawn: where nothing else is new, no mail tells of it."""
    telling.has_seen(db.session, member.person_id, now=clock.now())


def will_see(member: Member) -> None:
    flash(gettext("%(name)s will see it, and can answer.", name=member.person.name))

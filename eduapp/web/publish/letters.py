"""The mails to those who answer for modules."""

import re
from collections.abc import Sequence

from flask import render_template

from eduapp.actions.evidence_ledger import InUse
from eduapp.actions.invitations import Letter
from eduapp.jobs.warn import Letter as Warned
from eduapp.module.falling_due import Due
from eduapp.store import EvidenceChange
from eduapp.web import clock, public
from eduapp.web.language import gettext, speaking, spoken


def marked(change: EvidenceChange, titles: Sequence[str], language: str | None) -> Letter:
    """That a claim of her modules has changed, in her language where that is known."""
    with speaking(language):
        link = public.address("publish.claim", claim=change.claim)
        subject = gettext("%(claim)s has changed", claim=change.claim)
        return Letter(subject, _written("marked", change=change, titles=titles, link=link))


def warning(one: InUse, due: Sequence[Due]) -> Warned:
    """What runs out in a module, in the language of this request."""
    today, key = clock.now().date(), one.release.module_key
    values = {"title": one.title, "number": one.release.number, "due": [spoken(each.told(today)) for each in due]}
    subject = gettext("“%(title)s”: what runs out soon", title=one.title)
    return Warned(subject, _written("warning", link=public.address("publish.module", key=key), **values))


def _written(template: str, **values: object) -> str:
    return re.sub(r"\n{3,}", "\n\n", render_template(f"mail/{template}.txt", **values)).strip()

"""What a draft would change, beside the release in force, and what it means for people in the middle of that."""

from flask import render_template

from eduapp.actions.ahead import Ahead, look_ahead
from eduapp.module.summary import summary
from eduapp.text.difference import by_weight
from eduapp.web import clock
from eduapp.web.db import db
from eduapp.web.language import gettext
from eduapp.web.publish.blueprint import publish
from eduapp.web.publish.desk import Desk, desk_or_404


@publish.get("/drafts/<opaque:draft>/changed")
def changed(draft: int) -> str:
    desk = desk_or_404(draft)
    ahead = ahead_of(desk)
    return render_template("publish/changed.html", desk=desk, draft=desk.draft, ahead=ahead, by_weight=by_weight)


def ahead_of(desk: Desk) -> Ahead:
    return look_ahead(db.session, desk.draft, desk.root, clock.now().date())


def first_words(ahead: Ahead) -> str:
    """What the changelog of the release begins with, for its organiser to go on from."""
    return summary(ahead.changed, gettext) if ahead.in_force else gettext("The first release.")

"""The page behind a link into a cohort: one that is passed on, or one that was sent to an address."""

from flask import flash, make_response, redirect, render_template, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from eduapp.actions import invitations, members
from eduapp.actions.refused import Refused
from eduapp.store import Cohort, Invitation, Person
from eduapp.text.said import told
from eduapp.web import clock
from eduapp.web.db import db
from eduapp.web.form import said
from eduapp.web.hand import hand
from eduapp.web.language import gettext
from eduapp.web.learn.blueprint import linked
from eduapp.web.visitor import person, visitor

LONGEST_TOKEN = 60


class Closed(Refused):
    """A link that was closed or renewed, of a cohort that is archived, or none of ours: all look the same."""

    def __init__(self) -> None:
        super().__init__(told("This link is closed, was used already, or lost a part on its way. Ask for a new one."))


@linked.get("/join/<token>")
def join(token: str) -> Response:
    """Shows who invites to what, to whoever has the link. Nobody is in before they say so."""
    try:
        cohort, invitation = _found(token)
    except Closed as slip:
        return _shown("learn/join_closed.html", 400, sentence=said(slip))
    known = visitor()
    me = None if known is None or known.is_guest else db.session.get_one(Person, known.id)
    row = None if me is None else members.find(db.session, cohort.id, me.id)
    return _shown(
        "learn/join.html",
        cohort=cohort,
        teachers=members.educators_of(db.session, [cohort.id])[cohort.id],
        me=me,
        is_in=row is not None and row.left_at is None,
        teaches=me is not None and members.teaches(db.session, cohort.id, me.id),
        asked_to_teach=invitation is not None and invitation.is_educator,
        is_for_another=me is not None and invitation is not None and me.email != invitation.email,
        lacks_proof=me is not None and invitation is not None and me.email_verified_at is None,
    )


@linked.post("/join/<token>")
def join_cohort(token: str) -> Response:
    try:
        cohort, invitation = _found(token)
    except Closed as slip:
        return _shown("learn/join_closed.html", 400, sentence=said(slip))
    me, shares = db.session.get_one(Person, person().id), request.form.get("shares") == "yes"
    if invitation is None:
        members.join(db.session, cohort, me.id, shares, hand())
    elif invitation.is_educator:
        invitations.accept(db.session, invitation, me, False, hand())
        flash(gettext("You teach “%(cohort)s” now.", cohort=cohort.name))
        return redirect(url_for("learn.catalogue"), 303)
    else:
        invitations.accept(db.session, invitation, me, shares, hand())
    flash(gettext("You are in “%(cohort)s” now.", cohort=cohort.name))
    return redirect(url_for("learn.cohorts"), 303)


def _found(token: str) -> tuple[Cohort, Invitation | None]:
    """The cohort, and the invitation where the link is one of those. Raises Closed."""
    if len(token) > LONGEST_TOKEN or not token.isascii() or not token.isprintable():
        raise Closed()
    cohort = db.session.scalars(select(Cohort).where(Cohort.join_token == token)).first()
    invitation = invitations.of_token(db.session, token, now=clock.now()) if cohort is None else None
    if invitation is not None:
        cohort = invitation.cohort
    if cohort is None or cohort.archived_at is not None:
        raise Closed()
    return cohort, invitation


def _shown(template: str, status: int = 200, **values: object) -> Response:
    response = make_response(render_template(template, **values), status)
    response.headers["X-Robots-Tag"] = "noindex"
    return response

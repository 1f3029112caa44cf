"""The browser that somebody uses: it is known again by a cookie of its own, and comes in as one person at a time."""

import secrets

from flask import Response, after_this_request, current_app, flash, request
from werkzeug.wrappers import Response as Answer

from eduapp.actions import invitations, people, sessions
from eduapp.store import Person
from eduapp.web import clock, visitor
from eduapp.web.db import db
from eduapp.web.hand import hand_of
from eduapp.web.language import gettext

COOKIE = "known_browser"


def token() -> str | None:
    """What the browser shows to be known again."""
    return request.cookies.get(COOKIE)


def address() -> str:
    """Whence the request comes."""
    return request.remote_addr or ""


def enter(person: Person) -> None:
    """Log the person in. What was played here as a guest comes along, and the browser is known from now on."""
    known = visitor.visitor()
    if known is not None and known.is_guest and known.id != person.id:
        people.take_over(db.session, known.id, person.id, now=clock.now())
    visitor.enter(person.id, person.name, False)
    know(person.id)


def come_in(person: Person) -> None:
    """Somebody has just proved an address: they are in whatever cohort it was invited to."""
    for cohort in invitations.accept_all(db.session, person, hand_of(person.id, person.name)):
        flash(gettext("You are in “%(cohort)s” now.", cohort=cohort.name))


def know(person_id: int) -> None:
    """Know this browser again. Only a token that came from here is used further."""
    shown = token()
    own = shown if shown and sessions.is_browser(db.session, shown) else secrets.token_urlsafe(32)
    sessions.know(db.session, person_id, own, now=clock.now())
    after_this_request(lambda response: _keep(response, own))


def forget(response: Answer) -> Answer:
    response.delete_cookie(COOKIE, secure=_is_secure(), httponly=True, samesite="Lax")
    return response


def _keep(response: Response, own: str) -> Response:
    response.set_cookie(COOKIE, own, max_age=sessions.KNOWN, secure=_is_secure(), httponly=True, samesite="Lax")
    return response


def _is_secure() -> bool:
    return bool(current_app.config["SESSION_COOKIE_SECURE"])

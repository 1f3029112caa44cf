"""Who is asking: read once a request, from the cookie and the table of log-in sessions."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, cast

from flask import Flask, current_app, g, session
from flask_login import LoginManager, current_user, login_user, logout_user

from eduapp.actions import sessions
from eduapp.web import clock
from eduapp.web.db import db, reading, writing

login = LoginManager()
login.session_protection = None  # the session lives on the server


@dataclass(slots=True)
class Visitor:
    """A person who is logged in, or a guest. It is what Flask-Login calls a user."""

    id: int
    name: str
    is_guest: bool
    token: str
    _roles: frozenset[str] | None = field(default=None)

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        return self.token

    @property
    def roles(self) -> frozenset[str]:
        """The roles that open pages; read when first asked for, unless it is known that there are none."""
        if self._roles is None:
            self._roles = frozenset() if self.is_guest else sessions.roles_of(reading(), self.id, now=clock.now())
        return self._roles

    def is_one_of(self, kinds: frozenset[str]) -> bool:
        """Whether the table of access knows this visitor as one of these. Roles are read only where they decide."""
        return ("guest" if self.is_guest else "learner") in kinds or not kinds.isdisjoint(self.roles)


def setup(app: Flask) -> None:
    # The cookie lasts as long as the session on the server; it is sent again when that is prolonged, not each time.
    app.config["PERMANENT_SESSION_LIFETIME"] = timedelta(days=app.config["LOG_IN_DAYS"])
    app.config["SESSION_REFRESH_EACH_REQUEST"] = False
    login.init_app(app, add_context_processor=False)  # templates ask for `known`


@login.user_loader  # type: ignore[untyped-decorator]
def _load(token: str) -> Visitor | None:
    now = clock.now()
    days = timedelta(days=current_app.config["LOG_IN_DAYS"])
    row = sessions.find(reading(), token, now=now, longest=days)
    if row is None:
        return None
    if now - row.seen_at > sessions.SEEN_EVERY:
        # In a transaction of its own: a step of play must not wait for one that the request leaves open.
        with writing() as connection:
            sessions.see(connection, token, now=now)
        session.modified = True
    return Visitor(row.id, row.name, row.is_guest, token, None if row.has_roles else frozenset())


def visitor() -> Visitor | None:
    """Who is asking; None for somebody who is not known."""
    if "visitor" not in g:
        g.visitor = current_user._get_current_object() if current_user.is_authenticated else None
    return cast("Visitor | None", g.visitor)


def person() -> Visitor:
    """Who is asking, in a view that only somebody known may use."""
    known = visitor()
    assert known is not None
    return known


def enter(person_id: int, name: str, is_guest: bool) -> Visitor:
    """Begin a session for the person in this browser; one that was there before is ended, so that nobody can
    have prepared it."""
    leave()
    token = sessions.begin(db.session, person_id, now=clock.now())
    entered = Visitor(person_id, name, is_guest, token)
    login_user(entered)
    g.visitor = entered
    session.permanent = True
    return entered


def leave() -> None:
    """End the session of this browser, on the server as well; nothing of it stays in the cookie, or in forms."""
    known = visitor()
    if known is not None:
        sessions.end(db.session, known.token)
    logout_user()
    g.visitor = None
    kept: dict[str, Any] = {name: session[name] for name in ("_flashes",) if name in session}
    session.clear()
    session.update(kept)
    g.pop("csrf_token", None)

"""The cookie of a browser, and the token of its forms, known again when they come back.

Whether the log-in that a cookie names still holds is not kept here: the database is asked each time.
"""

import hmac
from datetime import datetime, timedelta
from typing import Any

from flask import Flask, Request, Response, g, request, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from flask_wtf.csrf import CSRFProtect

from eduapp.web import clock

MOST_KEPT = 1_000
KEPT_FOR = timedelta(hours=1)


def setup(app: Flask) -> None:
    app.session_interface = Cookies()
    Protection(app)


class Cookies(SecureCookieSessionInterface):
    """A cookie whose signature was right a moment ago says the same again: it is neither checked nor parsed anew."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[dict[str, Any], datetime]] = {}

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        sent, now = request.cookies.get(self.get_cookie_name(app), ""), clock.now()
        said, until = self._known.get(sent, ({}, now))
        if now < until:
            return self.session_class(said)
        opened = super().open_session(app, request)
        # A list, such as of what is flashed, could be changed in place. It is seldom there, and never for long.
        if opened and all(isinstance(value, str | int) for value in opened.values()):
            _keep(self._known, sent, (dict(opened), now + KEPT_FOR))
        return opened

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """No header says that a page depends on the cookie: no page that does is used again without asking for it."""
        if session.modified:
            super().save_session(app, session, response)


class Protection(CSRFProtect):  # type: ignore[misc]
    """A token that came back with a form and was right is given out again with the next page, and known when it comes
    back once more. It has no end of its own: it need be neither signed nor checked anew at each step."""

    def __init__(self, app: Flask) -> None:
        self._right: dict[str, str] = {}  # by the secret in the cookie that it belongs to
        super().__init__(app)

    def protect(self, apply_exemptions: bool = False) -> None:
        right = self._right.get(session.get("csrf_token", ""))
        if right is not None:
            g.csrf_token = right
            if request.method == "POST" and _are_same(request.form.get("csrf_token", ""), right):
                g.csrf_valid = True
                return
        super().protect(apply_exemptions)
        if "csrf_valid" in g:
            _keep(self._right, session["csrf_token"], self._get_csrf_token())


def _are_same(sent: str, right: str) -> bool:
    return hmac.compare_digest(sent.encode(), right.encode())


def _keep(known: dict[str, Any], key: str, value: Any) -> None:
    """With one too many, the oldest goes."""
    known.pop(key, None)
    known[key] = value
    if len(known) > MOST_KEPT:
        known.pop(next(iter(known)), None)

"""What one address may do in an hour, so that nobody fills the database or the mailboxes of others."""

from flask import current_app, request

from eduapp.actions import throttle
from eduapp.web import clock
from eduapp.web.db import db


def hold(what: str, most: int) -> None:
    """Count that this address does it. Raises TooOften where it did so as often as it may in an hour."""
    by = throttle.tried(str(current_app.config["SECRET_KEY"]), what, "", request.remote_addr or "")
    throttle.limit_address(db.session, by, most, now=clock.now())
    throttle.note(db.session, by, now=clock.now())

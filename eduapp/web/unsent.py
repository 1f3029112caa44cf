"""A form that somebody sent after she was logged out: once she is in again it is filled in as she had left it.

The cookie says that something waits, so that nobody else's page asks the database for it.
"""

from flask import g, request, session
from werkzeug.datastructures import MultiDict

from eduapp.actions import unsent
from eduapp.web import clock
from eduapp.web.db import db
from eduapp.web.visitor import person

_WAITS = "unsent"


def keep(person_id: int, path: str, fields: unsent.Fields) -> None:
    unsent.keep(db.session, person_id, path, fields, now=clock.now())
    session[_WAITS] = True


def waiting(path: str) -> MultiDict[str, str] | None:
    """What is to be filled into the form that is sent to `path`."""
    if _WAITS not in session:
        return None
    if "unsent" not in g:
        g.unsent = unsent.waiting(db.session, person().id)
    return None if g.unsent is None or g.unsent[0] != path else MultiDict(g.unsent[1])


def sent() -> None:
    """The form is being sent: nothing of it waits any more, unless it is refused."""
    if _WAITS in session and unsent.drop(db.session, person().id, request.path):
        del session[_WAITS]

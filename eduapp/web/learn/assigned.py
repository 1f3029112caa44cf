"""What a learner was given to do: what is due, and for which of it an attempt is begun.

`whats` are kinds and keys: a case, or a case and the module in which it is played.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flask import request

from eduapp.actions.assignments import Hers, by_due, fitting, to_begin_for
from eduapp.actions.due import Due, due
from eduapp.actions.members import educators_of
from eduapp.store import Assignment
from eduapp.web import clock, ids
from eduapp.web.db import db
from eduapp.web.visitor import Visitor

FIELD = "assignment"


Whats = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Offered:
    """The assignments that something can be begun for now, and those whose time has not come or is over, with the
    educators of each cohort."""

    open: Sequence[Hers] = ()
    shut: Sequence[Hers] = ()
    educators: Mapping[int, Sequence[str]] = field(default_factory=dict)


def due_of(known: Visitor | None) -> list[Due]:
    return [] if known is None or known.is_guest else due(db.session, known.id, now=clock.now())


def offered(known: Visitor | None, *whats: Whats) -> Offered:
    """What is said before the start of something of these kinds and keys."""
    if known is None or known.is_guest:
        return Offered()
    now = clock.now()
    found = by_due([one for kind, key in whats for one in fitting(db.session, known.id, kind, key)])
    taught = educators_of(db.session, list({one.assignment.cohort_id for one in found})) if found else {}
    is_open, is_shut = [one for one in found if one.can_begin(now)], [one for one in found if not one.can_begin(now)]
    return Offered(is_open, is_shut, taught)


def chosen(known: Visitor, *whats: Whats) -> Assignment | None:
    """The assignment that the form names; refused where none of these can be begun for it now, so that nobody plays in
    vain. None where it names none."""
    sent = request.form.get(FIELD, "")
    if known.is_guest or not sent:
        return None
    return to_begin_for(db.session, known.id, ids.sent(sent), whats, now=clock.now())

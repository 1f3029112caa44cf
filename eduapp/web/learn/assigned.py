"""What a learner was given to do: what is due, and for which of it an attempt is begun.

`whats` are kinds and keys: a case, or a case and the module in which it is played.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flask import request

from eduapp.actions.assignments import Hers, by_due, fitting, to_begin_for
from eduapp.actions.due import Due, due
from eduapp.actions.members import educators_of
from eduapp.actions.studying import Step, Study
from eduapp.actions.tries import Try, tries_of
from eduapp.store import Assignment, Attempt
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


@dataclass(frozen=True, slots=True)
class Anew:
    """What a learner has done of a module, but not for the assignment: the titles of parts that need a new attempt for
    it, and of those that she cannot begin again. `done` of `all` required parts are done for it."""

    cohort: str
    done: int
    all: int
    needed: Sequence[str]
    over: Sequence[str]


def anew(known: Visitor | None, found: Offered, study: Study | None) -> list[Anew]:
    """Of each open assignment of the module in which something was done that does not count for it."""
    given = [one.assignment for one in found.open if one.assignment.kind == "module"]
    if known is None or study is None or not given:
        return []
    tries = tries_of(db.session, {one.cohort_id for one in given}, known.id)
    return [_anew(one, study, tries.get((one.id, known.id), [])) for one in given]


def _anew(given: Assignment, study: Study, tries: Sequence[Try]) -> Anew:
    over = {(one.kind, one.key) for one in tries if one.finished_at is not None}
    begun = over | {(one.kind, one.key) for one in tries}
    required = [step for step in study.steps if not step.part.is_optional]
    before = [step for step in required if step.tally.begun and _of(step) not in begun]
    return Anew(
        given.cohort.name,
        sum(_of(step) in over for step in required),
        len(required),
        [step.item.entry.title for step in before if step.item.can_begin],
        [step.item.entry.title for step in before if not step.item.can_begin],
    )


def _of(step: Step) -> Whats:
    return step.part.revision.kind, step.key


def without(found: Offered, attempts: Sequence[Attempt]) -> list[str]:
    """The cohorts for whose open assignments none of these attempts at a case was begun."""
    begun = {attempt.assignment_id for attempt in attempts}
    is_played = any(attempt.kind == "scored" for attempt in attempts)
    return [one.assignment.cohort.name for one in found.open if one.assignment.id not in begun and is_played]


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

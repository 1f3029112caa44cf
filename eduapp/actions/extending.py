"""More time for some learners: an extension of one assignment, or extra time in all of them. Both name the reason."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.actions import cohorts
from eduapp.actions.audit import Hand
from eduapp.actions.giving import Slip, written
from eduapp.actions.refused import NotThere
from eduapp.store import Assignment, Extension, Member
from eduapp.text.said import told

REASON_LONGEST = 2000
EXTRA_MOST = 300


def reasoned(reason: str) -> str:
    """The reason without blanks around it; refused where there is none, or too much."""
    reason = reason.replace("\0", "").strip()
    if not reason:
        raise Slip("reason", told("Say why: it is kept beside the change."))
    if len(reason) > REASON_LONGEST:
        raise Slip("reason", told("Say why in at most %(most)s characters."), most=REASON_LONGEST)
    return reason


def chosen(session: Session, cohort_id: int, people: Collection[int]) -> list[Member]:
    """The members of these ids, who must all be in the cohort."""
    if not people:
        raise Slip("people", told("Choose at least one learner."))
    rows = select(Member).where(Member.cohort_id == cohort_id, Member.person_id.in_(people), Member.left_at.is_(None))
    found = list(session.scalars(rows.order_by(Member.person_id).execution_options(populate_existing=True)))
    if len(found) != len(set(people)):
        raise NotThere(told("Somebody whom you chose is not in this cohort any more. Nothing was changed."))
    return found


def extend(
    session: Session,
    given: Assignment,
    people: Collection[int],
    due_at: datetime | None,
    closes_at: datetime | None,
    reason: str,
    hand: Hand,
) -> int:
    """Give these learners until then, all of them or, where something does not fit, none; how many they are. An
    extension that was there before is replaced."""
    _must_lengthen(given, due_at, closes_at)
    reason = reasoned(reason)
    cohorts.hold(session, given.cohort)
    members = chosen(session, given.cohort_id, people)
    known = extensions(session, given)
    for member in members:
        row = known.get(member.person_id)
        before = _kept(row)
        if row is None:
            row = Extension(assignment_id=given.id, person_id=member.person_id)
            session.add(row)
        row.due_at, row.closes_at, row.reason = due_at, closes_at, reason
        _note(session, given, member.person_id, before, _kept(row), reason, hand)
    session.flush()
    return len(members)


def take_back(session: Session, given: Assignment, people: Collection[int], reason: str, hand: Hand) -> int:
    """End the extensions of these learners; how many of them had one."""
    reason = reasoned(reason)
    cohorts.hold(session, given.cohort)
    known = extensions(session, given)
    rows = [known[member.person_id] for member in chosen(session, given.cohort_id, people) if member.person_id in known]
    for row in rows:
        _note(session, given, row.person_id, _kept(row), None, reason, hand)
        session.delete(row)
    session.flush()
    return len(rows)


def set_extra_time(
    session: Session, cohort_id: int, people: Collection[int], per_cent: int, reason: str, hand: Hand
) -> int:
    """Lengthen every assignment for these learners by so much; 0 ends it. For how many of them that is new."""
    if not 0 <= per_cent <= EXTRA_MOST:
        raise Slip("per_cent", told("Give a number from 0 to %(most)s."), most=EXTRA_MOST)
    reason = reasoned(reason)
    members = [member for member in chosen(session, cohort_id, people) if member.extra_time != per_cent]
    for member in members:
        before, member.extra_time = member.extra_time, per_cent
        was, now = {"per_cent": before}, {"per_cent": per_cent}
        hand.note(session, cohort_id, "extra time", person_id=member.person_id, before=was, after=now, reason=reason)
    session.flush()
    return len(members)


def _must_lengthen(given: Assignment, due_at: datetime | None, closes_at: datetime | None) -> None:
    if due_at is None and closes_at is None:
        raise Slip("due_at", told("Give at least one date."))
    if due_at and given.due_at is None:
        raise Slip("due_at", told("It is never due, so that there is nothing to extend here."))
    if closes_at and given.closes_at is None:
        raise Slip("closes_at", told("It never closes, so that there is nothing to extend here."))
    if due_at and given.due_at and due_at <= given.due_at:
        raise Slip("due_at", told("An extension gives more time: it ends after the day on which it is due for all."))
    if closes_at and given.closes_at and closes_at <= given.closes_at:
        raise Slip("closes_at", told("An extension gives more time: it ends after the day on which it closes for all."))
    if due_at and closes_at and closes_at < due_at:
        raise Slip("closes_at", told("It would close before it is due. Let it close later, or be due earlier."))


def extensions(session: Session, given: Assignment) -> dict[int, Extension]:
    """Those of the assignment, by learner."""
    rows = select(Extension).where(Extension.assignment_id == given.id).execution_options(populate_existing=True)
    return {row.person_id: row for row in session.scalars(rows)}


def _kept(row: Extension | None) -> dict[str, Any] | None:
    return None if row is None else written({"due_at": row.due_at, "closes_at": row.closes_at})


def _note(
    session: Session,
    given: Assignment,
    person_id: int,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
    reason: str,
    hand: Hand,
) -> None:
    hand.note(
        session,
        given.cohort_id,
        "extension",
        person_id=person_id,
        assignment_id=given.id,
        before=before,
        after=after,
        reason=reason,
    )

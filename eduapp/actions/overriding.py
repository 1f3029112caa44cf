"""Marks set by hand: an educator says what holds, and why. What the attempts gave is kept and can be taken up again."""

from typing import Any

from sqlalchemy.orm import Session

from eduapp.actions import cohorts
from eduapp.actions.audit import Hand
from eduapp.actions.extending import reasoned
from eduapp.actions.giving import Slip
from eduapp.actions.marks import Mark, marks_for
from eduapp.actions.refused import NotThere
from eduapp.store import Assignment, Member, Override
from eduapp.text.said import told


def member_or_404(session: Session, given: Assignment, person_id: int) -> Member:
    """Somebody who is or was in the cohort of the assignment."""
    found = session.get(Member, (given.cohort_id, person_id))
    if found is None:
        raise NotThere(told("There is no such learner in this cohort."))
    return found


def mark_of(session: Session, given: Assignment, member: Member) -> Mark:
    return marks_for(session, [given], [member])[given.id, member.person_id]


def override(session: Session, given: Assignment, member: Member, share: float, reason: str, hand: Hand) -> None:
    """Let this be the mark (0 to 1), whatever the attempts give."""
    if not 0 <= share <= 1:  # also what is no number at all
        raise Slip("per_cent", told("Give a number from 0 to 100."))
    reason = reasoned(reason)
    before = _held(session, given, member)
    row = session.get(Override, (given.id, member.person_id))
    if row is None:
        row = Override(assignment_id=given.id, person_id=member.person_id)
        session.add(row)
    row.share, row.reason = share, reason
    session.flush()
    _note(session, given, member, _kept(before), {"share": share, "by_hand": True}, reason, hand)


def take_back(session: Session, given: Assignment, member: Member, reason: str, hand: Hand) -> None:
    """Let the attempts give the mark again."""
    reason = reasoned(reason)
    before = _held(session, given, member)
    row = session.get(Override, (given.id, member.person_id))
    if row is None:
        return
    session.delete(row)
    session.flush()
    _note(session, given, member, _kept(before), _kept(mark_of(session, given, member)), reason, hand)


def _held(session: Session, given: Assignment, member: Member) -> Mark:
    """The mark as it is, which nobody else changes until this is done."""
    cohorts.hold(session, given.cohort)
    session.expire_all()
    return mark_of(session, given, member)


def _kept(mark: Mark) -> dict[str, Any]:
    return {"share": mark.share, "by_hand": mark.override is not None}


def _note(
    session: Session,
    given: Assignment,
    member: Member,
    before: dict[str, Any],
    after: dict[str, Any],
    reason: str,
    hand: Hand,
) -> None:
    hand.note(
        session,
        given.cohort_id,
        "mark",
        person_id=member.person_id,
        assignment_id=given.id,
        before=before,
        after=after,
        reason=reason,
    )

"""Invitations: who has an account is put into the cohort at once and told, whoever else is written to."""

import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.actions import cohorts, mail, members, roles
from eduapp.actions.address_list import Entry
from eduapp.actions.audit import Hand
from eduapp.actions.refused import NotThere, Refused
from eduapp.actions.sessions import hashed
from eduapp.store import Cohort, Invitation, Member, Person, ReviewPlan
from eduapp.text.said import told

KEPT = timedelta(days=90)


class Outcome(Enum):
    """What becomes, or became, of an entry of a list."""

    ADDED = "added"
    INVITED = "invited"
    AGAIN = "invited already"
    THERE = "there already"
    TWICE = "twice"
    SLIP = "slip"


@dataclass(frozen=True, slots=True)
class Planned:
    """An entry with its outcome. `person` is whoever has the address, verified; `language` that of their reminders."""

    entry: Entry
    outcome: Outcome
    person: Person | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    body: str


class Writer(Protocol):
    """Writes the mails, each of which tells of a cohort."""

    def added(self, cohort: Cohort, teaches: bool, language: str | None) -> Letter: ...

    def invited(self, invitation: Invitation, token: str) -> Letter: ...


def plan(session: Session, cohort: Cohort, entries: Sequence[Entry]) -> list[Planned]:
    """What would become of each entry. It changes nothing."""
    emails = [entry.email for entry in entries if entry.is_good]
    known = select(Person, ReviewPlan.language).outerjoin(ReviewPlan, ReviewPlan.person_id == Person.id)
    verified = known.where(Person.email.in_(emails), Person.email_verified_at.is_not(None))
    people = {person.email: (person, language) for person, language in session.execute(verified)}
    inside = select(Member.person_id).where(Member.cohort_id == cohort.id, Member.left_at.is_(None))
    there = {*session.scalars(inside), *(person.id for person in cohorts.educators(session, cohort.id))}
    waiting = {invitation.email for invitation in pending(session, cohort.id)}

    def planned(entry: Entry) -> Planned:
        if not entry.is_good:
            return Planned(entry, Outcome.SLIP if entry.slip else Outcome.TWICE)
        if entry.email in people:
            person, language = people[entry.email]
            return Planned(entry, Outcome.THERE if person.id in there else Outcome.ADDED, person, language)
        return Planned(entry, Outcome.AGAIN if entry.email in waiting else Outcome.INVITED)

    return [planned(entry) for entry in entries]


def invite(session: Session, cohort: Cohort, entries: Sequence[Entry], writer: Writer, hand: Hand) -> Counter[Outcome]:
    """All of the list, in one transaction; how often each outcome came about."""
    cohorts.must_be_in_use(cohort)
    cohorts.hold(session, cohort)
    done: Counter[Outcome] = Counter()
    for one in plan(session, cohort, entries):
        done[one.outcome] += 1
        if one.outcome is Outcome.ADDED:
            assert one.person is not None
            members.enter(session, cohort, one.person.id, False, "added", hand)
            letter = writer.added(cohort, False, one.language)
            mail.write(session, one.person, letter.subject, letter.body, now=hand.now)
        elif one.outcome is Outcome.INVITED:
            write_to(session, cohort, one.entry, False, writer, hand)
    if done[Outcome.INVITED]:
        hand.note(session, cohort.id, "invited", after={"learners": done[Outcome.INVITED]})
    return done


def write_to(session: Session, cohort: Cohort, entry: Entry, teaches: bool, writer: Writer, hand: Hand) -> None:
    """An invitation, in place of one that the address may have; and the mail with its link, which nobody else has."""
    token = secrets.token_urlsafe(24)
    row = select(Invitation).where(Invitation.cohort_id == cohort.id, Invitation.email == entry.email)
    invitation = session.scalars(row).first()
    if invitation is None:
        invitation = Invitation(id=hand.new_id(), cohort=cohort, email=entry.email, name=entry.name)
        session.add(invitation)
    invitation.is_educator, invitation.token_hash, invitation.invited_at = teaches, hashed(token), hand.now
    session.flush()
    letter = writer.invited(invitation, token)
    mail.write_to_address(session, entry.email, letter.subject, letter.body, now=hand.now)


def pending(session: Session, cohort_id: int) -> list[Invitation]:
    """Those that nobody has used yet, by address."""
    rows = select(Invitation).where(Invitation.cohort_id == cohort_id).order_by(Invitation.email)
    return list(session.scalars(rows))


def take_back(session: Session, cohort_id: int, invitation_id: int, hand: Hand) -> str:
    """The address whose link leads nowhere any more."""
    invitation = session.get(Invitation, invitation_id)
    if invitation is None or invitation.cohort_id != cohort_id:
        raise NotThere(told("There is no such invitation: it was used or taken back."))
    session.delete(invitation)
    hand.note(session, cohort_id, "invitation taken back")
    return invitation.email


def of_token(session: Session, token: str, *, now: datetime) -> Invitation | None:
    """The invitation to which a link belongs."""
    row = session.scalars(select(Invitation).where(Invitation.token_hash == hashed(token))).first()
    return row if row is not None and row.invited_at > now - KEPT else None


def accept(session: Session, invitation: Invitation, person: Person, shares: bool, hand: Hand) -> None:
    """Whoever has proved the address is in; the invitation is used up."""
    if person.email != invitation.email or person.email_verified_at is None:
        raise Refused(told("This invitation is for another address, or yours is not verified yet."))
    cohort, teaches = invitation.cohort, invitation.is_educator
    cohorts.must_be_in_use(cohort)
    session.delete(invitation)
    if not teaches:
        if not members.teaches(session, cohort.id, person.id):
            members.join(session, cohort, person.id, shares, hand)
    elif roles.grant(session, person, cohorts.EDUCATOR, cohorts.scope_of(cohort.id), now=hand.now):
        hand.note(session, cohort.id, "teaches", person_id=person.id)
    session.flush()


def accept_all(session: Session, person: Person, hand: Hand) -> list[Cohort]:
    """The cohorts to which an address that was just verified is invited: the person is in them now."""
    waiting = select(Invitation).where(Invitation.email == person.email, Invitation.invited_at > hand.now - KEPT)
    rows = [row for row in session.scalars(waiting) if row.cohort.archived_at is None]
    entered = [row.cohort for row in rows]
    for row in rows:
        accept(session, row, person, False, hand)
    return entered

"""Those who teach a cohort together: each may ask another one in, and there is always one."""

from sqlalchemy.orm import Session

from eduapp.actions import cohorts, invitations, mail, people, roles
from eduapp.actions.address_list import Entry
from eduapp.actions.audit import Hand
from eduapp.actions.invitations import Outcome, Writer
from eduapp.actions.refused import NotThere, Refused
from eduapp.actions.typed import line
from eduapp.store import Cohort, Person
from eduapp.text.said import told


def ask(session: Session, cohort: Cohort, email: str, writer: Writer, hand: Hand) -> Outcome:
    """Whoever has the address, verified, teaches the cohort from now on; else the address is invited to."""
    email = people.normalised(email)
    people.must_be_email(email)
    cohorts.must_be_in_use(cohort)
    person = people.by_email(session, email)
    if person is None or person.email_verified_at is None:
        invitations.write_to(session, cohort, Entry(1, email), True, writer, hand)
        hand.note(session, cohort.id, "invited", after={"educators": 1})
        return Outcome.INVITED
    if not roles.grant(session, person, cohorts.EDUCATOR, cohorts.scope_of(cohort.id), now=hand.now):
        return Outcome.THERE
    hand.note(session, cohort.id, "teaches", person_id=person.id)
    letter = writer.added(cohort, True, None)
    mail.write(session, person, letter.subject, letter.body, now=hand.now)
    return Outcome.ADDED


def remove(session: Session, cohort: Cohort, person_id: int, hand: Hand) -> Person:
    """Any of them, oneself included, but not the last one."""
    cohorts.hold(session, cohort)
    teaching = {person.id: person for person in cohorts.educators(session, cohort.id)}
    if person_id not in teaching:
        raise NotThere(told("There is no such educator of this cohort."))
    if len(teaching) == 1:
        raise Refused(told("A cohort needs somebody who teaches it. Add another educator first, or archive it."))
    roles.revoke(session, teaching[person_id], cohorts.EDUCATOR, cohorts.scope_of(cohort.id))
    hand.note(session, cohort.id, "teaches no more", person_id=person_id)
    return teaching[person_id]


def must_be_address(email: str) -> None:
    people.must_be_email(people.normalised(line(email)))

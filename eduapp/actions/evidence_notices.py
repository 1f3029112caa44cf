"""Those who finished are told once of a claim that has changed, if the organiser says so."""

from datetime import datetime, timedelta

from sqlalchemy import Select, func, insert, select, update
from sqlalchemy.orm import Session

from eduapp.actions import links
from eduapp.actions.audit import Hand
from eduapp.actions.evidence_ledger import Entry
from eduapp.actions.powers import ORGANISER, powers
from eduapp.actions.refused import NotThere, Refused
from eduapp.module.to_tell import earliest
from eduapp.store import Enrolment, EvidenceChange, EvidenceNotice, Person
from eduapp.store.claim import changed_one
from eduapp.text.said import told

PURPOSE = "corrections"
STOP = timedelta(days=365)


def to_tell(session: Session, entry: Entry, now: datetime) -> int:
    """How many would be told by the rule: those who finished, not too long ago, a release in which something scored or
    unsafe leans on the claim, whose address is verified, and who did not stop such mails."""
    counted = select(func.count()).select_from(_readers(entry, now).subquery())
    return session.scalar(counted) or 0


def _readers(entry: Entry, now: datetime) -> Select[int, int]:
    """People, each with the newest of the enrolments for which she is told."""
    stopped = select(EvidenceNotice.person_id).where(EvidenceNotice.stopped_at.is_not(None))
    ids = [one.release.id for one in entry.critical]
    return (
        select(Enrolment.person_id, func.max(Enrolment.id))
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.release_id.in_(ids), Enrolment.finished_at >= earliest(now))
        .where(Person.email_verified_at.is_not(None), Person.email.is_not(None), Person.id.not_in(stopped))
        .group_by(Enrolment.person_id)
    )


def tell(session: Session, entry: Entry, change: EvidenceChange, hand: Hand) -> int:
    """Write to those who finished, once: a row for each, of which the job process makes mails. How many there are."""
    if not powers(session, hand.id, now=hand.now).everywhere((ORGANISER,)):
        raise NotThere(told("Only an organiser of all modules writes to those who finished."))
    mine = update(EvidenceChange).where(EvidenceChange.id == change.id, EvidenceChange.told_at.is_(None))
    fresh = mine.where(EvidenceChange.settled_at.is_(None)).values(told_at=hand.now)
    if not changed_one(session, fresh):
        raise Refused(told("They have been told already, or it is settled."))
    rows = [
        {"change_id": change.id, "person_id": person_id, "enrolment_id": enrolment_id}
        for person_id, enrolment_id in session.execute(_readers(entry, hand.now))
    ]
    if rows:
        session.execute(insert(EvidenceNotice), rows)
    session.refresh(change)
    return len(rows)


def told_of(session: Session, change: EvidenceChange) -> tuple[int, int]:
    """How many are to be told, and to how many of them the mail is written."""
    own = select(func.count(), func.count(EvidenceNotice.written_at)).where(EvidenceNotice.change_id == change.id)
    all_, written = session.execute(own).one()
    return all_, written


def stop_link(notice: EvidenceNotice, key: str, *, now: datetime) -> str:
    """The signed part of a link that ends such mails, also for whoever is not logged in."""
    return links.write(key, PURPOSE, notice.person_id, [str(notice.change_id)], until=now + STOP)


def of_stop_link(token: str, key: str, *, now: datetime) -> tuple[int, int]:
    """Whose mails it ends, and of which change the mail was. Raises Over where the link is not one of ours."""
    person_id, values = links.read(key, PURPOSE, token, now=now)
    return person_id, int(values[0])


def stop(session: Session, token: str, key: str, *, now: datetime) -> None:
    """She is told of no change any more; to do it again changes nothing."""
    person_id, change_id = of_stop_link(token, key, now=now)
    own = update(EvidenceNotice).where(EvidenceNotice.person_id == person_id, EvidenceNotice.change_id == change_id)
    fresh = own.where(EvidenceNotice.stopped_at.is_(None)).values(stopped_at=now)
    session.execute(fresh, execution_options={"synchronize_session": False})

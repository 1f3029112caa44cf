"""A claim has changed in the world: somebody marks it, its owners are written to, and it is settled with what was
done."""

from collections.abc import Callable, Collection, Iterable, Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from eduapp.actions import mail, typed
from eduapp.actions.audit import Hand
from eduapp.actions.evidence_ledger import Entry
from eduapp.actions.invitations import Letter
from eduapp.actions.owners import can_be_written_to, owners
from eduapp.actions.refused import NotThere, Refused
from eduapp.store import EvidenceChange, Person, ReviewPlan
from eduapp.store.claim import changed_one
from eduapp.text.said import told

LONGEST = 4_000
LONGEST_KEY = 200

WriteOwner = Callable[[EvidenceChange, Sequence[str], str | None], Letter]
"""The mail to an owner: of the change, with the titles of her modules, in a language where it is known."""


def mark(session: Session, entry: Entry, what: str, hand: Hand, write: WriteOwner) -> EvidenceChange:
    """Say what has happened. Each owner of a module in use that leans on the claim is written to once."""
    what = typed.words(what, LONGEST).strip()
    if not what:
        raise Refused(told("Say in a sentence what has changed, and where it stands."))
    if len(entry.key) > LONGEST_KEY:
        raise Refused(told("The name of this reference is too long to be kept. Shorten it in the file."))
    made = EvidenceChange(id=hand.new_id(), claim=entry.key, what=what, at=hand.now, by_id=hand.id, by_name=hand.name)
    made.done = ""
    session.add(made)
    session.flush()
    _tell_owners(session, entry, made, hand, write)
    return made


def _tell_owners(session: Session, entry: Entry, change: EvidenceChange, hand: Hand, write: WriteOwner) -> None:
    titles = {one.release.module_key: one.title for one in reversed(entry.releases)}
    modules: dict[Person, list[str]] = {}
    for key, people in owners(session, titles, now=hand.now).items():
        for person in people:
            modules.setdefault(person, []).append(titles[key])
    languages = languages_of(session, [person.id for person in modules])
    for person, own in modules.items():
        if can_be_written_to(person):
            letter = write(change, own, languages.get(person.id))
            mail.write(session, person, letter.subject, letter.body, now=hand.now)


def languages_of(session: Session, people: Collection[int]) -> dict[int, str]:
    """The languages in which people want to be written to, where that is known."""
    rows = select(ReviewPlan.person_id, ReviewPlan.language).where(ReviewPlan.person_id.in_(people))
    return {id_: language for id_, language in session.execute(rows) if language}


def open_changes(session: Session, claims: Iterable[str] | None = None) -> list[EvidenceChange]:
    """Those that are not settled, of all claims or of these, the newest first."""
    rows = select(EvidenceChange).where(EvidenceChange.settled_at.is_(None))
    if claims is not None:
        rows = rows.where(EvidenceChange.claim.in_(sorted(claims)))
    return list(session.scalars(rows.order_by(EvidenceChange.at.desc(), EvidenceChange.id.desc())))


def changes_of(session: Session, claim: str) -> list[EvidenceChange]:
    """What became of a claim, the newest first."""
    own = select(EvidenceChange).where(EvidenceChange.claim == claim)
    return list(session.scalars(own.order_by(EvidenceChange.at.desc(), EvidenceChange.id.desc())))


def change_or_404(session: Session, change_id: int) -> EvidenceChange:
    found = session.get(EvidenceChange, change_id)
    if found is None:
        raise NotThere(told("There is no such change of the evidence."))
    return found


def settle(session: Session, change: EvidenceChange, done: str, hand: Hand) -> None:
    """Everything that leans on the claim was looked at: what was done about it."""
    done = typed.words(done, LONGEST).strip()
    if not done:
        raise Refused(told("Say what was done, or why nothing has to be."))
    mine = update(EvidenceChange).where(EvidenceChange.id == change.id, EvidenceChange.settled_at.is_(None))
    values = {"settled_at": hand.now, "settled_by": hand.name, "done": done}
    if not changed_one(session, mine.values(**values)):
        raise Refused(told("Somebody has settled it already."))
    session.refresh(change)

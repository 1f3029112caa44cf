"""Giving a cohort something to do: a case or module with its dates, changed and withdrawn again."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, literal, select, union_all
from sqlalchemy.orm import Session

from eduapp.actions import cohorts
from eduapp.actions.audit import Hand
from eduapp.actions.refused import NotThere, Refused
from eduapp.store import Assignment, Case, Cohort, Module, Release, Revision
from eduapp.text.said import told

COUNTS = ("first", "best", "last")
ATTEMPTS_MOST = 100


class Slip(Refused):
    """What is wrong with one field of a form."""

    def __init__(self, field: str, sentence: str, **values: Any) -> None:
        super().__init__(sentence, **values)
        self.field = field


@dataclass(frozen=True, slots=True)
class Terms:
    """When an assignment opens, is due and closes, how many attempts are allowed, which of them counts."""

    opens_at: datetime | None = None
    due_at: datetime | None = None
    closes_at: datetime | None = None
    attempts: int | None = None
    counts: str = "best"

    def check(self, kind: str) -> None:
        """Raises a Slip at the field that does not fit."""
        opens, due, closes = self.opens_at, self.due_at, self.closes_at
        if opens and due and due <= opens:
            raise Slip("due_at", told("It would be due before it opens. Let it be due later, or open earlier."))
        if due and closes and closes < due:
            raise Slip("closes_at", told("It would close before it is due. Let it close later, or be due earlier."))
        if opens and closes and closes <= opens:
            raise Slip("closes_at", told("It would close before it opens. Let it close later, or open earlier."))
        if self.attempts is not None and not 1 <= self.attempts <= ATTEMPTS_MOST:
            raise Slip("attempts", told("Give a number from 1 to %(most)s, or nothing."), most=ATTEMPTS_MOST)
        if self.attempts is not None and kind == "module":
            raise Slip("attempts", told("A module says by itself how often its tests can be taken. Leave this empty."))
        if self.counts not in COUNTS:
            raise Slip("counts", told("Choose which attempt counts."))


def terms_of(given: Assignment) -> Terms:
    return Terms(given.opens_at, given.due_at, given.closes_at, given.attempts, given.counts)


def written(values: dict[str, Any]) -> dict[str, Any]:
    """As the audit trail keeps it: moments as text."""
    return {key: value.isoformat() if isinstance(value, datetime) else value for key, value in values.items()}


@dataclass(frozen=True, slots=True)
class Offer:
    """A case or module that can be given."""

    kind: str
    key: str
    title: str


def offers(session: Session) -> list[Offer]:
    """What is on the shelf, modules first, each kind in the order of the shelf."""
    released = select(Release.id).where(Release.module_key == Module.key).exists()
    rows = union_all(_on_shelf("module", Module).where(released), _on_shelf("case", Case))
    found = [Offer(kind, key, title) for kind, key, title, _ in session.execute(rows.order_by("place"))]
    return sorted(found, key=lambda offer: offer.kind != "module")


def _on_shelf(kind: str, shelf: type[Module] | type[Case]) -> Select[str, str, str, int]:
    titled = select(literal(kind).label("kind"), shelf.key.label("key"), Revision.title, shelf.position.label("place"))
    return titled.join(Revision, Revision.id == shelf.revision_id)


def titles(session: Session) -> dict[tuple[str, str], str]:
    """The titles of all that can be given, by kind and key. What is on the shelf no longer is not in it."""
    return {(offer.kind, offer.key): offer.title for offer in offers(session)}


def title_of(session: Session, given: Assignment) -> str:
    return titles(session).get((given.kind, given.key), given.key)


def give(session: Session, cohort: Cohort, kind: str, key: str, terms: Terms, hand: Hand) -> Assignment:
    """Raises a Slip where it cannot be given like this, and gives nothing then."""
    _must_be_in_use(cohort)
    if (kind, key) not in titles(session):
        raise Slip("what", told("Choose a case or a module of the list."))
    terms.check(kind)
    made = Assignment(
        id=hand.new_id(),
        cohort_id=cohort.id,
        kind=kind,
        key=key,
        created_at=hand.now,
        withdrawn_at=None,
        **asdict(terms),
    )
    session.add(made)
    session.flush()
    _note(session, made, "given", hand, after=written({"kind": kind, "key": key} | asdict(terms)))
    return made


def change(session: Session, given: Assignment, terms: Terms, hand: Hand) -> None:
    """What was begun stays as it is; marks follow the new rule and dates at once."""
    _must_be_in_use(given.cohort)
    terms.check(given.kind)
    cohorts.hold(session, given.cohort)
    session.refresh(given)
    before, after = asdict(terms_of(given)), asdict(terms)
    changed = [name for name in after if before[name] != after[name]]
    if changed:
        for name in changed:
            setattr(given, name, after[name])
        session.flush()
        was, now = ({name: values[name] for name in changed} for values in (before, after))
        _note(session, given, "terms", hand, written(was), written(now))


def withdraw(session: Session, given: Assignment, hand: Hand) -> None:
    """It asks for nothing any more. What was done for it stays, with its marks."""
    if given.withdrawn_at is None:
        given.withdrawn_at = hand.now
        _note(session, given, "withdrawn", hand)


def restore(session: Session, given: Assignment, hand: Hand) -> None:
    """Give again what was withdrawn."""
    _must_be_in_use(given.cohort)
    if given.withdrawn_at is not None:
        given.withdrawn_at = None
        _note(session, given, "given again", hand)


def assignment_or_404(session: Session, cohort: Cohort, assignment_id: int) -> Assignment:
    found = session.get(Assignment, assignment_id)
    if found is None or found.cohort_id != cohort.id:
        raise NotThere(told("There is no such assignment in this cohort."))
    return found


def of_cohort(session: Session, cohort_id: int) -> list[Assignment]:
    """The assignments of the cohort, those withdrawn last, the one due first first."""
    rows = select(Assignment).where(Assignment.cohort_id == cohort_id).order_by(Assignment.id)
    return sorted(
        session.scalars(rows),
        key=lambda one: (one.withdrawn_at is not None, one.due_at is None, one.due_at or one.created_at),
    )


def _must_be_in_use(cohort: Cohort) -> None:
    if cohort.archived_at is not None:
        raise Refused(told("This cohort is archived: nothing is asked of anybody in it any more."))


def _note(
    session: Session,
    given: Assignment,
    what: str,
    hand: Hand,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    hand.note(session, given.cohort_id, what, assignment_id=given.id, before=before, after=after)

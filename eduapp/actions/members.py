"""The learners of a cohort: how they come in, what they share, how they leave. Their work stays where it was done."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, contains_eager

from eduapp.actions import cohorts
from eduapp.actions.audit import Hand
from eduapp.actions.refused import NotThere, Refused
from eduapp.store import Cohort, Invitation, Member, Person, Role
from eduapp.text.said import told


def join(session: Session, cohort: Cohort, person_id: int, shares: bool, hand: Hand) -> bool:
    """Whether it is new. Who comes in again finds the work that was done there."""
    cohorts.must_be_in_use(cohort)
    if teaches(session, cohort.id, person_id):
        raise Refused(told("You teach this cohort, so that you cannot join it as a learner."))
    cohorts.hold(session, cohort)
    return enter(session, cohort, person_id, shares, "joined" if person_id == hand.id else "added", hand)


def enter(session: Session, cohort: Cohort, person_id: int, shares: bool, what: str, hand: Hand) -> bool:
    """Put the person into a cohort that is held; whether it is new. `what` is how the change is called. An invitation
    that waits for her is used up."""
    row = session.get(Member, (cohort.id, person_id), populate_existing=True)
    if row is None:
        row = Member(cohort_id=cohort.id, person_id=person_id)
        session.add(row)
    elif row.left_at is None:
        return False
    before = None if row.left_at is None else {"left_at": row.left_at.isoformat()}
    row.joined_at, row.left_at, row.shares = hand.now, None, shares
    address = select(Person.email).where(Person.id == person_id).scalar_subquery()
    session.execute(
        delete(Invitation).where(
            Invitation.cohort_id == cohort.id, Invitation.email == address, Invitation.is_educator.is_(False)
        )
    )
    hand.note(session, cohort.id, what, person_id=person_id, before=before, after={"shares": shares})
    return True


def leave(session: Session, cohort_id: int, hand: Hand) -> None:
    """By oneself."""
    _go(session, own_or_404(session, cohort_id, hand.id), "left", hand)


def remove(session: Session, cohort: Cohort, person_id: int, hand: Hand) -> Person:
    """By an educator."""
    row = learner_or_404(session, cohort.id, person_id)
    _go(session, row, "removed", hand)
    return row.person


def readmit(session: Session, cohort: Cohort, person_id: int, hand: Hand) -> Person:
    """By an educator, back into the cohort. Whether she shares her standing is hers to say again."""
    row = learner_or_404(session, cohort.id, person_id)
    join(session, cohort, person_id, False, hand)
    return row.person


def _go(session: Session, row: Member, what: str, hand: Hand) -> None:
    """Out of the cohort. What she shared is shared no more; to leave twice changes nothing."""
    cohorts.hold(session, row.cohort)
    session.refresh(row)
    if row.left_at is None:
        before = {"shares": row.shares}
        row.left_at, row.shares = hand.now, False
        hand.note(session, row.cohort_id, what, person_id=row.person_id, before=before)


def share(session: Session, cohort_id: int, shares: bool, hand: Hand) -> None:
    """Whether her educators see her standing is the learner's own choice."""
    row = own_or_404(session, cohort_id, hand.id)
    if row.left_at is not None:
        raise Refused(told("You have left this cohort: its educators do not see your standing."))
    if row.shares != shares:
        row.shares = shares
        before, after = {"shares": not shares}, {"shares": shares}
        hand.note(session, cohort_id, "sharing", person_id=hand.id, before=before, after=after)


def teaches(session: Session, cohort_id: int, person_id: int) -> bool:
    return session.get(Role, (person_id, cohorts.EDUCATOR, cohorts.scope_of(cohort_id))) is not None


def find(session: Session, cohort_id: int, person_id: int) -> Member | None:
    """The membership, even where it is over."""
    return session.get(Member, (cohort_id, person_id))


def own_or_404(session: Session, cohort_id: int, person_id: int) -> Member:
    """The membership of whoever is asking, even where it is over."""
    row = session.get(Member, (cohort_id, person_id))
    if row is None:
        raise NotThere(told("There is no such cohort, or you are not in it."))
    return row


def learner_or_404(session: Session, cohort_id: int, person_id: int) -> Member:
    """A learner of the cohort, also one who has left."""
    row = session.get(Member, (cohort_id, person_id))
    if row is None:
        raise NotThere(told("There is no such learner in this cohort."))
    return row


def learners(session: Session, cohort_id: int) -> list[Member]:
    """With their people, who is in first, by name."""
    rows = select(Member).join(Member.person).options(contains_eager(Member.person))
    own = rows.where(Member.cohort_id == cohort_id)
    return list(session.scalars(own.order_by(Member.left_at.is_not(None), Person.name, Person.id)))


def memberships(session: Session, person_id: int) -> list[Member]:
    """Of a learner, with their cohorts, the newest first; those that are over last."""
    rows = select(Member).join(Member.cohort).options(contains_eager(Member.cohort))
    own = rows.where(Member.person_id == person_id)
    return list(session.scalars(own.order_by(Member.left_at.is_not(None), Member.joined_at.desc(), Cohort.id)))


def educators_of(session: Session, cohort_ids: list[int]) -> dict[int, list[str]]:
    """The names of those who teach each cohort."""
    scopes = {cohorts.scope_of(id_): id_ for id_ in cohort_ids}
    teaching = select(Role.scope, Person.name).join(Person, Person.id == Role.person_id)
    scoped = teaching.where(Role.role == cohorts.EDUCATOR, Role.scope.in_(scopes)).order_by(Person.name, Person.id)
    found: dict[int, list[str]] = {id_: [] for id_ in cohort_ids}
    for scope, name in session.execute(scoped):
        found[scopes[scope]].append(name)
    return found

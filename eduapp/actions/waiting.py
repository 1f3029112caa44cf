"""What waits for whom among the drafts: each is to be finished by its author, then reviewed, then released."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session, joinedload

from eduapp.actions import drafts, remarked
from eduapp.actions.powers import Powers, powers
from eduapp.actions.signing import ROLES
from eduapp.store import Draft, DraftWriter, Module, Problem, SignOff
from eduapp.store.signing import STAGES


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft, and who signs next: its author, its reviewer, its organiser. `is_mine` is whether whoever asks may;
    `remarks` are those that wait for her answer."""

    draft: Draft
    stage: str
    is_mine: bool
    remarks: int = 0


def waiting(session: Session, person_id: int, *, now: datetime) -> list[Waiting]:
    """The drafts that the person has a part in, those that wait for her first. Nobody reviews what she wrote."""
    held, found = powers(session, person_id, now=now), drafts.drafts_of(session, person_id, now=now)
    ids = [draft.id for draft in found]
    signed, written = _signed(session, ids), _written(session, ids, person_id)
    remarks = remarked.to_answer(session, found, held, person_id)
    every = [_waiting(draft, signed.get(draft.id, set()), held, draft.id in written) for draft in found]
    asked = [replace(one, remarks=remarks.get(one.draft.id, 0)) for one in every]
    return sorted(asked, key=lambda one: not (one.is_mine or one.remarks))


def _signed(session: Session, ids: Collection[int]) -> dict[int, set[str]]:
    """The stages at which each was signed as it is now."""
    is_now = and_(Draft.id == SignOff.draft_id, Draft.digest == SignOff.digest)
    rows = select(SignOff.draft_id, SignOff.stage).join(Draft, is_now)
    found: dict[int, set[str]] = {}
    for draft_id, stage in session.execute(rows.where(SignOff.draft_id.in_(ids), SignOff.taken_back_at.is_(None))):
        found.setdefault(draft_id, set()).add(stage)
    return found


def _written(session: Session, ids: Collection[int], person_id: int) -> set[int]:
    own = select(DraftWriter.draft_id).where(DraftWriter.draft_id.in_(ids), DraftWriter.person_id == person_id)
    return set(session.scalars(own))


def _waiting(draft: Draft, signed: Collection[str], held: Powers, wrote: bool) -> Waiting:
    stage = next((stage for stage in STAGES if stage not in signed), STAGES[-1])
    may = held.over(draft.module_key, ROLES[stage])
    return Waiting(draft, stage, may and not (wrote and stage == "reviewer"))


def modules(session: Session, held: Powers) -> Sequence[Module]:
    """The modules that somebody writes, reviews or releases, in their order."""
    rows = select(Module).options(joinedload(Module.revision)).order_by(Module.position, Module.key)
    return [row for row in session.scalars(rows) if held.over(row.key)]


def problems(session: Session) -> int:
    """How many of those that learners reported are not settled."""
    return session.scalar(select(func.count()).select_from(Problem).where(Problem.settled_at.is_(None))) or 0

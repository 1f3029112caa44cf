"""Unsafe acts by name: what was unsafe in an attempt, and whether an educator has talked about it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from eduapp.actions.audit import Hand
from eduapp.actions.play import Standing
from eduapp.actions.refused import Refused
from eduapp.actions.weighings import WeighedCase, Weighings
from eduapp.store import Attempt, Change, Decision
from eduapp.store.attempt import read_ticks
from eduapp.text.said import told

TALKED_ABOUT = "talked about"
ONE_MOMENT = 1 << 22  # ids begin with their time; those of one millisecond are in no order


@dataclass(frozen=True, slots=True)
class UnsafeAct:
    """`number` is the decision (from 0) that holds it; `heading` is that of its scene."""

    number: int
    label: str
    heading: str


_IDS = bindparam("ids", expanding=True, type_=Attempt.__table__.c.id.type)
_DECIDED = (
    select(Decision.attempt_id, Decision.number, Decision.scene, Decision.choice, Decision.ticks)
    .where(Decision.attempt_id.in_(_IDS))
    .order_by(Decision.attempt_id, Decision.number)
)


def unsafe_acts(session: Session, weighings: Weighings, attempts: Mapping[int, int]) -> dict[int, list[UnsafeAct]]:
    """Those of each attempt (given with its revision), in the order in which they were done; the same act counts
    once."""
    if not attempts:
        return {}
    rows = session.execute(_DECIDED, {"ids": [*attempts]}).all()
    connection = session.connection()
    return {
        attempt: _unsafe(weighings.get(connection, attempts[attempt]), group)
        for attempt, group in groupby(rows, key=lambda row: row[0])
    }


def _unsafe(case: WeighedCase, decided: Iterable[Any]) -> list[UnsafeAct]:
    found: dict[tuple[str, str], UnsafeAct] = {}
    for _, number, at, choice, ticks in decided:
        scene = case.scenes[at]
        for act in (*read_ticks(ticks), scene.choices + choice):
            label = case.unsafe.get((at, act))
            if label is not None:
                found.setdefault((label, scene.heading), UnsafeAct(number, label, scene.heading))
    return list(found.values())


def talked_about(session: Session, cohort_id: int, attempts: Collection[int]) -> set[int]:
    """Those of the attempts that an educator has talked about. What is written down of one is younger than it."""
    if not attempts:
        return set()
    rows = select(Change.before, Change.after).where(
        Change.cohort_id == cohort_id, Change.id > min(attempts) - ONE_MOMENT, Change.what == TALKED_ABOUT
    )
    found: set[int] = set()
    for before, after in session.execute(rows.order_by(Change.id)):
        if after:
            found.add(after["attempt"])
        elif before:
            found.discard(before["attempt"])
    return found.intersection(attempts)


def talk_about(session: Session, weighings: Weighings, standing: Standing, hand: Hand, *, is_done: bool = True) -> None:
    """Write down that somebody talked with the learner about what was unsafe, or that it is to be done after all.
    Raises Refused where there is nothing to talk about."""
    attempt = standing.attempt
    acts = unsafe_acts(session, weighings, {attempt.id: standing.playable.id}).get(attempt.id, [])
    if not standing.is_over or not acts or attempt.cohort_id is None:
        raise Refused(told("Nothing unsafe was done in this attempt, or it is not over yet."))
    if is_done == (attempt.id in talked_about(session, attempt.cohort_id, {attempt.id})):
        return
    kept = {"case": standing.playable.title, "unsafe": "; ".join(act.label for act in acts), "attempt": attempt.id}
    hand.note(
        session,
        attempt.cohort_id,
        TALKED_ABOUT,
        person_id=attempt.person_id,
        assignment_id=session.get_one(Attempt, attempt.id).assignment_id,
        before=None if is_done else kept,
        after=kept if is_done else None,
    )

"""Unsafe acts by name: what was unsafe in an attempt, and whether an educator has talked about it."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.actions.audit import Hand
from eduapp.actions.play import Standing
from eduapp.actions.playable import Playables
from eduapp.actions.refused import Refused
from eduapp.case.map import plain
from eduapp.case.rules import Rules
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


_DECIDED = (Decision.attempt_id, Attempt.revision_id, Decision.number, Decision.scene, Decision.choice, Decision.ticks)


def unsafe_acts(session: Session, playables: Playables, attempts: Collection[int]) -> dict[int, list[UnsafeAct]]:
    """Those of each attempt, in the order in which they were done; the same act counts once."""
    asked = select(*_DECIDED).join(Attempt, Attempt.id == Decision.attempt_id).where(Attempt.id.in_(attempts))
    rows = session.execute(asked.order_by(Decision.attempt_id, Decision.number)).all()
    connection = session.connection()
    found: dict[int, list[UnsafeAct]] = {}
    for attempt, group in groupby(rows, key=lambda row: row.attempt_id):
        decided = list(group)
        found[attempt] = _unsafe(playables.get(connection, decided[0].revision_id).rules, decided)
    return found


def _unsafe(rules: Rules, decided: Collection[Any]) -> list[UnsafeAct]:
    found: dict[tuple[str, str], UnsafeAct] = {}
    for row in decided:
        scene = rules.scenes[row.scene]
        for act in (*read_ticks(row.ticks), len(scene.options) + row.choice):
            done = scene.scene.acts[act]
            if done.effects.unsafe:
                label, heading = plain(done.label), plain(scene.scene.heading)
                found.setdefault((label, heading), UnsafeAct(row.number, label, heading))
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


def talk_about(session: Session, playables: Playables, standing: Standing, hand: Hand, *, is_done: bool = True) -> None:
    """Write down that somebody talked with the learner about what was unsafe, or that it is to be done after all.
    Raises Refused where there is nothing to talk about."""
    attempt = standing.attempt
    acts = unsafe_acts(session, playables, {attempt.id}).get(attempt.id, [])
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

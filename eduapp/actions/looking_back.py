"""What a debrief needs of the store: what others chose, and what the learner ticked off."""

from collections.abc import Iterable

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from eduapp.actions.play import Standing
from eduapp.actions.refused import NotThere
from eduapp.store import ActCount, Attempt, SelfCheck
from eduapp.text.own_words import Write
from eduapp.text.said import told


def counts(session: Session, revision_id: int) -> dict[tuple[int, int], int]:
    """How many first attempts chose each act of the revision, by scene and act."""
    rows = session.execute(
        select(ActCount.scene, ActCount.act, ActCount.count).where(ActCount.revision_id == revision_id)
    )
    return {(scene, act): count for scene, act, count in rows}


def checked(session: Session, attempt_id: int) -> set[tuple[int, int]]:
    """The points of rubrics that were ticked off, as (decision, point)."""
    rows = session.execute(select(SelfCheck.number, SelfCheck.point).where(SelfCheck.attempt_id == attempt_id))
    return {(number, point) for number, point in rows}


def written_at(standing: Standing, number: int) -> Write:
    """What the scene of decision `number` (from 0) asked to write; refused where nothing was written."""
    plays = standing.plays
    write = plays[number].here.write if 0 <= number < len(plays) - 1 and plays[number + 1].passed else None
    if write is None:
        raise NotThere(told("Nothing was written at this decision."))
    return write


def check_off(session: Session, standing: Standing, number: int, points: Iterable[int]) -> None:
    """Keep which points of the rubric the learner found in the words of decision `number` (from 0)."""
    write = written_at(standing, number)
    session.execute(select(Attempt.id).where(Attempt.id == standing.attempt.id).with_for_update())  # one tab at a time
    own = (SelfCheck.attempt_id == standing.attempt.id, SelfCheck.number == number)
    session.execute(delete(SelfCheck).where(*own))
    session.add_all(
        SelfCheck(attempt_id=standing.attempt.id, number=number, point=point)
        for point in sorted(set(points))
        if 0 <= point < len(write.rubric)
    )
    session.flush()
